using System.Xml.Linq;

namespace CrisisLine.Twilio.Tests;

public sealed class AnsweringTexts
{
    private const string Declaration = """<?xml version="1.0" encoding="UTF-8"?>""";

    [Fact]
    public void Each_reply_is_a_message_in_its_order() =>
        Assert.Equal(
            Declaration + "<Response><Message>We have room tonight.</Message><Message>Reply YES.</Message></Response>",
            Twiml.Messages(["We have room tonight.", "Reply YES."]));

    [Fact]
    public void Silence_is_an_empty_response() => Assert.Equal(Declaration + "<Response></Response>", Twiml.Messages([]));

    [Theory]
    [InlineData("")]
    [InlineData("\0")]
    [InlineData("\uFFFF")]
    public void A_reply_with_nothing_in_it_is_silence_too(string body) =>
        Assert.Equal(Twiml.Messages([]), Twiml.Messages([body]));

    [Fact]
    public void What_became_of_a_reply_is_reported_where_we_want_to_know()
    {
        var document = Twiml.Messages([new TwimlMessage("One", "/twilio/status?text=1&reply=2"), new TwimlMessage("Two")]);

        Assert.Empty(TwimlSchema.Faults(document, "messaging"));
        Assert.Equal(
            Declaration + """
            <Response><Message statusCallback="/twilio/status?text=1&amp;reply=2">One</Message><Message>Two</Message></Response>
            """,
            document);
    }

    [Fact]
    public void A_reply_with_nothing_in_it_is_silence_even_if_we_want_to_know() =>
        Assert.Equal(
            Twiml.Messages([]),
            Twiml.Messages([new TwimlMessage("", "/status"), new TwimlMessage("\uFFFF", "/status")]));

    [Theory]
    [InlineData("1 < 2 & 3 > 2 \"yes\" 'no' ]]>")]
    [InlineData("<Response><Hangup/></Response><!-- <?x?> <![CDATA[")]
    [InlineData(" two  blanks,\ttab,\nfeed,\r\nreturn and feed \r ")]
    [InlineData("ŵ ŷ £ € 🙏🏽 👨‍👩‍👧 \u202Eשלום\u00A0\uE000\uFFFD")]
    [InlineData("&amp; &#65;")]
    public void The_person_reads_exactly_what_was_written(string body) => Assert.Equal([body], Read(Twiml.Messages([body])));

    [Theory]
    [InlineData("a\0b\u0001c\u001Fd\u000Be", "abcde")]
    [InlineData("a\uFFFEb\uFFFFc", "abc")]
    public void What_XML_cannot_carry_is_left_out(string body, string left) =>
        Assert.Equal(["." + left], Read(Twiml.Messages(["." + body])));

    // No theory: the runner hands halves of characters on as replacement characters.
    [Fact]
    public void Half_an_emoji_is_left_out()
    {
        Assert.Equal(["ab"], Read(Twiml.Messages(["a\uD83Db"])));
        Assert.Equal(["ab"], Read(Twiml.Messages(["a\uDE4Fb"])));
        Assert.Equal(["a"], Read(Twiml.Messages(["\uDE4F\uD83Da\uD83D"])));
        Assert.Equal(["🙏"], Read(Twiml.Messages(["\uD83D\uD83D\uDE4F\uDE4F"])));
    }

    [Fact]
    public void Whatever_the_words_the_document_is_one_that_Twilio_knows()
    {
        var random = new Random(4);

        for (var round = 0; round < 2000; round++)
        {
            var bodies = Enumerable.Range(0, random.Next(4)).Select(_ => Noise(random)).ToList();
            var document = Twiml.Messages(bodies);

            Assert.Empty(TwimlSchema.Faults(document, "messaging"));
            Assert.All(Read(document), Assert.NotEmpty);
        }
    }

    private static IEnumerable<string> Read(string document) =>
        XDocument.Parse(document, LoadOptions.PreserveWhitespace).Root!.Elements("Message").Select(message => message.Value);

    // Half of it control characters, markup and surrogates, whole and broken.
    private static string Noise(Random random) =>
        string.Create(random.Next(20), random, (text, random) =>
        {
            foreach (ref var character in text)
                character = (char)(random.Next(2) == 0 ? random.Next(0x40) : random.Next(0xD700, 0x10000));
        });
}
