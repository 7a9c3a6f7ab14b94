using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Bookings;

public sealed class AskingToVisit(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    [Fact]
    public async Task A_person_who_asks_is_kept_a_place_at_once_and_YES_makes_it_theirs()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        var sam = night.Phone();

        Assert.Equal(
            "Hello from Dial House. Yes, we have room at 6.30pm tonight. Shall we keep a place for you? Reply YES or NO by 6.35pm.",
            await sam.Texts("hi, is there room tonight?"));
        Assert.Equal((1, 1), (await night.Count("held"), await night.Count("free")));

        Assert.Contains("Your place is kept at 6.30pm tonight", await sam.Texts("yes please"));
        Assert.Equal((0, 1, 1), (await night.Count("held"), await night.Count("confirmed"), await night.Count("free")));
    }

    [Fact]
    public async Task A_person_who_asks_twice_is_told_they_already_have_a_place()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        var sam = night.Phone();

        await sam.Texts("VISIT");
        Assert.Contains("We are keeping a place for you at 6.30pm", await sam.Texts("can I visit??"));
        await sam.Texts("Yes");
        Assert.Contains("You have a place at 6.30pm tonight", await sam.Texts("visit"));
        Assert.Equal("confirmed", await night.States());
    }

    [Fact]
    public async Task A_person_who_says_NO_gives_the_place_back_and_may_ask_again()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1);
        var sam = night.Phone();

        await sam.Texts("VISIT");
        Assert.Contains("We have let the place go", await sam.Texts("No thanks"));
        Assert.Equal(1, await night.Count("free"));

        Assert.Contains("we have room", await sam.Texts("book"));
        Assert.Equal("cancelled held", await night.States());
    }

    [Theory]
    [InlineData("NOT COMING")]
    [InlineData("can't make it")]
    [InlineData("CANCEL")]
    [InlineData("end")]
    [InlineData("Quit.")]
    public async Task H08_Whoever_cannot_come_gives_up_the_place_in_their_own_words_and_is_not_opted_out(string words)
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1);
        var sam = night.Phone();
        await sam.Texts("VISIT");
        await sam.Texts("YES");

        Assert.Contains("Your place is called off", await sam.Texts(words));

        Assert.Equal(("cancelled", 1), (await night.States(), await night.Count("free")));
        Assert.Contains("we have room", await sam.Texts("VISIT"));
    }

    [Fact]
    public async Task The_earliest_arrival_is_given_first_and_one_that_has_passed_means_come_now()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1, arrivals: "18:30 21:30");

        Assert.Contains("at 6.30pm tonight", await night.Phone().Texts("VISIT"));
        Assert.Contains("at 9.30pm tonight", await night.Phone().Texts("VISIT"));

        var later = await app.HouseOpens("2027-06-04T20:00", places: 1, arrivals: "18:30 21:30");
        var sam = later.Phone();
        Assert.Contains("room tonight from now", await sam.Texts("VISIT"));
        Assert.Contains("Your place is kept tonight from now at Dial House", await sam.Texts("YES"));
    }

    [Fact]
    public async Task When_all_places_are_taken_the_no_is_honest_and_the_request_is_kept()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1);
        var (sam, alex) = (night.Phone(), night.Phone());
        await sam.Texts("VISIT");

        Assert.Contains("tonight is full just now", await alex.Texts("VISIT"));
        Assert.Contains("tonight is full just now", await alex.Texts("any room now?"));
        Assert.Equal("held noPlace", await night.States());

        await sam.Texts("NO");
        Assert.Contains("we have room", await alex.Texts("VISIT"));
        Assert.Equal("cancelled held", await night.States());
    }

    [Fact]
    public async Task STATUS_says_what_stands_at_every_step()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1);
        var sam = night.Phone();

        Assert.Contains("You have no place with us tonight", await sam.Texts("STATUS"));
        await sam.Texts("VISIT");
        Assert.Contains("Reply YES or NO by 6.35pm", await sam.Texts("STATUS"));
        await sam.Texts("YES");
        Assert.Contains("You have a place at 6.30pm tonight at Dial House", await sam.Texts("status?"));
        await sam.Texts("NOT COMING");
        Assert.Contains("You have no place with us tonight", await sam.Texts("STATUS"));
    }

    [Fact]
    public async Task Where_a_worker_has_the_say_YES_keeps_the_place_until_they_answer()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2, autoConfirm: false);
        var (sam, alex) = (night.Phone(), night.Phone());
        await sam.Texts("VISIT");
        await alex.Texts("VISIT");

        Assert.Contains("A person will look at it", await sam.Texts("YES"));
        await alex.Texts("YES");
        await night.Wait(minutes: 90);
        Assert.Equal("held held", await night.States());

        Assert.Equal(200, (await Decide(night, 0, "confirm")).Status);
        Assert.Equal(200, (await Decide(night, 1, "decline", """{"reason":"asked for another night"}""")).Status);
        Assert.Equal("confirmed declined", await night.States());
        Assert.Contains("You have a place at 6.30pm tonight", (await sam.Texts("STATUS")).Replace("tonight from now", "at 6.30pm tonight"));
        Assert.Contains("we cannot give you a place tonight", await alex.Texts("STATUS"));

        Assert.Equal(200, (await Decide(night, 0, "confirm")).Status);
        Assert.Equal(409, (await Decide(night, 1, "confirm")).Status);
    }

    private async Task<(int Status, System.Text.Json.Nodes.JsonNode? Body)> Decide(HouseNight night, int request, string verb, string? json = null)
    {
        var id = (await night.Seen())["requests"]![request]!["id"];
        return await app.Line.Api($"{night.Path}/requests/{id}/{verb}", "demo-worker", HttpMethod.Post, json);
    }
}
