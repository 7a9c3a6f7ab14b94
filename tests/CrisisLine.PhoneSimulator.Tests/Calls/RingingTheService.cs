using CrisisLine.PhoneSimulator.Tests.Support;

namespace CrisisLine.PhoneSimulator.Tests.Calls;

public sealed class RingingTheService : InAPhoneWorld
{
    private const string Voice = "/twilio/voice";

    [Fact]
    public async Task A_caller_hears_what_the_service_says_and_then_the_call_ends()
    {
        await World.Control("numbers", new { number = PhoneWorld.Ours, statusCallback = "/ended" });
        Service.At(Voice, """<Say voice="Polly.Amy" language="en-GB">Welcome.</Say><Play>sounds/music.mp3</Play><Pause length="3"/>""");

        await World.Rings(PhoneWorld.Sam);
        Assert.Equal("in-progress", await World.StatusOfCall(PhoneWorld.Sam));
        await World.Wait(3);

        Assert.Equal(["Welcome.", $"{Service.Address}/twilio/sounds/music.mp3"], await World.Heard(PhoneWorld.Sam));
        Assert.Equal(("ringing", "inbound", PhoneWorld.Sam), (Service.Asked[0]["CallStatus"]!, Service.Asked[0]["Direction"]!, Service.Asked[0]["From"]!));
        var ended = Service.AskedAt("/ended").Single();
        Assert.Equal(("completed", "3", "0"), (ended["CallStatus"]!, ended["CallDuration"]!, ended["SequenceNumber"]!));
    }

    [Fact]
    public async Task A_key_interrupts_the_menu_and_is_handed_to_its_action()
    {
        Service.At(Voice, """<Gather numDigits="1" action="menu?step=2"><Say>Press one.</Say><Pause length="20"/></Gather><Say>Nothing.</Say>""");
        Service.At("/twilio/menu", asked => $"<Say>You pressed {asked["Digits"]}</Say>");

        await World.Rings(PhoneWorld.Sam);
        await World.Wait(2);
        await World.Presses(PhoneWorld.Sam, "1");

        Assert.Equal(["Press one.", "You pressed 1"], await World.Heard(PhoneWorld.Sam));
        Assert.Equal(("in-progress", ""), (Service.Asked[1]["CallStatus"], Service.Asked[1]["FinishedOnKey"]));
        Assert.Equal("/twilio/menu?step=2", Service.Asked[1].Target);
    }

    [Fact]
    public async Task Digits_end_with_the_hash_or_with_a_silence_that_begins_anew_at_each_key()
    {
        Service.At(Voice, """<Gather timeout="5" action="/code"/>""");
        Service.At("/code", asked => $"""<Say>{asked["Digits"]}{asked["FinishedOnKey"]}</Say><Gather timeout="5" action="/code"/>""");

        await World.Rings(PhoneWorld.Sam);
        await World.Presses(PhoneWorld.Sam, "42#");
        await World.Presses(PhoneWorld.Sam, "1");
        await World.Wait(4);
        await World.Presses(PhoneWorld.Sam, "23");
        await World.Wait(4);
        Assert.Equal(["42#"], await World.Heard(PhoneWorld.Sam));

        await World.Wait(1);
        Assert.Equal(["42#", "123"], await World.Heard(PhoneWorld.Sam));
    }

    [Theory]
    [InlineData("")]
    [InlineData("#")]
    public async Task Who_enters_nothing_hears_what_follows_or_is_asked_about_if_the_service_wants_that(string keys)
    {
        Service.At(Voice, """<Gather timeout="5" action="/a"/><Say>Still there?</Say><Gather timeout="5" action="/b" actionOnEmptyResult="true"/>""");
        Service.At("/b", "<Say>Goodbye.</Say>");

        await World.Rings(PhoneWorld.Sam);
        await World.Presses(PhoneWorld.Sam, keys);
        await World.Wait(12);

        Assert.Equal(["Still there?", "Goodbye."], await World.Heard(PhoneWorld.Sam));
        Assert.Equal("", Service.AskedAt("/b").Single()["Digits"]);
    }

    [Fact]
    public async Task Star_and_hash_are_digits_where_no_key_finishes()
    {
        Service.At(Voice, """<Gather numDigits="3" finishOnKey="" action="/a"/>""");
        await World.Rings(PhoneWorld.Sam);
        await World.Presses(PhoneWorld.Sam, "*#1");

        Assert.Equal("*#1", Service.AskedAt("/a").Single()["Digits"]);
    }

