using System.Globalization;
using System.Xml.Linq;
using CrisisLine.PhoneSimulator.Documents;
using CrisisLine.PhoneSimulator.Webhooks;
using CrisisLine.PhoneSimulator.World;

namespace CrisisLine.PhoneSimulator.Texts;

/// <summary>Hands a person's text to the service and does what it answers.</summary>
internal static class Answering
{
    private const int MostRedirects = 10;

    /// <returns>The last that the service was asked, and its answer; null if there was nobody to ask.</returns>
    public static async Task<JournalEntry?> Deliver(Exchange exchange, Text text, string? optOut)
    {
        if (exchange.NumberAt(text.To) is not { } number)
        {
            exchange.Journal.Problem(exchange.Now, code: null, $"{text.To} is no number of the account: the text is lost.");
            return null;
        }

        var webhook = new Webhook("text", number.SmsUrl, number.SmsMethod, Fields(exchange, text, optOut));
        return number.SmsUrl.Length > 0 ? await Follow(exchange, text, number, webhook) : null;
    }

    private static async Task<JournalEntry?> Follow(Exchange exchange, Text text, ServiceNumber number, Webhook webhook)
    {
        var mayFallBack = number.SmsFallbackUrl.Length > 0;

        for (var redirects = 0; redirects <= MostRedirects; redirects++)
        {
            var url = ConnectionOverrides.Without(webhook.Url);
            var (reply, entry) = await exchange.Send(webhook);
            var document = reply.Error is null
                ? TwimlDocument.Read(reply.ContentType, reply.Body, TwimlPlace.Text, exchange.Options.Lenient)
                : new TwimlDocument([], [new TwimlProblem(reply.Error.Value, "No answer that can be used")]);
            entry.Problems.AddRange(document.Problems.Select(problem => problem.ToString()));

            if (document.Failure is { } failure)
            {
                entry.Error ??= failure.Code;
                if (!mayFallBack)
                    return entry;

                mayFallBack = false;
                webhook = (webhook with { Url = number.SmsFallbackUrl, Method = "POST", Token = Guid.NewGuid().ToString() }).With(
                    ("ErrorCode", failure.Code.ToString(CultureInfo.InvariantCulture)), ("ErrorUrl", url));
                continue;
            }

            if (Do(exchange, text, url, document) is not { } onward)
                return entry;
            webhook = webhook with { Url = onward.Url, Method = onward.Method, Token = Guid.NewGuid().ToString() };
        }

        exchange.Journal.Problem(exchange.Now, 11215, "More than ten redirects.");
        return null;
    }

    /// <returns>Where the answer says to ask instead; null if it is done.</returns>
    private static (string Url, string Method)? Do(Exchange exchange, Text text, string url, TwimlDocument document)
    {
        foreach (var verb in document.Verbs)
        {
            if (verb.Name.LocalName == "Redirect")
                return (WebAddress.Resolve(url, verb.Value.Trim()), (string?)verb.Attribute("method") ?? "POST");
            Reply(exchange, text, url, verb);
        }

        return null;
    }

    private static void Reply(Exchange exchange, Text text, string url, XElement message)
    {
        var body = message.Element("Body")?.Value ?? string.Concat(message.Nodes().OfType<XText>().Select(part => part.Value)).Trim();
        var media = message.Elements("Media").Select(address => WebAddress.Resolve(url, address.Value.Trim())).ToList();
        var to = (string?)message.Attribute("to") ?? text.From;
        var from = (string?)message.Attribute("from") ?? text.To;
        var callback = (string?)message.Attribute("statusCallback") ?? (string?)message.Attribute("action");

        var problem = body.Length == 0 && media.Count == 0 ? (14103, "A <Message> without words is not sent.")
            : body.Length > 1600 ? (21617, "A <Message> of more than 1600 characters is not sent.")
            : !Numbers.IsE164(to) ? (14101, $"{to} cannot be texted.")
            : exchange.OptedOut.Contains((to, from)) ? (21610, "They have opted out: nothing is sent.")
            : ((int, string)?)null;

        if (problem is var (code, words))
            exchange.Journal.Problem(exchange.Now, code, words);
        else
            exchange.SendOut(new Text
            {
                Sid = Sid.New(media.Count > 0 ? "MM" : "SM"),
                From = from,
                To = to,
                Body = body,
                Direction = "outbound-reply",
                Status = "queued",
                Created = exchange.Now,
                Updated = exchange.Now,
                StatusCallback = callback is null ? null : WebAddress.Resolve(url, callback),
                Media = media,
            });
    }

    private static List<KeyValuePair<string, string>> Fields(Exchange exchange, Text text, string? optOut)
    {
        var (fromCountry, toCountry) = (Numbers.Country(text.From), Numbers.Country(text.To));
        List<(string Name, string Value)> fields =
        [
            ("ToCountry", toCountry), ("ToState", ""), ("SmsMessageSid", text.Sid), ("NumMedia", "0"), ("ToCity", ""),
            ("FromZip", ""), ("SmsSid", text.Sid), ("FromState", ""), ("SmsStatus", "received"), ("FromCity", ""),
            ("Body", text.Body), ("FromCountry", fromCountry), ("To", text.To), ("ToZip", ""),
            ("NumSegments", text.Segments.ToString(CultureInfo.InvariantCulture)), ("MessageSid", text.Sid),
            ("AccountSid", exchange.Options.AccountSid), ("From", text.From), ("ApiVersion", "2010-04-01"),
        ];
        if (exchange.Switches.OptOut == OptOut.Advanced && optOut is not null)
            fields.Add(("OptOutType", optOut));

        return [.. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))];
    }
}
