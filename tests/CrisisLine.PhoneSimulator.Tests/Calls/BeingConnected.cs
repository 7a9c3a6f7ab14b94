using CrisisLine.PhoneSimulator.Tests.Support;

namespace CrisisLine.PhoneSimulator.Tests.Calls;

public sealed class BeingConnected : InAPhoneWorld
{
    private const string Voice = "/twilio/voice";
    private const string Kit = "+447700900003";

    [Fact]
    public async Task Who_waits_in_the_queue_is_connected_with_the_one_who_presses_one()
    {
        Service.At(Voice, """<Enqueue waitUrl="/wait" action="/left">line</Enqueue>""");
        Service.At("/wait", asked => $"""<Say>You are number {asked["QueuePosition"]}.</Say><Pause length="10"/>""");
        Service.At("/offer", """<Gather numDigits="1" action="/key"><Say>Press 1.</Say></Gather><Hangup/>""");
        Service.At("/key", $"""<Dial callerId="{PhoneWorld.Ours}" action="/spoke"><Queue url="/about">line</Queue></Dial>""");
        Service.At("/about", "<Say>Connecting you.</Say>");
        Service.At("/spoke", "<Hangup/>");
        await World.Has(PhoneWorld.Ash, "Answers");

        await World.Rings(PhoneWorld.Sam);
        await World.Wait(25);
        await World.RingPhone(PhoneWorld.Ash, "/offer");
        await World.Wait(2);
        await World.Presses(PhoneWorld.Ash, "1");
        await World.Says(PhoneWorld.Sam, "hello?");
        await World.Says(PhoneWorld.Ash, "Hello, this is Ash.");
        await World.Wait(30);
        await World.HangsUp(PhoneWorld.Sam);

        Assert.Equal(
            ["You are number 1.", "You are number 1.", "You are number 1.", "Connecting you.", "Hello, this is Ash."],
            await World.Heard(PhoneWorld.Sam));
        Assert.Equal(["Press 1.", "hello?"], await World.Heard(PhoneWorld.Ash));
        Assert.Equal(("bridged", "27"), (Service.AskedAt("/left").Single()["QueueResult"]!, Service.AskedAt("/left").Single()["QueueTime"]!));
        var spoke = Service.AskedAt("/spoke").Single();
        Assert.Equal(("completed", "true", "57"), (spoke["DialCallStatus"]!, spoke["DialBridged"]!, spoke["DialCallDuration"]!));
    }

    [Fact]
    public async Task A_caller_who_gives_up_before_the_one_is_pressed_leaves_nobody_to_be_connected_with()
    {
        Service.At(Voice, """<Enqueue waitUrl="/wait" action="/left">line</Enqueue>""");
        Service.At("/wait", """<Pause length="10"/>""");
        Service.At("/offer", """<Dial action="/spoke" timeout="5"><Queue>line</Queue></Dial>""");
        await World.Has(PhoneWorld.Ash, "Answers");

        await World.Rings(PhoneWorld.Sam);
        await World.HangsUp(PhoneWorld.Sam);
        await World.RingPhone(PhoneWorld.Ash, "/offer");
        await World.Wait(10);

        Assert.Equal("hangup", Service.AskedAt("/left").Single()["QueueResult"]);
        Assert.Equal("no-answer", Service.AskedAt("/spoke").Single()["DialCallStatus"]);
    }

    [Fact]
    public async Task Two_who_dial_the_queue_at_once_do_not_get_the_same_caller()
    {
        Service.At(Voice, "<Enqueue>line</Enqueue>");
        Service.At("/offer", asked => $"""<Dial action="/spoke/{asked["To"]![^1..]}" timeout="5"><Queue>line</Queue></Dial>""");
        await World.Has(PhoneWorld.Ash, "Answers");
        await World.Has(Kit, "Answers");

        await World.Rings(PhoneWorld.Sam);
        await World.RingPhone(PhoneWorld.Ash, "/offer");
        await World.RingPhone(Kit, "/offer");
        await World.Wait(10);

        Assert.Equal(["/spoke/3"], Service.Asked.Select(asked => asked.Path).Where(path => path.StartsWith("/spoke", StringComparison.Ordinal)));
        Assert.Equal(PhoneWorld.Sam, (await World.LastCall(PhoneWorld.Ash)).Text("with"));
    }

    [Fact]
    public async Task Who_leaves_the_queue_goes_on_at_its_action()
    {
        Service.At(Voice, """<Enqueue waitUrl="/wait" action="/left">line</Enqueue>""");
        Service.At("/wait", """<Gather numDigits="1" timeout="10" action="/choose"><Say>Press 2 to be texted.</Say></Gather>""");
        Service.At("/choose", "<Leave/>");
        Service.At("/left", "<Say>We will text you.</Say>");

        await World.Rings(PhoneWorld.Sam);
        await World.Presses(PhoneWorld.Sam, "2");

        Assert.Equal("leave", Service.AskedAt("/left").Single()["QueueResult"]);
        Assert.Equal(["Press 2 to be texted.", "We will text you."], await World.Heard(PhoneWorld.Sam));
    }

    [Fact]
    public async Task A_waiting_document_may_not_dial()
    {
        Service.At(Voice, """<Enqueue waitUrl="/wait">line</Enqueue>""");
        Service.At("/wait", $"<Dial>{Kit}</Dial>");
        await World.Rings(PhoneWorld.Sam);

        Assert.Contains(await World.Journal(), entry => entry.GetProperty("error").ToString() == "13238");
    }

