using CrisisLine.PhoneSimulator.Tests.Support;

namespace CrisisLine.PhoneSimulator.Tests.Calls;

public sealed class BeingRungByTheService : InAPhoneWorld
{
    private const string Offer = """
        <Gather numDigits="1" timeout="8" finishOnKey="" action="/key" actionOnEmptyResult="true"><Say>Press 1.</Say></Gather>
        <Hangup/>
        """;

    private static readonly string[] AllEvents = ["initiated", "ringing", "answered", "completed"];

    [Fact]
    public async Task A_phone_rings_and_is_answered_and_the_service_is_told_each_step()
    {
        Service.At("/offer", Offer);
        Service.At("/key", asked => asked["Digits"] == "1" ? "<Say>Thank you.</Say>" : "<Hangup/>");

        var sid = await Ring();
        await World.Wait(5);
        Assert.Equal("ringing", (await Fetch(sid)).Text("status"));
        await World.Answers(PhoneWorld.Ash);
        await World.Presses(PhoneWorld.Ash, "1");

        Assert.Equal(["Press 1.", "Thank you."], await World.Heard(PhoneWorld.Ash));
        Assert.Equal(["initiated", "ringing", "in-progress", "completed"], News());
        Assert.Equal(["0", "1", "2", "3"], Service.AskedAt("/news").Select(news => news["SequenceNumber"]));
        Assert.Equal("completed", (await Fetch(sid)).Text("status"));
    }

    [Theory]
    [InlineData("Busy", "busy", "486")]
    [InlineData("SwitchedOff", "failed", "404")]
    [InlineData("NoAnswer", "no-answer", "487")]
    public async Task A_phone_that_nobody_picks_up_says_why(string habit, string status, string sip)
    {
        await World.Has(PhoneWorld.Ash, habit);
        await Ring(("Timeout", "18"));
        await World.Wait(20);

        Assert.Equal((status, sip), (Service.Asked[^1]["CallStatus"]!, Service.Asked[^1]["SipResponseCode"]!));
        Assert.Empty(Service.AskedAt("/offer"));
    }

    [Fact]
    public async Task Who_declines_is_busy()
    {
        await Ring();
        await World.Wait(3);
        await World.Declines(PhoneWorld.Ash);

        Assert.Equal(["initiated", "ringing", "busy"], News());
    }

    [Fact]
    public async Task A_voicemail_answers_and_never_presses_one()
    {
        await World.Has(PhoneWorld.Ash, "Voicemail");
        Service.At("/offer", Offer);
        Service.At("/key", asked => asked["Digits"] == "1" ? "<Say>Thank you.</Say>" : "<Hangup/>");

        await Ring(("Timeout", "18"));
        await World.Wait(17);
        Assert.Equal(["initiated", "ringing", "in-progress"], News());

        await World.Wait(10);
        Assert.Equal("", Service.AskedAt("/key").Single()["Digits"]);
        Assert.Equal("completed", await World.StatusOfCall(PhoneWorld.Ash));
    }

    [Fact]
    public async Task A_short_enough_ring_never_reaches_the_voicemail_unless_the_five_seconds_are_added()
    {
        await World.Has(PhoneWorld.Ash, "Voicemail");
        await Ring(("Timeout", "12"));
        await World.Wait(30);
        Assert.Equal("no-answer", News()[^1]);

        await World.Control("switches", new { ringsFiveSecondsLonger = true });
        await Ring(("Timeout", "12"));
        await World.Wait(16.5);
        Assert.Contains("in-progress", News());
    }

    [Fact]
    public async Task A_ringing_phone_can_be_canceled_and_one_that_was_answered_can_only_be_ended()
    {
        var sid = await Ring();
        await World.Wait(3);
        Assert.Equal("canceled", (await (await World.Post($"Calls/{sid}.json", ("Status", "canceled"))).Json()).Text("status"));
        Assert.Equal((400, 21220), await (await World.Post($"Calls/{sid}.json", ("Status", "completed"))).Code());

        Service.At("/offer", """<Pause length="60"/>""");
        var second = await Ring();
        await World.Wait(3);
        await World.Answers(PhoneWorld.Ash);
        Assert.Equal((400, 21220), await (await World.Post($"Calls/{second}.json", ("Status", "canceled"))).Code());
        Assert.Equal("completed", (await (await World.Post($"Calls/{second}.json", ("Status", "completed"))).Json()).Text("status"));
    }

