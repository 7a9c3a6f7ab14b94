using System.Xml.Linq;
using CrisisLine.PhoneSimulator.Tests.Support;
using CrisisLine.PhoneSimulator.Webhooks;

namespace CrisisLine.PhoneSimulator.Tests.Texts;

public sealed class TextingTheService : InAPhoneWorld
{
    private const string Sms = "/twilio/sms";

    [Fact]
    public async Task What_a_person_texts_is_handed_over_signed_and_the_answer_stands_in_their_thread()
    {
        Service.At(Sms, asked => $"<Message>You said {new XText(asked["Body"]!)}</Message>");

        await World.Texts(PhoneWorld.Sam, "VISIT please £5 & 1+1");
        await World.Wait(5);

        var asked = Service.Asked.Single();
        Assert.Equal(["You said VISIT please £5 & 1+1"], await World.Read(PhoneWorld.Sam));
        Assert.Equal((PhoneWorld.Sam, PhoneWorld.Ours, "VISIT please £5 & 1+1"), (asked["From"], asked["To"], asked["Body"]));
        Assert.Equal(RequestSignature.Of(PhoneWorld.Token, Service.Address + Sms, asked.Fields), asked.Signature);
    }

    [Fact]
    public async Task The_same_text_can_be_delivered_five_times()
    {
        var sent = await World.Texts(PhoneWorld.Sam, "VISIT", sid: "SM" + new string('7', 32), times: 5);

        Assert.Equal(Enumerable.Repeat(sent.Text("sid"), 5), Service.Asked.Select(asked => asked["MessageSid"]));
        Assert.Equal(5, Service.Asked.Select(asked => asked.Token).Distinct().Count());
    }

    [Fact]
    public async Task A_handset_can_send_one_text_twice()
    {
        await World.Fails("TextTwice");
        await World.Texts(PhoneWorld.Sam, "VISIT");

        Assert.Equal(["VISIT", "VISIT"], Service.Asked.Select(asked => asked["Body"]));
        Assert.Equal(2, Service.Asked.Select(asked => asked["MessageSid"]).Distinct().Count());
    }

    [Fact]
    public async Task A_service_that_cannot_be_reached_is_tried_once_more_with_the_same_token()
    {
        await World.Control("numbers", new { number = PhoneWorld.Ours, smsUrl = "http://127.0.0.1:1/sms" });
        await World.Texts(PhoneWorld.Sam, "hello");

        var entry = (await World.Journal()).Single();
        Assert.Equal((2, 11205), (entry.GetProperty("attempts").GetInt32(), entry.GetProperty("error").GetInt32()));
    }

    [Fact]
    public async Task An_error_is_not_tried_again_but_the_fallback_is_asked()
    {
        await World.Control("numbers", new { number = PhoneWorld.Ours, smsFallbackUrl = "/fallback" });
        Service.At(Sms, new Answer(500, "text/plain", "no"));
        Service.At("/fallback", "<Message>Please ring us.</Message>");

        await World.Texts(PhoneWorld.Sam, "hello");
        await World.Wait(5);

        Assert.Equal([Sms, "/fallback"], Service.Asked.Select(asked => asked.Path));
        Assert.Equal("11200", Service.Asked[1]["ErrorCode"]);
        Assert.Equal(["Please ring us."], await World.Read(PhoneWorld.Sam));
    }

    [Fact]
    public async Task An_error_is_tried_again_if_the_address_asks_for_that()
    {
        await World.Control("numbers", new { number = PhoneWorld.Ours, smsUrl = "/twilio/sms#rc=3&rp=5xx" });
        Service.At(Sms, new Answer(503, "text/plain", "later"));

        await World.Texts(PhoneWorld.Sam, "hello");

        Assert.Equal(4, Service.Asked.Count);
        Assert.Single(Service.Asked.Select(asked => asked.Token).Distinct());
    }

    [Fact]
    public async Task A_service_that_says_nothing_is_waited_for_only_so_long_and_not_asked_again()
    {
        await using var impatient = await PhoneWorld.Start(options => options with { WebhookLimit = TimeSpan.FromMilliseconds(400) });
        impatient.Service.IsSilentAt(Sms);
        impatient.Service.At("/fallback", "<Message>Please ring us.</Message>");
        await impatient.Control("numbers", new { number = PhoneWorld.Ours, smsFallbackUrl = "/fallback" });

        await impatient.Texts(PhoneWorld.Sam, "hello");
        await impatient.Wait(5);

        Assert.Single(impatient.Service.AskedAt(Sms));
        Assert.Equal(["Please ring us."], await impatient.Read(PhoneWorld.Sam));
    }

