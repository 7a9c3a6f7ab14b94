using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.TheTeam;

/// <summary>It is open, and nobody has signed on: somebody of us knows before whoever waits notices.</summary>
public sealed class NobodyIsThere(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    [Fact]
    public async Task H13_A_quarter_of_an_hour_before_the_opening_whoever_is_on_the_rota_is_texted_once()
    {
        var (night, ann) = await AnnIsOnTheRota("2027-06-04T17:30");
        await app.Sweep();
        Assert.Empty(await app.Provider.TextsTo(ann.Texting(night)));

        app.Clock.Now += Duration.FromMinutes(15);
        await app.Sweep();
        await app.Sweep();

        var text = await app.SentTo(ann.Texting(night));
        Assert.StartsWith("No one has signed on for tonight yet. We open at 6pm.", text.Words, StringComparison.Ordinal);
        Assert.Single(await app.Provider.TextsTo(ann.Texting(night)));
    }

    [Fact]
    public async Task H13_Whoever_is_there_in_time_is_not_texted_and_nobody_is_rung()
    {
        var (night, ann) = await AnnIsOnTheRota("2027-06-04T17:30");
        var sam = await night.Colleague("Manager", "Sam");
        await ann.SignsOn();
        foreach (var minutes in new[] { 16, 20, 30 })
        {
            app.Clock.Now += Duration.FromMinutes(minutes);
            await app.Sweep();
        }

        await sam.WasRung(times: 0);
        Assert.Empty(await app.Provider.TextsTo(ann.Texting(night)));
    }

    [Fact]
    public async Task H13_At_the_opening_a_manager_is_rung_and_whoever_presses_1_sees_to_it()
    {
        var night = await app.LineOpens("2027-06-04T18:00");
        var sam = await night.Colleague("Manager", "Sam", isOnCall: false);
        await app.Sweep();

        await sam.WasRung();
        Assert.DoesNotContain("Connect", await sam.PicksUp(), StringComparison.Ordinal);
        Assert.Contains("Nobody is signed on for Connect", await sam.Presses("1"), StringComparison.Ordinal);
        app.Clock.Now += Duration.FromMinutes(15);
        await app.Sweep();
        await sam.WasRung(times: 1);

        // Half an hour later it is still so: they are asked once more.
        app.Clock.Now += Duration.FromMinutes(20);
        await app.Sweep();
        await sam.WasRung(times: 2);
    }

    [Fact]
    public async Task H13_Who_does_not_pick_up_is_rung_again_until_somebody_has_signed_on()
    {
        var night = await app.LineOpens("2027-06-04T18:00");
        var sam = await night.Colleague("Manager", "Sam");
        await sam.PhoneIs("Busy");
        await app.Sweep();
        await sam.WasRung();
        app.Clock.Now += Duration.FromMinutes(10);
        await app.Sweep();
        await sam.WasRung(times: 2);

        await night.Supporter();
        app.Clock.Now += Duration.FromMinutes(10);
        await app.Sweep();
        await sam.WasRung(times: 2);
    }

    [Fact]
    public async Task H13_Minutes_with_nobody_there_are_counted_and_seen()
    {
        var night = await app.LineOpens("2027-06-04T18:00");
        app.Clock.Now += Duration.FromMinutes(25);
        var ann = await night.Supporter();
        app.Clock.Now += Duration.FromMinutes(60);
        await ann.SignsOff();
        app.Clock.Now += Duration.FromMinutes(10);

        using var robin = await Colleague.SignsIn(app, night.Key, CrisisLine.Staff.Role.ShiftLead);
        await robin.Opens($"/rota?service={night.Key}");
        Assert.Contains("Minutes of this evening with nobody signed on: 35", robin.Text, StringComparison.Ordinal);
        await robin.Opens("/callbacks");
        Assert.Contains("Connect is open, and nobody who rings people is signed on.", robin.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task H13_Somebody_who_asks_for_a_call_is_a_persons_to_see_to_at_once()
    {
        var night = await app.LineOpens("2027-06-04T18:05");

        await night.Phone().Texts("talk now");

        Assert.Contains(await night.Inbox(), thread => thread.Urgent);
    }

    [Fact]
    public async Task A_house_rings_nobody_unless_its_manager_wants_that()
    {
        var night = await app.HouseOpens("2027-06-04T18:00", places: 2);
        var sam = await night.Colleague("Manager", "Sam");
        await app.Sweep();

        await sam.WasRung(times: 0);
    }

    private async Task<(HouseNight Night, SupporterOnShift Ann)> AnnIsOnTheRota(string wallTime)
    {
        var night = await app.LineOpens(wallTime);
        var ann = await night.Supporter(isHere: false);
        await Shifts.Plans(app, night, "18:00", "22:00", ann);
        return (night, ann);
    }
}
