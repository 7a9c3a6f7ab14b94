using CrisisLine.Staff;
using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Taxis;

/// <summary>A firm whose drivers may know somebody does not come for them; and whoever drives reaches us, never the passenger.</summary>
public sealed class WhoDrives(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    private const string Quiet = "Hello. No one can answer on this number. Please leave nothing, and ring later.";

    [Fact]
    public async Task H17_A_firm_that_must_not_come_is_not_asked_and_the_other_is()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2, arrivals: "21:30");
        var (first, second) = (await TaxiFirm.DrivesFor(app, night), await TaxiFirm.DrivesFor(app, night, rank: 2, name: "Vale Cars"));
        var sam = await night.SomebodyIsComing();

        await Orders(night, "City Cabs");
        await night.Wait(minutes: 130);

        Assert.Empty(await first.Heard());
        Assert.Single(await second.Heard());
        await sam.Texts("14 Harehills Lane LS8 5DN");
        await app.NothingIsDouble();
    }

    [Fact]
    public async Task H17_If_no_firm_is_left_a_person_arranges_it_and_another_evening_knows_it_still()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2, arrivals: "21:30");
        var firm = await TaxiFirm.DrivesFor(app, night);
        var sam = await night.SomebodyIsComing();
        await sam.OrdersATaxi();
        await Orders(night, "City Cabs");

        await night.Wait(minutes: 130);
        Assert.Empty(await firm.Heard());
        Assert.Equal("out:manual", (await night.TaxiStates(app)).Replace("out:cancelled ", "", StringComparison.Ordinal));
        Assert.Contains(await night.Inbox(), thread => thread.Urgent);

        using var ann = await Colleague.SignsIn(app, night.Key, Role.HouseWorker, "Ann");
        await ann.Opens(await OrderPage(night));
        Assert.True(ann.Page.QuerySelector("input[name=avoid]")!.HasAttribute("checked"));
        await ann.Presses("Order it", ("place", TaxiStories.Door), ("avoid", null));
        await app.RingAlarms();
        Assert.Single(await firm.Heard());
    }

    [Fact]
    public async Task The_firm_rings_and_somebody_rings_it_back_and_nobody_hears_who_we_are()
    {
        var (night, firm) = await CarIsComing();

        var call = await PhoneCall.Ring(firm.Number, night.Number, app.Line);
        Assert.Equal("Thank you. It is about a job. One of us rings you back in a few minutes. Goodbye.", call.Hears);
        Assert.False(call.IsAsked);
        await PhoneCall.Ring(firm.Number, night.Number, app.Line, call.Sid);

        Assert.Single(await night.Inbox(), thread => thread.Urgent && thread.Excerpt.StartsWith("A driver or the firm rang", StringComparison.Ordinal));
        using var ann = await Colleague.SignsIn(app, night.Key, Role.HouseWorker, "Ann");
        await ann.Opens($"/tonight/{night.Key}/2027-06-04/taxis");
        Assert.Contains($"A driver or the firm rang at 8.15pm. {firm.Number}", ann.Text);
        await ann.Presses("I have rung back");
        Assert.DoesNotContain("rang at", ann.Text);
    }

    [Fact]
    public async Task A_driver_rings_the_number_that_texted_them_and_presses_1()
    {
        var (night, _) = await CarIsComing();
        var (quiet, driver) = (await night.AddQuietNumber(), night.Phone());

        var call = await PhoneCall.Ring(driver.Number, quiet, app.Line);
        Assert.Equal($"{Quiet}\nIf you drive a taxi and ring about a job, press 1.", call.Hears);
        Assert.StartsWith("Thank you. It is about a job.", await call.Presses("1"));
        Assert.False(call.IsAsked);

        Assert.Single(await night.Inbox(), thread => thread.Urgent && thread.Excerpt.StartsWith("A driver or the firm rang", StringComparison.Ordinal));
        using var ann = await Colleague.SignsIn(app, night.Key, Role.HouseWorker, "Ann");
        await ann.Opens($"/tonight/{night.Key}/2027-06-04/taxis");
        Assert.Contains(driver.Number, ann.Text);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("2")]
    [InlineData("")]
    public async Task H05_Whoever_else_rings_that_number_hears_nothing_of_us_whatever_they_press(string keys)
    {
        var (night, _) = await CarIsComing();
        var call = await PhoneCall.Ring(night.Phone().Number, await night.AddQuietNumber(), app.Line);

        Assert.Equal($"{Quiet} Goodbye.", await call.Presses(keys));

        Assert.False(call.IsAsked);
        Assert.DoesNotContain(await night.Inbox(), thread => thread.Excerpt.Contains("rang", StringComparison.Ordinal));
    }

    [Fact]
    public async Task From_where_a_driver_rang_is_deleted_with_the_address()
    {
        var (night, firm) = await CarIsComing();
        await PhoneCall.Ring(firm.Number, night.Number, app.Line);
        Assert.Equal(1, await Kept.Count(app, $"firm_call call join service on service.id = call.service_id where service.key = '{night.Key}' and number is not null"));

        app.Clock.Now += Duration.FromDays(2);
        await app.Sweep();

        Assert.Equal(0, await Kept.Count(app, $"firm_call call join service on service.id = call.service_id where service.key = '{night.Key}' and number is not null"));
    }

    private async Task<(HouseNight Night, TaxiFirm Firm)> CarIsComing()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2, arrivals: "21:30");
        var firm = await TaxiFirm.DrivesFor(app, night);
        await (await night.SomebodyIsComing()).OrdersATaxi();
        await night.Wait(minutes: 130);
        await firm.Texts($"{await firm.Reference()} OK silver Toyota AB12CDE");
        return (night, firm);
    }

    private async Task Orders(HouseNight night, string without)
    {
        using var ann = await Colleague.SignsIn(app, night.Key, Role.HouseWorker, "Ann");
        await ann.Opens(await OrderPage(night));
        await ann.Presses("Order it", ("place", TaxiStories.Door), ("avoid", without));
        Assert.StartsWith("A taxi is ordered", ann.Said);
    }

    private static async Task<string> OrderPage(HouseNight night) => $"/tonight/{night.Key}/2027-06-04/{(await night.Seen())["requests"]![0]!["id"]}/taxi";
}
