using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Callbacks;

/// <summary>TALK, and what follows: when, another time, not at all.</summary>
public sealed class AskingToBeRung(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    [Fact]
    public async Task Now_is_promised_within_a_quarter_of_an_hour()
    {
        var night = await app.LineOpens("2027-06-04T18:05");
        await night.Supporter();
        var jay = night.Phone();

        Assert.Equal(
            "We can ring you. Reply NOW, or a time such as 8.30pm. You may see a number you do not know. We leave no message unless you say so.",
            await jay.Texts("TALK"));
        Assert.StartsWith("Thank you. Someone will ring you in about 15 minutes.", await jay.Texts("NOW"));

        var callback = Assert.Single(await night.Callbacks("open"));
        Assert.Equal(
            ("due", "2027-06-04T18:05:00+01:00", "2027-06-04T18:20:00+01:00", 0),
            (callback["state"]!.GetValue<string>(), callback["dueAt"]!.GetValue<string>(), callback["promisedBy"]!.GetValue<string>(), callback["attempts"]!.GetValue<int>()));
        Assert.Null(callback["claimedBy"]);
    }

    [Theory]
    [InlineData("8.30", "8.30pm", "20:30")]
    [InlineData("half eight", "8.30pm", "20:30")]
    [InlineData("in an hour", "7.05pm", "19:05")]
    [InlineData("after 9", "9pm", "21:00")]
    [InlineData("half 12", "12.30am (tonight)", "00:30")]
    public async Task A_time_is_kept_as_they_write_it_and_nobody_rings_before(string words, string said, string wall)
    {
        var night = await app.LineOpens("2027-06-04T18:05");
        var (jay, ann) = (night.Phone(), await night.Supporter());

        await jay.Texts("can someone ring me");
        Assert.Contains($"at about {said}.", await jay.Texts(words), StringComparison.Ordinal);

        var callback = Assert.Single(await night.Callbacks());
        Assert.Equal("requested", callback["state"]!.GetValue<string>());
        Assert.Contains($"T{wall}:00", callback["dueAt"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(409, (await ann.Takes(callback["id"]!.GetValue<long>())).Status);
    }

    [Theory]
    [InlineData("talk now", "in about 15 minutes")]
    [InlineData("ring me at 9 please", "at about 9pm")]
    [InlineData("can you call me at half nine", "at about 9.30pm")]
    public async Task Whoever_says_it_all_at_once_is_asked_nothing(string words, string answer)
    {
        var night = await app.LineOpens("2027-06-04T18:05");
        await night.Supporter();

        Assert.Contains(answer, await night.Phone().Texts(words), StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_the_time_has_come_it_is_due_and_another_time_moves_it()
    {
        var night = await app.LineOpens("2027-06-04T18:05");
        var (jay, _) = (night.Phone(), await night.Supporter());
        await jay.Texts("TALK");
        await jay.Texts("8pm");
        Assert.Contains("at about 7pm", await jay.Texts("7pm"), StringComparison.Ordinal);

        await night.Wait(54);
        Assert.Equal("requested", await State(night));
        await night.Wait(1);
        Assert.Equal("due", await State(night));
        Assert.Contains("ring you at about 7.15pm", await jay.Texts("STATUS"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task NO_CALL_calls_it_off_and_nobody_can_take_it()
    {
        var night = await app.LineOpens("2027-06-04T18:05");
        var (jay, ann) = (night.Phone(), await night.Supporter());
        await jay.Texts("TALK");
        await jay.Texts("NOW");

        Assert.StartsWith("Thank you for telling us. We will not ring you.", await jay.Texts("NO CALL"));

        var callback = Assert.Single(await night.Callbacks());
        Assert.Equal("cancelled", callback["state"]!.GetValue<string>());
        Assert.Equal(409, (await ann.Takes(callback["id"]!.GetValue<long>())).Status);
        Assert.Empty(await night.Callbacks("open"));
    }

    [Fact]
    public async Task A_time_at_which_nobody_is_here_is_not_promised()
    {
        var night = await app.LineOpens("2027-06-04T18:05");
        var jay = night.Phone();
        await jay.Texts("TALK");

        Assert.StartsWith("We can ring you until 2am (tonight) and not at that time, we are sorry.", await jay.Texts("4am"));
        Assert.Empty(await night.Callbacks());
        Assert.Contains("at about 9pm", await jay.Texts("9"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_it_is_shut_a_call_is_promised_for_the_opening_only_if_they_want_it()
    {
        var night = await app.LineOpens("2027-06-04T15:00");
        await night.Supporter();
        var jay = night.Phone();

        Assert.StartsWith("We open again at 6pm tonight. Shall we ring you then? Reply YES or NO.", await jay.Texts("TALK"));
        Assert.Empty(await night.Callbacks());
        Assert.StartsWith("Thank you. Someone will ring you soon after 6pm tonight.", await jay.Texts("yes"));

        Assert.Equal("requested", await State(night));
        await night.Wait(180);
        Assert.Equal("due", await State(night));
    }

    [Fact]
    public async Task Also_at_a_house_a_call_stands_beside_a_place_and_takes_nothing_from_it()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1);
        var jay = night.Phone();
        await jay.Texts("VISIT");
        await jay.Texts("TALK");
        await jay.Texts("in an hour");
        await jay.Texts("VISIT");
        await jay.Texts("YES");

        Assert.Equal("confirmed", await night.States());
        var status = await jay.Texts("STATUS");
        Assert.Contains("You have a place", status, StringComparison.Ordinal);
        Assert.Contains("ring you at about 7.05pm", status, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_asks_to_be_forgotten_is_not_rung_any_more()
    {
        var night = await app.LineOpens("2027-06-04T18:05");
        var (jay, ann) = (night.Phone(), await night.Supporter());
        await jay.Texts("TALK");
        await jay.Texts("NOW");
        await jay.Texts("DELETE");
        await jay.Texts("DELETE ME");

        Assert.Equal("cancelled", await State(night));
        await ann.WasRung(times: 0);
    }

    [Fact]
    public async Task On_a_phone_that_others_read_no_sentence_says_who_rings()
    {
        var night = await app.LineOpens("2027-06-04T18:05");
        await night.Supporter();
        var jay = night.Phone();
        await jay.Texts("PLAIN");

        Assert.StartsWith("Hi, I can ring you.", await jay.Texts("TALK"));
        Assert.StartsWith("Hi, got your text. Will ring in about 15 minutes.", await jay.Texts("NOW"));
        Assert.StartsWith("Hi, ok, no call.", await jay.Texts("NO CALL"));
    }

    [Fact]
    public async Task Danger_in_a_wish_for_a_call_reaches_a_person_at_once()
    {
        var night = await app.LineOpens("2027-06-04T18:05");
        await night.Supporter();
        var jay = night.Phone();

        await jay.Texts("can someone ring me i want to die");

        Assert.Contains(await night.Inbox(), thread => thread.Urgent);
    }

    private static async Task<string> State(HouseNight night) => Assert.Single(await night.Callbacks())["state"]!.GetValue<string>();
}
