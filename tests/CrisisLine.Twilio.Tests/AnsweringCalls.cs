using System.Xml.Linq;
using static CrisisLine.Twilio.VoiceVerb;

namespace CrisisLine.Twilio.Tests;

public sealed class AnsweringCalls
{
    private const string Awkward = "<&>\"'\0\uFFFF\r\nŵ🙏";

    private static readonly IReadOnlyList<VoiceVerb> EveryVerb =
    [
        new Say(Awkward),
        new Say("Bore da", "cy-GB", "Polly.Gwyneth"),
        new Play("https://helpline.example.org/sounds/welcome.mp3?a=1&b=2"),
        new Pause(2),
        new Gather("/twilio/offer/7/key", 1, 8),
        new Gather(Awkward, 1, 8, new Say(Awkward), new Play("/a.mp3"), new Pause(1)),
        new Redirect("/twilio/wait?step=2&lang=en"),
        new Hangup(),
        new Reject(AsBusy: true),
        new Reject(AsBusy: false),
        new Enqueue(Awkward, "/twilio/wait", "/twilio/left"),
        new Leave(),
        new Dial(new DialTarget.Phone("+447700900123"), "+441134960000", 15, "/twilio/rung"),
        new Dial(new DialTarget.Phone(Awkward, Awkward), Awkward, 15, Awkward),
        new Dial(new DialTarget.FirstWaiting("helpline"), "+441134960000", 5, "/twilio/joined"),
        new Dial(new DialTarget.FirstWaiting(Awkward, "/twilio/about-to-speak"), "+441134960000", 5, "/twilio/joined"),
    ];

    [Fact]
    public void Every_verb_is_one_that_Twilio_knows()
    {
        Assert.All(EveryVerb, verb => Assert.Empty(TwimlSchema.Faults(Twiml.Voice(verb), "voice")));
        Assert.Empty(TwimlSchema.Faults(Twiml.Voice(EveryVerb), "voice"));
    }

    [Fact]
    public void No_verb_is_missing_above() =>
        Assert.Equal(
            Cases(typeof(VoiceVerb)).Concat(Cases(typeof(DialTarget))).Order(),
            EveryVerb.Cast<object>().Concat(EveryVerb.OfType<Dial>().Select(dial => dial.To))
                .Select(used => used.GetType().Name).Distinct().Order());

    [Fact]
    public void Nothing_in_any_of_them_records_the_call()
    {
        var names = XDocument.Parse(Twiml.Voice(EveryVerb)).Root!.DescendantsAndSelf()
            .SelectMany(element => element.Attributes().Select(attribute => attribute.Name).Append(element.Name))
            .Select(name => name.LocalName);

        Assert.DoesNotContain(names, name => name.Contains("record", StringComparison.OrdinalIgnoreCase)
            || name.Contains("transcri", StringComparison.OrdinalIgnoreCase) || name is "Start" or "Stream");
    }

    [Fact]
    public void A_supporter_is_asked_to_press_a_key_and_silence_is_an_answer_too() =>
        AssertWritten(
            """
            <Gather input="dtmf" numDigits="1" timeout="8" finishOnKey="" action="/twilio/key" actionOnEmptyResult="true">
            <Say language="en-GB">Press 1 to take it.</Say></Gather><Hangup />
            """,
            new Gather("/twilio/key", 1, 8, new Say("Press 1 to take it.")), new Hangup());

    [Fact]
    public void A_caller_waits_in_a_queue_until_someone_comes() =>
        AssertWritten(
            """<Enqueue waitUrl="/twilio/wait" action="/twilio/left">helpline</Enqueue>""",
            new Enqueue("helpline", "/twilio/wait", "/twilio/left"));

    [Fact]
    public void A_supporter_is_joined_with_the_first_in_the_queue() =>
        AssertWritten(
            """
            <Dial callerId="+441134960000" timeout="5" action="/twilio/joined" answerOnBridge="true">
            <Queue url="/twilio/about-to-speak">helpline</Queue></Dial>
            """,
            new Dial(new DialTarget.FirstWaiting("helpline", "/twilio/about-to-speak"), "+441134960000", 5, "/twilio/joined"));

    [Fact]
    public void A_phone_that_is_rung_sees_our_number() =>
        AssertWritten(
            """
            <Dial callerId="+441134960000" timeout="15" action="/twilio/rung" answerOnBridge="true">
            <Number>+447700900123</Number></Dial>
            """,
            new Dial(new DialTarget.Phone("+447700900123"), "+441134960000", 15, "/twilio/rung"));

    [Fact]
    public void Awkward_characters_are_said_where_XML_can_carry_them() =>
        Assert.Equal("<&>\"'\r\nŵ🙏", XDocument.Parse(Twiml.Voice(new Say(Awkward))).Root!.Value);

    private static void AssertWritten(string expected, params VoiceVerb[] verbs) =>
        Assert.Equal(
            $"""<?xml version="1.0" encoding="UTF-8"?><Response>{expected.ReplaceLineEndings("")}</Response>""",
            Twiml.Voice(verbs));

    private static IEnumerable<string> Cases(Type closed) =>
        closed.GetNestedTypes().Where(type => !type.IsAbstract).Select(type => type.Name);
}