    [Fact]
    public async Task Three_calls_at_once_begin_one_second_after_the_other_if_Twilio_wants_that()
    {
        await World.Control("switches", new { callsPerSecond = 1 });
        foreach (var phone in (string[])["+447700900011", "+447700900012", "+447700900013"])
            await World.RingPhone(phone, "/offer");

        await World.Wait(1.5);
        Assert.Equal("ringing", await World.StatusOfCall("+447700900011"));
        Assert.Equal("queued", await World.StatusOfCall("+447700900012"));

        await World.Wait(1.5);
        Assert.Equal("ringing", await World.StatusOfCall("+447700900013"));
    }

    [Fact]
    public async Task A_call_that_is_canceled_before_it_rang_is_told_to_nobody()
    {
        var sid = await Ring();
        await World.Post($"Calls/{sid}.json", ("Status", "canceled"));
        await World.Wait(10);

        Assert.Empty(Service.Asked);
    }

    [Fact]
    public async Task A_call_can_be_sent_on_to_another_document()
    {
        Service.At("/offer", """<Pause length="60"/><Say>Never.</Say>""");
        Service.At("/taken", "<Say>Somebody else has it.</Say>");
        await World.Has(PhoneWorld.Ash, "Answers");
        var sid = await Ring();
        await World.Wait(3);

        await World.Post($"Calls/{sid}.json", ("Url", $"{Service.Address}/taken"));
        await World.Control("settle", new { });

        Assert.Equal(["Somebody else has it."], await World.Heard(PhoneWorld.Ash));
    }

    [Theory]
    [InlineData("Voicemail", false, "machine_start")]
    [InlineData("Answers", false, "human")]
    [InlineData("Answers", true, "machine_start")]
    public async Task A_guess_at_who_picked_up_holds_the_call_back_and_may_be_wrong(string habit, bool wrong, string verdict)
    {
        await World.Has(PhoneWorld.Ash, habit);
        await World.Fails("WrongVerdict", times: wrong ? 1 : 0);
        await Ring(("MachineDetection", "Enable"));
        await World.Wait(25);

        Assert.Equal(verdict, Service.AskedAt("/offer").Single()["AnsweredBy"]);
    }

    [Theory]
    [InlineData(0, "4000")]
    [InlineData(1, "20000")]
    public async Task A_guess_that_is_told_later_does_not_hold_the_call_back(int late, string milliseconds)
    {
        await World.Has(PhoneWorld.Ash, "Answers");
        await World.Fails("LateVerdict", late);
        Service.At("/offer", """<Pause length="60"/>""");
        await Ring(
            ("MachineDetection", "Enable"), ("MachineDetectionTimeout", "20"), ("AsyncAmd", "true"),
            ("AsyncAmdStatusCallback", $"{Service.Address}/verdict"));
        await World.Wait(2);
        Assert.Single(Service.AskedAt("/offer"));
        await World.Wait(30);

        var verdict = Service.AskedAt("/verdict").Single();
        Assert.Equal(("human", milliseconds), (verdict["AnsweredBy"]!, verdict["MachineDetectionDuration"]!));
    }

    [Theory]
    [InlineData("StatusCallbackEvent", "hungup", 21626)]
    [InlineData("Timeout", "0", 20001)]
    [InlineData("MachineDetection", "Yes", 21263)]
    [InlineData("Recorded", "true", 20001)]
    public async Task A_call_that_Twilio_would_not_make_is_refused(string name, string value, int code) =>
        Assert.Equal((400, code), await (await World.RingPhone(PhoneWorld.Ash, "/offer", (name, value))).Code());

    [Theory]
    [InlineData(PhoneWorld.Ash, "+447700900777", "http://127.0.0.1/", 21210)]
    [InlineData("anonymous", PhoneWorld.Ours, "http://127.0.0.1/", 21211)]
    [InlineData("", PhoneWorld.Ours, "http://127.0.0.1/", 21201)]
    [InlineData(PhoneWorld.Ash, PhoneWorld.Ours, "", 21205)]
    [InlineData(PhoneWorld.Ash, PhoneWorld.Ours, "offer", 21205)]
    public async Task A_call_from_to_or_for_nothing_is_refused(string to, string from, string url, int code) =>
        Assert.Equal((400, code), await (await World.Post("Calls.json", ("To", to), ("From", from), ("Url", url))).Code());

    private async Task<string> Ring(params IEnumerable<(string Name, string Value)> more)
    {
        var events = AllEvents.Select(name => ("StatusCallbackEvent", name));
        var answer = await World.RingPhone(PhoneWorld.Ash, "/offer", [("StatusCallback", $"{Service.Address}/news"), .. events, .. more]);
        return (await answer.Json()).Text("sid");
    }

    private async Task<System.Text.Json.JsonElement> Fetch(string sid) => await (await World.Get($"Calls/{sid}.json")).Json();

    private List<string> News() => [.. Service.AskedAt("/news").Select(news => news["CallStatus"]!)];
}
