using CrisisLine.PhoneSimulator.Tests.Support;

namespace CrisisLine.PhoneSimulator.Tests.Calls;

public sealed class MeetingInAConference : InAPhoneWorld
{
    private const string Voice = "/twilio/voice";
    private const string Kit = "+447700900003";

    [Fact]
    public async Task A_caller_hears_music_until_somebody_comes_who_may_begin_and_then_each_hears_the_others()
    {
        Service.At(Voice, Room("""startConferenceOnEnter="false" waitUrl="/music" """));
        Service.At("/music", "<Say>Please wait.</Say><Pause length=\"60\"/>");
        Service.At("/offer", Room());

        await World.Rings(PhoneWorld.Sam);
        await World.Says(PhoneWorld.Sam, "anybody?");
        await Joins(PhoneWorld.Ash);
        await Joins(Kit);
        await World.Says(PhoneWorld.Sam, "hello");
        await World.Says(Kit, "Hello, Sam.");

        Assert.Equal(["Please wait.", "Hello, Sam."], await World.Heard(PhoneWorld.Sam));
        Assert.Equal(["hello", "Hello, Sam."], await World.Heard(PhoneWorld.Ash));
        Assert.Equal(["hello"], await World.Heard(Kit));
    }

    [Fact]
    public async Task Two_who_may_not_begin_wait_both()
    {
        Service.At(Voice, Room("""startConferenceOnEnter="false" """));
        await World.Rings(PhoneWorld.Sam);
        await World.Rings(PhoneWorld.Ash);
        await World.Says(PhoneWorld.Sam, "hello");

        Assert.Empty(await World.Heard(PhoneWorld.Ash));
        Assert.Equal("init", (await Seen()).Text("status"));
    }

    [Theory]
    [InlineData(false, "init")]
    [InlineData(true, "in-progress")]
    public async Task Whether_it_begins_with_the_first_is_a_switch(bool conferenceStartsAlone, string status)
    {
        await World.Control("switches", new { conferenceStartsAlone });
        Service.At(Voice, Room());
        await World.Rings(PhoneWorld.Sam);

        Assert.Equal(status, (await Seen()).Text("status"));
    }

    [Theory]
    [InlineData(true, "completed", "participant-with-end-conference-on-exit-left")]
    [InlineData(false, "in-progress", null)]
    public async Task It_is_over_when_one_leaves_who_ends_it(bool ends, string status, string? reason)
    {
        Service.At(Voice, Room(ends ? """endConferenceOnExit="true" """ : ""));
        Service.At("/offer", Room());
        await World.Rings(PhoneWorld.Sam);
        await Joins(PhoneWorld.Ash);
        await World.HangsUp(PhoneWorld.Sam);

        var seen = await Seen();
        Assert.Equal((status, reason), (seen.Text("status"), seen.GetProperty("reason_conference_ended").GetString()));
        Assert.Equal(ends ? "completed" : "in-progress", await World.StatusOfCall(PhoneWorld.Ash));
    }

    [Fact]
    public async Task Who_leaves_goes_on_at_the_action_and_the_last_one_ends_it()
    {
        Service.At(Voice, Room(dial: """action="/left" hangupOnStar="true" """));
        Service.At("/left", "<Say>Goodbye.</Say>");
        await World.Rings(PhoneWorld.Sam);
        await World.Presses(PhoneWorld.Sam, "*");

        Assert.Equal(["Goodbye."], await World.Heard(PhoneWorld.Sam));
        var left = Service.AskedAt("/left").Single();
        Assert.Equal(("answered", "true", null), (left["DialCallStatus"], left["DialBridged"], left["DialCallSid"]));
        Assert.Equal("last-participant-left", (await Seen()).Text("reason_conference_ended"));
    }

    [Fact]
    public async Task The_news_are_told_where_the_first_to_come_in_said_in_their_order()
    {
        const string all = "start end join leave mute hold";
        Service.At(Voice, Room($"""statusCallback="/news" statusCallbackEvent="{all}" participantLabel="caller" """));
        Service.At("/offer", Room($"""statusCallback="/others" statusCallbackEvent="{all}" """));
        await World.Rings(PhoneWorld.Sam);
        await Joins(PhoneWorld.Ash);
        await Change("caller", ("Muted", "true"));
        await Change("caller", ("Muted", "true"));
        await World.Says(PhoneWorld.Sam, "can you hear me?");
        await Change("caller", ("Muted", "false"), ("Hold", "true"));
        await World.Says(PhoneWorld.Ash, "are you there?");
        await World.HangsUp(PhoneWorld.Ash);
        await World.HangsUp(PhoneWorld.Sam);

        var news = Service.AskedAt("/news");
        Assert.Equal(
            ["participant-join", "participant-join", "conference-start", "participant-mute", "participant-unmute",
             "participant-hold", "participant-leave", "participant-leave", "conference-end"],
            news.Select(one => one["StatusCallbackEvent"]));
        Assert.Equal(Enumerable.Range(1, 9).Select(number => $"{number}"), news.Select(one => one["SequenceNumber"]));
        Assert.Equal(("caller", "true"), (news[3]["ParticipantLabel"], news[3]["Muted"]));
        Assert.Empty(Service.AskedAt("/others"));
        Assert.Empty(await World.Heard(PhoneWorld.Ash));
        Assert.Empty(await World.Heard(PhoneWorld.Sam));
    }

