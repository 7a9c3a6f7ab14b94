using CrisisLine.Staff;
using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Pages;

/// <summary>Minutes, the address, the taxi firm, how long things are kept.</summary>
public sealed class ChangingWhatWePromise(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    [Fact]
    public async Task A_place_that_is_kept_from_now_on_waits_as_long_as_the_manager_said()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        using var robin = await Colleague.SignsIn(app, night.Key, Role.Manager);
        await robin.Opens($"/settings/{night.Key}/promises");
        await robin.Presses("Keep", ("hold-minutes", "60"), ("address", "12 Chapel Street"));
        Assert.StartsWith("Kept.", robin.Said, StringComparison.Ordinal);

        var sam = night.Phone();
        Assert.Contains("7.05pm", await sam.Texts("VISIT"), StringComparison.Ordinal);
        Assert.Contains("12 Chapel Street", await sam.Texts("YES"), StringComparison.Ordinal);

        await robin.Presses(robin.Page.QuerySelectorAll(".history button").Single(one => one.GetAttribute("aria-label")!.Contains("address")).GetAttribute("aria-label")!);
        Assert.Equal("As it was before.", robin.Said);
        Assert.Contains("Dial House", await sam.Texts("STATUS"), StringComparison.Ordinal);
        Assert.Equal(3, robin.Page.QuerySelectorAll(".history > li").Length);
    }

    [Theory]
    [InlineData("promises", "hold-minutes", "0")]
    [InlineData("promises", "hold-minutes", "a while")]
    [InlineData("promises", "hold-minutes", "")]
    [InlineData("promises", "auto-confirm", "perhaps")]
    [InlineData("promises", "family-rooms", "-1")]
    [InlineData("taxi", "taxi.number", "many")]
    [InlineData("taxi", "taxi.channel", "pigeon")]
    [InlineData("taxi", "taxi.area", "Leeds!")]
    [InlineData("taxi", "taxi.email", "nobody")]
    public async Task A_value_that_cannot_be_meant_changes_nothing_of_what_was_typed_with_it(string page, string field, string value)
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        using var robin = await Colleague.SignsIn(app, night.Key, Role.Manager);
        await robin.Opens($"/settings/{night.Key}/{page}");

        await robin.Presses("Keep", (page == "taxi" ? "taxi.firm" : "offer-minutes", "17"), (field, value));

        Assert.NotEqual("", robin.Faults);
        await robin.Opens($"/settings/{night.Key}/{page}");
        Assert.Empty(robin.Page.QuerySelectorAll(".history > li"));
    }

    [Fact]
    public async Task A_taxi_firm_is_kept_with_how_it_was_before()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        using var robin = await Colleague.SignsIn(app, night.Key, Role.Manager);
        await robin.Opens($"/settings/{night.Key}/taxi");

        await robin.Presses("Keep", ("taxi.firm", "City Cabs"), ("taxi.channel", "sms"), ("taxi.number", "0113 496 0020"), ("taxi.area", "ls, bd ls"), ("taxi.accept-within", "5"));

        Assert.Equal("City Cabs sms +441134960020 LS,BD 5", await app.Database.Transact(tx => tx.One<string>(
            "select concat_ws(' ', firm, channel, number, area, accept_within_minutes) from taxi_firm join service on service.id = service_id where key = @Key", new { night.Key }), CancellationToken.None));
        Assert.Equal(5, robin.Page.QuerySelectorAll(".history > li").Length);
    }

    [Fact]
    public async Task How_long_things_are_kept_is_decided_by_name_and_can_be_undone()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        using var robin = await Colleague.SignsIn(app, night.Key, Role.Manager);
        await robin.Opens("/settings/retention");
        await robin.Presses("Keep: What people wrote and what we answered; that there was a text stays", ("days", "30"));
        Assert.Contains("Before: 90", robin.Text, StringComparison.Ordinal);
        Assert.Contains("Nothing is deleted by itself yet", robin.Text, StringComparison.Ordinal);

        await robin.Forges("/settings/retention", ("name", "texts"), ("days", "0"));
        Assert.StartsWith("Nothing is different.", robin.Said, StringComparison.Ordinal);
        await robin.Presses(robin.Page.QuerySelector(".history button")!.GetAttribute("aria-label")!);

        Assert.Equal(0, await Kept.Count(app, "retention_time where class = 'texts' and days <> 90"));
        Assert.Equal(2, await Kept.Count(app, "setting_change where setting = 'retention.texts'"));
    }

    [Fact]
    public async Task The_overview_says_who_changed_something_last()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        using var robin = await Colleague.SignsIn(app, night.Key, Role.Manager);
        await robin.Opens($"/settings/{night.Key}/promises");
        await robin.Presses("Keep", ("offer-minutes", "20"));

        await robin.Opens("/settings");

        Assert.Contains("offer minutes, Robin, 4 Jun 2027, 6.05pm", robin.Text, StringComparison.Ordinal);
    }
}
