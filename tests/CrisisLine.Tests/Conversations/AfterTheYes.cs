using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Conversations;

/// <summary>The place is kept. What is asked then makes the evening easier, and can cost nobody anything.</summary>
public sealed class AfterTheYes(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    [Fact]
    public async Task Somebody_with_a_place_is_asked_for_a_name_a_time_and_what_would_help_one_at_a_time()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2, arrivals: "18:30 21:30");
        var sam = night.Phone();
        await sam.Texts("VISIT");

        var yes = await sam.Texts("YES");
        Assert.Contains("Your place is kept at 6.30pm tonight", yes);
        Assert.Contains("What name shall we call you?", yes);
        Assert.Contains("Reply A for 6.30pm or B for 9.30pm", await sam.Texts("my name is Jay"));
        Assert.Contains("Can we do anything to make it easier?", await sam.Texts("B"));
        var end = await sam.Texts("my little girl is coming shes 4");
        Assert.Contains("Your place is kept at 9.30pm tonight and you are all set", end);
        Assert.Contains("What you tell us stays in our team", end);

        var seen = (await night.Seen())["requests"]![0]!;
        Assert.Equal(("confirmed", "Jay"), ((string)seen["state"]!, (string)seen["displayName"]!));
        Assert.EndsWith("T21:30:00+01:00", (string)seen["arrivalAt"]!);
        Assert.Contains("my little girl is coming", await Inbox(night));
    }

    [Fact]
    public async Task Every_question_can_be_skipped_and_none_is_asked_twice()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        var sam = night.Phone();
        await sam.Texts("VISIT");
        await sam.Texts("YES");

        Assert.Contains("make it easier", await sam.Texts("skip"));
        Assert.Contains("you are all set", await sam.Texts("NO"));
        Assert.Equal("confirmed", await night.States());
        Assert.Contains("Your place is kept", await sam.Texts("yes"));
        Assert.DoesNotContain("What name", await sam.Texts("yes"));
    }

    [Theory]
    [InlineData("im so scared")]
    [InlineData("why")]
    [InlineData("i dont know if i can do this")]
    public async Task What_is_no_answer_goes_to_a_person_and_the_place_stays(string words)
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        var sam = night.Phone();
        await sam.Texts("VISIT");
        await sam.Texts("YES");

        Assert.Contains("A person will read", await sam.Texts(words));

        Assert.Contains(words, await Inbox(night));
        Assert.Equal("confirmed", await night.States());
        Assert.Contains("make it easier", await sam.Texts("Jay"));
    }

    [Fact]
    public async Task H10_Words_of_danger_instead_of_a_name_are_urgent_and_never_a_name()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        var sam = night.Phone();
        await sam.Texts("VISIT");
        await sam.Texts("YES");

        Assert.Contains("999", await sam.Texts("suicidal"));

        Assert.NotEqual("suicidal", (string)(await night.Seen())["requests"]![0]!["displayName"]!);
        Assert.True((bool)(await Thread(night))["urgent"]!);
    }

    [Fact]
    public async Task Somebody_who_changes_their_mind_in_the_middle_is_understood()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1);
        var (sam, alex) = (night.Phone(), night.Phone());
        await sam.Texts("VISIT");
        await sam.Texts("YES");
        await alex.Texts("VISIT");
        await alex.Texts("LIST");

        Assert.Contains("Your place is called off", await sam.Texts("not coming"));

        Assert.Equal("cancelled offered", await night.States());
        Assert.DoesNotContain("make it easier", await sam.Texts("Sam"));
    }

    [Fact]
    public async Task A_time_that_has_gone_meanwhile_costs_nobody_their_own()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1, arrivals: "18:30 21:30");
        var (sam, alex) = (night.Phone(), night.Phone());
        await sam.Texts("VISIT");
        await sam.Texts("YES");
        await sam.Texts("Sam");
        await alex.Texts("VISIT");

        var answer = await sam.Texts("b");

        Assert.Contains("that time has just gone. Your own place is still kept at 6.30pm tonight", answer);
        Assert.Equal("confirmed held", await night.States());
    }

    [Fact]
    public async Task Who_stops_answering_is_told_once_that_there_is_no_rush_and_a_worker_sees_it()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2, arrivals: "23:00");
        var sam = night.Phone();
        await sam.Texts("VISIT");
        await sam.Texts("YES");

        await night.Wait(minutes: 9);
        await app.Sweep();
        Assert.Empty(await app.Provider.TextsTo(sam));
        await night.Wait(minutes: 1);
        Assert.Equal(0, await app.Sweep());
        Assert.Contains("No rush at all. Your place is kept at 11pm tonight", (await app.SentTo(sam)).Words);
        Assert.Contains("stopped answering our questions", await Inbox(night));

        Assert.Contains("make it easier", await sam.Texts("Sam"));
        await night.Wait(minutes: 60);
        await app.Sweep();
        Assert.Single(await app.Provider.TextsTo(sam));
        Assert.Equal("confirmed", await night.States());
    }

    [Fact]
    public async Task Taxis_are_promised_by_a_person_who_sees_the_text()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        var sam = night.Phone();
        await sam.Texts("VISIT");
        await sam.Texts("YES");

        Assert.Contains("A person will sort out the taxi", await sam.Texts("TAXI"));
        Assert.Contains("We will not ring you", await sam.Texts("no call"));
        Assert.Contains("a person reads them", await sam.Texts("help"));
        Assert.Equal(3, await Kept.Count(app, $"thread_text join thread on thread.id = thread_id join service on service.id = service_id where key = '{night.Key}'"));
    }

    private async Task<System.Text.Json.Nodes.JsonNode> Thread(HouseNight night)
    {
        var (_, inbox) = await app.Line.Api("/inbox", "demo-worker");
        return inbox!.AsArray().Single(item => (string)item!["service"]! == night.Key)!;
    }

    private async Task<string> Inbox(HouseNight night) => (string)(await Thread(night))["excerpt"]!;
}