    [Fact]
    public async Task A_phone_is_rung_for_it_by_the_name_of_the_room_and_put_out_again()
    {
        await World.Has(PhoneWorld.Ash, "Answers");
        var added = await (await IsRung(
            PhoneWorld.Ash, ("Label", "supporter"), ("StatusCallback", $"{Service.Address}/leg"), ("EndConferenceOnExit", "true"))).Json();
        Service.At(Voice, Room(dial: """action="/left" """));
        Service.At("/left", "<Say>They have gone.</Say>");
        await World.Wait(3);
        await World.Rings(PhoneWorld.Sam);
        await World.Says(PhoneWorld.Ash, "Hello.");

        var path = $"Conferences/{added.Text("conference_sid")}/Participants";
        Assert.Equal((400, 16025), await (await IsRung(Kit, ("Label", "supporter"))).Code());
        var putOut = await World.Send(HttpMethod.Delete, $"{path}/supporter.json", PhoneWorld.Account, PhoneWorld.Token, content: null);
        Assert.Equal(204, (int)putOut.StatusCode);
        await World.Control("settle", new { });
        Assert.Equal((404, 20404), await (await World.Get($"{path}/supporter.json")).Code());
        Assert.Equal(["Hello.", "They have gone."], await World.Heard(PhoneWorld.Sam));
        Assert.Equal("participant-with-end-conference-on-exit-kicked", (await Seen()).Text("reason_conference_ended"));
        Assert.Equal("completed", Service.AskedAt("/leg").Single()["CallStatus"]);
    }

    [Theory]
    [InlineData("Busy")]
    [InlineData("NoAnswer")]
    public async Task A_phone_that_nobody_picks_up_is_never_in_it(string habit)
    {
        await World.Has(PhoneWorld.Ash, habit);
        var added = await (await IsRung(PhoneWorld.Ash, ("Timeout", "10"))).Json();
        Assert.Equal("queued", added.Text("status"));
        await World.Wait(20);

        var there = await (await World.Get($"Conferences/{added.Text("conference_sid")}/Participants.json")).Json();
        Assert.Equal(0, there.GetProperty("participants").GetArrayLength());
    }

    [Fact]
    public async Task What_the_simulator_cannot_do_with_a_participant_is_not_taken_for_a_refusal_of_Twilio()
    {
        Service.At(Voice, Room("""participantLabel="caller" """));
        await World.Rings(PhoneWorld.Sam);

        Assert.Equal(501, (int)(await Change("caller", ("AnnounceUrl", "https://line.example/gong"))).StatusCode);
    }

    [Theory]
    [InlineData("""<Gather/>""", 13238)]
    [InlineData("""<Hangup/>""", 13238)]
    public async Task One_who_waits_for_it_may_not_be_asked_for_keys(string verb, int error)
    {
        Service.At(Voice, Room("""waitUrl="/music" """));
        Service.At("/music", verb);
        await World.Rings(PhoneWorld.Sam);

        Assert.Contains(await World.Journal(), entry => entry.GetProperty("error").ToString() == $"{error}");
    }

    private static string Room(string room = "", string dial = "") => $"<Dial {dial}><Conference {room}>room</Conference></Dial>";

    private async Task Joins(string phone)
    {
        await World.Has(phone, "Answers");
        await World.RingPhone(phone, "/offer");
        await World.Wait(2);
    }

    private async Task<System.Text.Json.JsonElement> Seen() =>
        (await (await World.Get("Conferences.json?FriendlyName=room")).Json()).GetProperty("conferences")[0];

    private async Task<HttpResponseMessage> Change(string label, params (string, string)[] fields)
    {
        var answer = await World.Post($"Conferences/{(await Seen()).Text("sid")}/Participants/{label}.json", fields);
        await World.Control("settle", new { });
        return answer;
    }

    private Task<HttpResponseMessage> IsRung(string phone, params IEnumerable<(string, string)> more) =>
        World.Post("Conferences/room/Participants.json", more.Concat([("To", phone), ("From", PhoneWorld.Ours)]));
}
