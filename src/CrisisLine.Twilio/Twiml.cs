using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using static CrisisLine.Twilio.VoiceVerb;

namespace CrisisLine.Twilio;

/// <summary>
/// Answers to Twilio in its markup, to be sent as <c>text/xml</c>: plain text would be texted or read out to the person.
/// Characters that XML cannot carry are left out.
/// </summary>
public static class Twiml
{
    // A carriage return must be written as a reference, or every reader of XML makes a line feed of it.
    private static readonly XmlWriterSettings AsWritten = new()
    {
        OmitXmlDeclaration = true,
        NewLineHandling = NewLineHandling.Entitize,
    };

    /// <summary>The answer to a text: a message each, in this order; none for silence. Empty ones are left out.</summary>
    [OverloadResolutionPriority(1)] // For [], which could be a list of either.
    public static string Messages(IEnumerable<string> bodies) => Messages(bodies.Select(body => new TwimlMessage(body)));

    /// <summary>The same, where we want to be told what became of each.</summary>
    public static string Messages(IEnumerable<TwimlMessage> messages) =>
        Document(messages.Select(message => Element("Message", message.Body, ("statusCallback", message.StatusCallback)))
            .Where(message => message.Value.Length > 0));

    /// <summary>
    /// What a call does next, in this order. After the last verb it ends; a document for waiting begins again, and one
    /// for the other side of a <see cref="Dial"/> joins the two.
    /// </summary>
    public static string Voice(params IEnumerable<VoiceVerb> verbs) => Document(verbs.Select(Element));

    private static string Document(IEnumerable<XElement> elements)
    {
        // The declaration is ours: a writer into a string would say UTF-16, and the answer goes out as UTF-8.
        var document = new StringBuilder("""<?xml version="1.0" encoding="UTF-8"?>""");

        using (var xml = XmlWriter.Create(document, AsWritten))
        {
            xml.WriteStartElement("Response");
            foreach (var element in elements)
                element.WriteTo(xml);
            xml.WriteFullEndElement();
        }

        return document.ToString();
    }

    private static XElement Element(VoiceVerb verb) => verb switch
    {
        Say say => Element("Say", say.Text, ("language", say.Language), ("voice", say.Voice)),
        Play play => Element("Play", play.Url),
        Pause pause => Element("Pause", "", ("length", pause.Seconds)),
        Gather gather => Element(gather),
        Redirect redirect => Element("Redirect", redirect.Url),
        Hangup => Element("Hangup", ""),
        Reject reject => Element("Reject", "", ("reason", reject.AsBusy ? "busy" : "rejected")),
        Enqueue queue => Element("Enqueue", queue.Queue, ("waitUrl", queue.WaitUrl), ("action", queue.Action)),
        Leave => Element("Leave", ""),
        Dial dial => Element(dial),
        _ => throw new UnreachableException(),
    };

    private static XElement Element(Gather gather)
    {
        // With a finishing key (Twilio's default is #), pressing only that key would count as silence.
        var element = Element("Gather", "", ("input", "dtmf"), ("numDigits", gather.Digits), ("timeout", gather.Seconds),
            ("finishOnKey", gather.EndsByHash ? "#" : ""), ("action", gather.Action), ("actionOnEmptyResult", "true"));
        element.Add(gather.Prompts.Select(Element));
        return element;
    }

    private static XElement Element(Dial dial)
    {
        // Answered only when the other side is there: until then the caller hears it ring.
        var element = Element("Dial", "", ("callerId", dial.CallerId), ("timeout", dial.Seconds), ("action", dial.Action),
            ("answerOnBridge", "true"), ("hangupOnStar", dial.EndsByStar ? "true" : null));
        element.Add(dial.To switch
        {
            DialTarget.Phone phone => Element(
                "Number", phone.Number, ("url", phone.Url), ("statusCallback", phone.News), ("statusCallbackEvent", phone.News is null ? null : "answered")),
            DialTarget.FirstWaiting first => Element("Queue", first.Queue, ("url", first.Url)),
            _ => throw new UnreachableException(),
        });
        return element;
    }

    /// <param name="attributes">Those that are null are left out.</param>
    private static XElement Element(string name, string text, params ReadOnlySpan<(string Name, object? Value)> attributes)
    {
        var element = new XElement(name);

        foreach (var (attribute, value) in attributes)
            element.SetAttributeValue(attribute, value is string words ? XmlText.Of(words) : value);

        if (text.Length > 0)
            element.Add(XmlText.Of(text));

        return element;
    }
}
