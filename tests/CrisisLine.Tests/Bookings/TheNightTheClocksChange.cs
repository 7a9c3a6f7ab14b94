using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Bookings;

public sealed class TheNightTheClocksChange(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    [Theory]
    [InlineData("2027-03-27T23:30", "2027-03-28T02:00:00+01:00", 90)]
    [InlineData("2027-10-30T23:30", "2027-10-31T02:00:00+00:00", 210)]
    public async Task H20_On_the_nights_when_the_clocks_change_the_house_closes_at_two_on_the_wall(string at, string closes, int minutesLeft)
    {
        var night = await app.HouseOpens(at, places: 1, asking: "18:00 01:59");
        Assert.Equal(closes, (await night.Seen())["closesAt"]!.GetValue<string>());
        var sam = night.Phone();
        await sam.Texts("VISIT");

        await night.Wait(minutes: minutesLeft - 1);
        Assert.Equal("lapsed", await night.States());
        Assert.Contains("You did nothing wrong", await sam.Texts("YES"));

        await night.Wait(minutes: 1);
        Assert.DoesNotContain("You did nothing wrong", await sam.Texts("YES"));
    }

    [Fact]
    public async Task H20_Half_an_hour_is_half_an_hour_while_the_clocks_go_back()
    {
        // 01:45 summer time; thirty minutes later the wall shows 01:15 again.
        var night = await app.HouseOpens("2027-10-31T01:45", places: 1, night: "2027-10-30", asking: "18:00 02:00");
        await night.Phone().Texts("VISIT");

        await night.Wait(minutes: 29);
        Assert.Equal("held", await night.States());
        await night.Wait(minutes: 1);
        Assert.Equal("lapsed", await night.States());
    }

    [Theory]
    [InlineData("2027-03-27T18:05", true)]
    [InlineData("2027-10-30T18:05", true)]
    [InlineData("2027-10-29T18:05", false)]
    public async Task H20_Whoever_is_coming_is_told_that_the_clocks_change(string at, bool areTold)
    {
        var night = await app.HouseOpens(at, places: 1);
        var sam = night.Phone();
        await sam.Texts("VISIT");

        Assert.Equal(areTold, (await sam.Texts("YES")).Contains("The clocks change tonight"));
    }
}