    [Fact]
    public async Task An_answer_that_is_redirected_comes_from_elsewhere()
    {
        Service.At(Sms, "<Redirect>more/here</Redirect>");
        Service.At("/twilio/more/here", """<Message statusCallback="/news">There.</Message>""");

        await World.Texts(PhoneWorld.Sam, "hello");
        await World.Wait(10);

        Assert.Equal(["There."], await World.Read(PhoneWorld.Sam));
        Assert.Equal(["queued", "sent", "delivered"], Service.AskedAt("/news").Select(news => news["MessageStatus"]));
    }

    [Theory]
    [InlineData("application/json", "{}", 12300)]
    [InlineData("text/xml", "<Response><Message>half", 12100)]
    [InlineData("text/xml", "<Answer/>", 12102)]
    [InlineData("text/xml", "<Response><Mesage>hi</Mesage></Response>", 12200)]
    [InlineData("text/xml", """<Response><Message colour="red">hi</Message></Response>""", 12200)]
    [InlineData("text/xml", "<Response><Say>hi</Say></Response>", 12200)]
    public async Task An_answer_that_is_no_TwiML_is_seen_in_the_journal_and_nothing_is_sent(string type, string body, int error)
    {
        Service.At(Sms, new Answer(200, type, body));
        await World.Texts(PhoneWorld.Sam, "hello");
        await World.Wait(5);

        Assert.Equal(error, (await World.Journal()).Single().GetProperty("error").GetInt32());
        Assert.Empty(await World.Read(PhoneWorld.Sam));
    }

    [Fact]
    public async Task Plain_words_are_sent_to_the_person_as_they_stand()
    {
        Service.At(Sms, new Answer(200, "text/plain", "OK"));
        await World.Texts(PhoneWorld.Sam, "hello");
        await World.Wait(5);

        Assert.Equal(["OK"], await World.Read(PhoneWorld.Sam));
    }

    [Fact]
    public async Task Parameters_that_nobody_has_heard_of_are_signed_too()
    {
        await World.Fails("UnknownParameters");
        await World.Texts(PhoneWorld.Sam, "hello");

        var asked = Service.Asked.Single();
        Assert.NotNull(asked["XNewParameter"]);
        Assert.Equal(RequestSignature.Of(PhoneWorld.Token, Service.Address + Sms, asked.Fields), asked.Signature);
    }

    [Fact]
    public async Task A_webhook_that_was_caught_can_be_played_again_and_its_answer_goes_nowhere()
    {
        Service.At(Sms, "<Message>Hello.</Message>");
        await World.Texts(PhoneWorld.Sam, "hello");
        await World.Control("journal/1/replay", new { });
        await World.Wait(5);

        Assert.Equal(Service.Asked[0], Service.Asked[1]);
        Assert.Equal(["Hello."], await World.Read(PhoneWorld.Sam));
    }

    [Fact]
    public async Task After_a_STOP_nothing_can_be_sent_until_a_START()
    {
        await World.Texts(PhoneWorld.Sam, " stop ");
        Assert.Equal((400, 21610), await (await World.SendText(PhoneWorld.Sam, "hi")).Code());
        Assert.Contains("unsubscribed", (await World.Read(PhoneWorld.Sam)).Single(), StringComparison.Ordinal);

        await World.Texts(PhoneWorld.Sam, "START");
        Assert.Equal(201, (int)(await World.SendText(PhoneWorld.Sam, "hi")).StatusCode);
        Assert.Equal([" stop ", "START"], Service.Asked.Select(asked => asked["Body"]));
    }

    [Theory]
    [InlineData("Default", null)]
    [InlineData("Advanced", "STOP")]
    public async Task Advanced_opt_out_says_what_Twilio_made_of_a_text(string optOut, string? expected)
    {
        await World.Control("switches", new { optOut });
        await World.Texts(PhoneWorld.Sam, "END");

        Assert.Equal(expected, Service.Asked.Single()["OptOutType"]);
    }
}
