using CrisisLine.PhoneSimulator.Tests.Support;

namespace CrisisLine.PhoneSimulator.Tests.Calls;

public sealed class LittleThingsOfACall : InAPhoneWorld
{
    private const string Voice = "/twilio/voice";
    private const string Desk = "sip:desk@line.example";

    [Fact]
    public async Task An_address_at_which_nobody_is_registered_fails()
    {
        Service.At(Voice, $"""<Dial action="/spoke"><Sip>{Desk}</Sip></Dial>""");
        await World.Rings(PhoneWorld.Sam);

        Assert.Equal("failed", Service.AskedAt("/spoke").Single()["DialCallStatus"]);
    }

    [Fact]
    public async Task An_address_is_answered_by_the_phone_that_is_registered_there()
    {
        Service.At(Voice, $"<Dial><Sip>{Desk}</Sip></Dial>");
        await World.Has(Desk, "Answers");
        await World.Rings(PhoneWorld.Sam);
        await World.Says(PhoneWorld.Sam, "hello");

        Assert.Equal(["hello"], await World.Heard(Desk));
    }

    [Fact]
    public async Task Keys_are_sent_as_soon_as_somebody_picks_up_with_their_pauses()
    {
        await World.Has(PhoneWorld.Ash, "Answers");
        Service.At("/offer", "<Say>Hello.</Say>");
        await World.RingPhone(PhoneWorld.Ash, "/offer", ("SendDigits", "1Ww2#"));
        await World.Wait(1);
        Assert.Equal(["1"], await World.Heard(PhoneWorld.Ash));

        await World.Wait(2);
        Assert.Equal(["1", "2", "#", "Hello."], await World.Heard(PhoneWorld.Ash));
    }

    [Theory]
    [InlineData("SendDigits", "12a")]
    [InlineData("SendDigits", "123456789012345678901234567890123")]
    [InlineData("TimeLimit", "0")]
    public async Task A_call_that_cannot_be_meant_is_refused(string name, string value) =>
        Assert.Equal((400, 20001), await (await World.RingPhone(PhoneWorld.Ash, "/offer", (name, value))).Code());

    [Fact]
    public async Task A_call_is_over_when_its_time_is_up_and_not_before()
    {
        await World.Has(PhoneWorld.Ash, "Answers");
        Service.At("/offer", """<Pause length="600"/>""");
        await World.RingPhone(PhoneWorld.Ash, "/offer", ("TimeLimit", "60"));
        await World.Wait(60);
        Assert.Equal("in-progress", await World.StatusOfCall(PhoneWorld.Ash));

        await World.Wait(2);
        Assert.Equal("completed", await World.StatusOfCall(PhoneWorld.Ash));
    }

    [Fact]
    public async Task What_the_service_asks_to_be_reminded_of_is_kept_for_one_call()
    {
        Service.At(Voice, new Answer(200, "text/xml", """<Response><Gather numDigits="1" action="/menu"/></Response>""")
        {
            Cookies = ["step=one; Path=/", "other=two; Path=/elsewhere"],
        });
        await World.Rings(PhoneWorld.Sam);
        await World.Presses(PhoneWorld.Sam, "1");
        await World.Rings(PhoneWorld.Ash);

        Assert.Equal(["", "step=one", ""], Service.Asked.Select(asked => asked.Cookie));
    }

    [Fact]
    public async Task Words_are_told_half_understood_before_they_are_told_whole()
    {
        Service.At(Voice, """<Gather input="speech" timeout="5" action="/said" partialResultCallback="/parts"/>""");
        await World.Rings(PhoneWorld.Sam);
        await World.Says(PhoneWorld.Sam, "can I come");

        Assert.Equal(["can", "can I", "can I come"], Service.AskedAt("/parts").Select(asked => asked["UnstableSpeechResult"]));
        Assert.Equal(["0", "1", "2"], Service.AskedAt("/parts").Select(asked => asked["SequenceNumber"]));
        Assert.Equal("can I come", Service.AskedAt("/said").Single()["SpeechResult"]);
    }
}