    [Fact]
    public async Task A_dialled_phone_hears_its_whisper_before_it_is_connected()
    {
        Service.At(Voice, $"""
            <Dial callerId="{PhoneWorld.Ours}" action="/spoke">
              <Number url="/whisper" statusCallback="/news" statusCallbackEvent="initiated ringing answered completed">{Kit}</Number>
            </Dial>
            """);
        Service.At("/whisper", "<Say>A call for the house.</Say>");

        await World.Rings(PhoneWorld.Sam);
        await World.Answers(Kit);
        await World.Says(PhoneWorld.Sam, "hello");
        await World.Wait(9);
        await World.HangsUp(Kit);

        Assert.Equal(["A call for the house.", "hello"], await World.Heard(Kit));
        Assert.Equal(PhoneWorld.Ours, Service.AskedAt("/whisper").Single()["From"]);
        Assert.Equal(["initiated", "ringing", "in-progress", "completed"], Service.AskedAt("/news").Select(news => news["CallStatus"]));
        Assert.Equal(("completed", "9"), (Service.AskedAt("/spoke").Single()["DialCallStatus"]!, Service.AskedAt("/spoke").Single()["DialCallDuration"]!));
        Assert.NotNull(Service.AskedAt("/news")[0]["ParentCallSid"]);
    }

    [Fact]
    public async Task A_whisper_that_hangs_up_keeps_the_two_apart()
    {
        Service.At(Voice, $"""<Dial action="/spoke"><Number url="/whisper">{Kit}</Number></Dial>""");
        Service.At("/whisper", """<Gather numDigits="1" timeout="4" action="/ok"><Say>Press 1.</Say></Gather><Hangup/>""");
        await World.Has(Kit, "Voicemail");

        await World.Rings(PhoneWorld.Sam);
        await World.Wait(25);

        Assert.Equal(("no-answer", "false"), (Service.AskedAt("/spoke").Single()["DialCallStatus"]!, Service.AskedAt("/spoke").Single()["DialBridged"]!));
    }

    [Theory]
    [InlineData(true, "canceled")]
    [InlineData(false, "ringing")]
    public async Task The_first_to_pick_up_ends_the_others_at_once_or_when_connected(bool whisperEndsOthers, string other)
    {
        await World.Control("switches", new { whisperEndsOthers });
        Service.At(Voice, $"""<Dial><Number url="/whisper">{Kit}</Number><Number url="/whisper">{PhoneWorld.Ash}</Number></Dial>""");
        Service.At("/whisper", """<Pause length="5"/>""");

        await World.Rings(PhoneWorld.Sam);
        await World.Answers(Kit);
        Assert.Equal(other, await World.StatusOfCall(PhoneWorld.Ash));

        await World.Wait(6);
        Assert.Equal("canceled", await World.StatusOfCall(PhoneWorld.Ash));
        Assert.Equal(PhoneWorld.Sam, (await World.LastCall(Kit)).Text("with"));
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task Whether_the_action_is_asked_after_the_caller_hung_up_is_a_switch(bool dialActionAfterHangup, int times)
    {
        await World.Control("switches", new { dialActionAfterHangup });
        Service.At(Voice, $"""<Dial action="/spoke">{Kit}</Dial>""");
        await World.Has(Kit, "Answers");

        await World.Rings(PhoneWorld.Sam);
        await World.HangsUp(PhoneWorld.Sam);

        Assert.Equal(times, Service.AskedAt("/spoke").Count);
        Assert.Equal("completed", await World.StatusOfCall(Kit));
    }

    [Theory]
    [InlineData("""timeLimit="20" """, "")]
    [InlineData("""hangupOnStar="true" """, "*")]
    public async Task Two_who_speak_are_parted_by_a_limit_or_by_the_callers_star(string attribute, string keys)
    {
        Service.At(Voice, $"""<Dial action="/spoke" {attribute}>{Kit}</Dial>""");
        Service.At("/spoke", "<Say>That was all.</Say>");
        await World.Has(Kit, "Answers");

        await World.Rings(PhoneWorld.Sam);
        await World.Presses(PhoneWorld.Sam, keys);
        await World.Wait(20);

        Assert.Equal("completed", await World.StatusOfCall(Kit));
        Assert.Equal(["That was all."], await World.Heard(PhoneWorld.Sam));
    }

    [Fact]
    public async Task A_number_that_is_not_ours_may_not_be_shown()
    {
        Service.At(Voice, $"""<Dial callerId="+447700900555" action="/spoke">{Kit}</Dial>""");
        await World.Rings(PhoneWorld.Sam);

        Assert.Contains(await World.Journal(), entry => entry.GetProperty("error").ToString() == "13214");
        Assert.Equal("failed", Service.AskedAt("/spoke").Single()["DialCallStatus"]);
    }

    [Theory]
    [InlineData("Busy", "busy")]
    [InlineData("NoAnswer", "no-answer")]
    [InlineData("SwitchedOff", "failed")]
    public async Task A_dialled_phone_that_nobody_picks_up_says_why(string habit, string status)
    {
        await World.Has(Kit, habit);
        Service.At(Voice, $"""<Dial timeout="10" action="/spoke">{Kit}</Dial>""");
        await World.Rings(PhoneWorld.Sam);
        await World.Wait(11);

        Assert.Equal(status, Service.AskedAt("/spoke").Single()["DialCallStatus"]);
    }
}
