using CrisisLine.Opening;
using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Opening;

public sealed class NightsAhead(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    [Fact]
    public async Task Nights_are_planned_120_days_ahead_and_no_night_twice()
    {
        await app.HouseOpens("2027-06-04T12:00", places: 2, nights: 200);
        Assert.Equal(121, await Nights());

        await Plan();
        Assert.Equal(121, await Nights());

        app.Clock.Now += Duration.FromDays(10);
        await Task.WhenAll(Plan(), Plan());
        Assert.Equal(131, await Nights());

        async Task<int> Nights() => await Kept.Count(app, "service_night where requests_from is not null");
    }

    [Fact]
    public async Task A_house_that_starts_after_midnight_still_knows_the_night_it_is_in()
    {
        var night = await app.HouseOpens("2027-10-06T00:30", places: 2, night: "2027-10-05");

        Assert.Equal("2027-10-06T02:00:00+01:00", (string)(await night.Seen())["closesAt"]!);
    }

    [Fact]
    public async Task When_the_rules_of_a_zone_change_only_nights_that_nobody_asked_about_are_made_again()
    {
        var night = await app.HouseOpens("2027-11-05T18:05", places: 2, nights: 3);
        await night.Phone().Texts("VISIT");
        await app.Database.Transact(tx => tx.Execute(
            "update service_night set zone_version = 'older', closes_at = closes_at + interval '1 hour' where night between '2027-11-05' and '2027-11-07'"), CancellationToken.None);

        await Plan();

        Assert.Equal("2027-11-06T03:00:00+00:00", (string)(await night.Seen())["closesAt"]!);
        Assert.Equal("2027-11-07T02:00:00+00:00", (string)(await app.Line.Api(night.Path.Replace("11-05", "11-06"))).Body!["closesAt"]!);
    }

    private Task Plan() => app.Database.Transact(PlanNights.For, CancellationToken.None);
}
