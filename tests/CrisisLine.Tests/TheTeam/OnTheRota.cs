using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.TheTeam;

/// <summary>Shifts: reminded of the day before, given up without a reason, covered by whoever is glad to be asked.</summary>
public sealed class OnTheRota(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    [Fact]
    public async Task The_day_before_they_are_asked_and_say_YES()
    {
        var (night, ann) = await AnnHasAShift();
        await night.Wait(6 * 60);

        Assert.Equal(
            "You are on the rota tomorrow, 6pm to 10pm. Reply YES if you will be there. Reply CANNOT if not: we look for cover.",
            (await app.SentTo(ann.Texting(night))).Words);
        Assert.Equal("Thank you. You are on the rota tomorrow, 6pm to 10pm.", await ann.Texting(night).Texts("yes"));
        using var robin = await Shifts.Opens(app, night);
        Assert.Contains("Ann (said yes)", robin.Text, StringComparison.Ordinal);

        // Who has said so is not asked again.
        await night.Wait(23 * 60);
        Assert.Single(await app.Provider.TextsTo(ann.Texting(night)));
    }

    [Fact]
    public async Task Who_says_nothing_is_asked_once_more_two_hours_before()
    {
        var (night, ann) = await AnnHasAShift();
        await night.Wait(6 * 60);
        await app.SentTo(ann.Texting(night));
        await night.Wait(22 * 60);

        Assert.StartsWith("You are on the rota tonight", (await app.SentTo(ann.Texting(night), count: 2)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CANNOT_asks_those_who_want_to_be_asked_and_could_and_the_first_YES_has_it()
    {
        var (night, ann) = await AnnHasAShift();
        var (ben, cat, dee) = (await night.Supporter("Ben", isHere: false), await night.Supporter("Cat", isHere: false), await night.Supporter("Dee", isHere: false));
        await WantToBeAsked(ben, cat);
        await night.Wait(6 * 60);
        await app.SentTo(ann.Texting(night));

        Assert.StartsWith("Thank you for telling us. We look for cover.", await ann.Texting(night).Texts("CANNOT"), StringComparison.Ordinal);

        Assert.StartsWith("Someone is needed tomorrow, 6pm to 10pm.", (await app.SentTo(ben.Texting(night))).Words, StringComparison.Ordinal);
        await app.SentTo(cat.Texting(night));
        Assert.Empty(await app.Provider.TextsTo(dee.Texting(night)));
        var answers = await Task.WhenAll(ben.Texting(night).Texts("YES"), cat.Texting(night).Texts("YES"));
        Assert.Single(answers, answer => answer.StartsWith("Thank you. You are on the rota", StringComparison.Ordinal));
        Assert.Single(answers, answer => answer == "Thank you. Someone else has it by now, so nothing is to be done.");
    }

    [Fact]
    public async Task H37_Nobody_is_asked_who_would_then_be_here_for_too_long_or_is_on_the_rota_already()
    {
        var (night, ann) = await AnnHasAShift();
        var (ben, cat) = (await night.Supporter("Ben", isHere: false), await night.Supporter("Cat", isHere: false));
        await WantToBeAsked(ben, cat);
        await Shifts.Plans(app, night, "22:00", "23:30", ben);
        await Shifts.Plans(app, night, "19:00", "20:00", cat);
        await night.Wait(6 * 60);
        await app.SentTo(ann.Texting(night));

        await ann.Texting(night).Texts("cannot");

        await night.Wait(1);
        await app.WhenRecorded();
        Assert.Empty(await app.Provider.TextsTo(ben.Texting(night)));
        Assert.Empty(await app.Provider.TextsTo(cat.Texting(night)));
    }

    [Fact]
    public async Task CANNOT_just_before_the_opening_gives_up_what_they_have_tonight()
    {
        var (night, ann) = await AnnHasAShift();
        await night.Wait(29 * 60 + 45);
        await app.Sweep();
        await Eventually.Is(true, async () => (await app.Provider.TextsTo(ann.Texting(night))).Any(text => text.Words.StartsWith("No one", StringComparison.Ordinal)), within: TimeSpan.FromSeconds(20));

        Assert.StartsWith("Thank you for telling us.", await ann.Texting(night).Texts("CANNOT"), StringComparison.Ordinal);

        using var robin = await Shifts.Opens(app, night);
        Assert.Contains("1 wanted", robin.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_supporter_takes_a_shift_on_their_page_and_gives_it_back()
    {
        var night = await app.LineOpens("2027-06-03T12:00", nights: 3);
        await Shifts.Plans(app, night, "18:00", "22:00");
        using var ann = await Supporting.AtTheirScreen(app, night);
        await ann.Opens("/my-shift");
        await ann.Presses("I take it: Thursday 3 June");
        Assert.StartsWith("It is yours.", ann.Said, StringComparison.Ordinal);
        Assert.Contains("yours", ann.Text, StringComparison.Ordinal);

        await ann.Presses("I cannot: Thursday 3 June");
        Assert.StartsWith("Thank you for telling us.", ann.Said, StringComparison.Ordinal);
        Assert.Contains("1 wanted", ann.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2027-03-27", "7 h")]
    [InlineData("2027-10-30", "9 h")]
    public async Task When_the_clocks_change_a_shift_over_midnight_shows_the_hours_that_it_really_has(string night, string hours)
    {
        var first = await app.LineOpens($"{night}T12:00");
        await Shifts.Plans(app, first, "18:00", "02:00");

        using var robin = await Shifts.Opens(app, first);
        Assert.Contains($"6pm – 2am, {hours}", robin.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shift_outside_the_evening_or_with_no_sense_in_it_is_not_put_on_the_rota()
    {
        var night = await app.LineOpens("2027-06-03T12:00");
        using var robin = await Shifts.Opens(app, night);
        foreach (var (day, from, until, least, said) in new[]
        {
            ("2027-06-03", "12:00", "14:00", "1", "A shift lies within the evening"), ("2027-06-09", "18:00", "22:00", "1", "We are not open on that day."),
            ("2027-06-03", "soon", "22:00", "1", "Please give a day"), ("", "18:00", "22:00", "1", "Please give a day"), ("2027-06-03", "18:00", "22:00", "0", "Please give a day"),
        })
        {
            await robin.PressesIn("Plan", ("night", day), ("from", from), ("until", until), ("least", least), ("weeks", "1"));
            Assert.StartsWith(said, robin.Said, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_a_supporter_chose_to_tell_is_seen_by_those_who_run_the_evening()
    {
        var night = await app.LineOpens("2027-06-04T18:05");
        using var ann = await Supporting.AtTheirScreen(app, night);
        await ann.Opens("/my-shift");
        await ann.PressesIn("Choices", ("languages", "Polish, Urdu"), ("topics", "losing a brother"), ("covers", "true"));
        Assert.StartsWith("Kept.", ann.Said, StringComparison.Ordinal);

        using var robin = await Shifts.Opens(app, night);
        Assert.Contains("Polish, Urdu · losing a brother", robin.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_phone_is_tried_out_before_the_shift()
    {
        var night = await app.LineOpens("2027-06-04T18:05");
        using var ann = await Supporting.AtTheirScreen(app, night);
        await ann.Opens("/my-shift");
        await ann.Presses("Try out my phone");

        var phone = Supporting.PhoneOf(app, ann);
        await phone.WasRung();
        Assert.Contains("tries out your phone", await phone.PicksUp(), StringComparison.Ordinal);
        Assert.Contains("Your phone is fine", await phone.Presses("1"), StringComparison.Ordinal);
        await ann.Opens("/my-shift");
        Assert.Contains("Your phone was tried and rang well", ann.Text, StringComparison.Ordinal);
    }

    /// <summary>At noon, for the evening of the day after.</summary>
    private async Task<(HouseNight Night, SupporterOnShift Ann)> AnnHasAShift()
    {
        var night = (await app.LineOpens("2027-06-03T12:00", nights: 3)).After(1);
        var ann = await night.Supporter(isHere: false);
        await Shifts.Plans(app, night, "18:00", "22:00", ann);
        return (night, ann);
    }

    private Task WantToBeAsked(params SupporterOnShift[] supporters) => app.Database.Transact(
        tx => tx.Execute("update supporter set covers = true where id = any(@ids)", new { ids = supporters.Select(one => one.Id).ToArray() }), CancellationToken.None);
}