    [Fact]
    public async Task A_key_that_was_pressed_before_the_next_menu_began_is_lost()
    {
        Service.At(Voice, """<Gather numDigits="1" action="/a"/>""");
        Service.At("/a", """<Gather numDigits="1" action="/b"/>""");
        await World.Rings(PhoneWorld.Sam);
        await World.Presses(PhoneWorld.Sam, "12");
        Assert.Empty(Service.AskedAt("/b"));

        await World.Presses(PhoneWorld.Sam, "3");
        Assert.Equal("3", Service.AskedAt("/b").Single()["Digits"]);
    }

    [Fact]
    public async Task Words_are_recognised_where_words_are_asked_for()
    {
        Service.At(Voice, """<Gather input="dtmf speech" language="en-GB" timeout="5" action="/a"/>""");
        await World.Rings(PhoneWorld.Sam);
        await World.Says(PhoneWorld.Sam, "I would like to visit");

        Assert.Equal(("I would like to visit", null), (Service.AskedAt("/a").Single()["SpeechResult"], Service.AskedAt("/a").Single()["Digits"]));
    }

    [Fact]
    public async Task A_withheld_caller_is_shown_as_such()
    {
        await World.Has(PhoneWorld.Sam, "Rings", shows: "anonymous");
        await World.Rings(PhoneWorld.Sam);

        Assert.Equal(("anonymous", "anonymous"), (Service.Asked[0]["From"], Service.Asked[0]["Caller"]));
    }

    [Fact]
    public async Task A_call_that_is_refused_was_never_answered()
    {
        Service.At(Voice, """<Reject reason="busy"/>""");
        await World.Rings(PhoneWorld.Sam);

        Assert.Equal("busy", await World.StatusOfCall(PhoneWorld.Sam));
    }

    [Fact]
    public async Task Redirects_are_followed_and_a_hangup_is_the_end()
    {
        Service.At(Voice, "<Redirect>next</Redirect>");
        Service.At("/twilio/next", "<Say>Here.</Say><Hangup/><Say>Never.</Say>");
        await World.Rings(PhoneWorld.Sam);

        Assert.Equal(["Here."], await World.Heard(PhoneWorld.Sam));
        Assert.Equal("completed", await World.StatusOfCall(PhoneWorld.Sam));
    }

    [Fact]
    public async Task A_document_that_leads_to_itself_without_end_is_found_out()
    {
        Service.At(Voice, "<Redirect>/twilio/voice</Redirect>");
        await World.Rings(PhoneWorld.Sam);

        Assert.Contains("without a pause", (await World.Heard(PhoneWorld.Sam)).Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<Sey>Hello</Sey>", 12200)]
    [InlineData("""<Gather timeout="0"/>""", 13313)]
    [InlineData("""<Gather finishOnKey="x"/>""", 13310)]
    [InlineData("<Dial></Dial>", 13223)]
    [InlineData("""<Say voice="Nobody">Hello</Say>""", 12200)]
    public async Task A_document_with_a_mistake_leads_to_the_fallback_and_is_seen_in_the_journal(string twiml, int error)
    {
        await World.Control("numbers", new { number = PhoneWorld.Ours, voiceFallbackUrl = "/fallback" });
        Service.At(Voice, twiml);
        Service.At("/fallback", "<Say>Please text us.</Say>");

        await World.Rings(PhoneWorld.Sam);

        Assert.Equal(["Please text us."], await World.Heard(PhoneWorld.Sam));
        Assert.Equal(error, (await World.Journal())[0].GetProperty("error").GetInt32());
        Assert.Equal($"{error}", Service.AskedAt("/fallback").Single()["ErrorCode"]);
    }

    [Fact]
    public async Task Without_a_fallback_the_caller_hears_that_something_is_broken()
    {
        Service.At(Voice, new Answer(500, "text/html", "oh"));
        await World.Rings(PhoneWorld.Sam);

        Assert.Contains("application error", (await World.Heard(PhoneWorld.Sam)).Single(), StringComparison.Ordinal);
        Assert.Equal("completed", await World.StatusOfCall(PhoneWorld.Sam));
    }

    [Fact]
    public async Task A_caller_can_hang_up_at_any_moment()
    {
        Service.At(Voice, """<Gather timeout="20" action="/a" actionOnEmptyResult="true"/>""");
        await World.Rings(PhoneWorld.Sam);
        await World.HangsUp(PhoneWorld.Sam);
        await World.Wait(60);

        Assert.Empty(Service.AskedAt("/a"));
        Assert.Equal("completed", await World.StatusOfCall(PhoneWorld.Sam));
    }
}
