using CrisisLine.Staff;
using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Taxis;

/// <summary>Nobody leaves at two in the morning without a way home, and a visit that ends takes its taxi with it.</summary>
public sealed class TheWayHome(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    [Fact]
    public async Task H19_An_hour_before_the_close_whoever_has_no_way_home_is_an_urgent_task_and_nobody_signs_off()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        await TaxiFirm.DrivesFor(app, night);
        await night.SomebodyIsComing();
        Assert.Equal(200, (await night.Worker("arrive")).Status);
        using var ann = await Colleague.SignsIn(app, night.Key, Role.HouseWorker, "Ann");
        await ann.Opens($"/tonight/{night.Key}");
        await ann.Presses("I am here tonight");

        app.Clock.Now = Instant.FromUtc(2027, 6, 5, 0, 0) - Duration.FromMinutes(1);
        await app.Sweep();
        Assert.DoesNotContain(await night.Inbox(), thread => thread.Urgent);
        app.Clock.Now += Duration.FromMinutes(1);
        await app.Sweep();
        await app.Sweep();

        Assert.Single(await night.Inbox(), thread => thread.Urgent && thread.Excerpt.Contains("how they get home", StringComparison.Ordinal));
        await ann.SignsInAgain();
        await ann.Opens($"/tonight/{night.Key}");
        Assert.Contains("without a known way home", ann.Text);
        await ann.Presses("I am going home");
        Assert.Contains("1 in the house have no known way home", ann.Said);
        Assert.Equal(1, await OnShift(night));

        await ann.Opens($"/tonight/{night.Key}/2027-06-04/{(await night.Seen())["requests"]![0]!["id"]}");
        await ann.PressesIn("WayHome", ("way", "lift"));
        await ann.Opens($"/tonight/{night.Key}");
        Assert.DoesNotContain("without a known way home", ann.Text);
        await ann.Presses("I am going home");
        Assert.Equal(0, await OnShift(night));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task H19_Nobody_is_seen_out_without_how_and_a_taxi_home_that_is_not_taken_is_called_off(bool hasCar)
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        var firm = await TaxiFirm.DrivesFor(app, night);
        var job = await HomeIsBooked(night, firm);

        if (hasCar)
            await firm.Texts($"{job} OK silver Toyota AB12CDE");
        Assert.Equal(400, (await night.Worker("leave", json: "{}")).Status);
        Assert.Equal(200, (await night.Worker("leave", json: """{"leftHow":"lift","issues":[]}""")).Status);

        Assert.Equal("home:cancelled", await night.TaxiStates(app));
        Assert.Contains(await firm.Heard(), text => text.StartsWith($"Job {job} at 10pm is off", StringComparison.Ordinal));
        await app.NothingIsDouble();
    }

    [Fact]
    public async Task The_taxi_home_is_told_with_its_car_and_rides_when_they_leave_in_it()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        var firm = await TaxiFirm.DrivesFor(app, night);
        var job = await HomeIsBooked(night, firm);
        Assert.Contains("from 12 Chapel Street, LS15 7AA to 14 Harehills Lane, LS8 5DN", (await firm.Heard())[0]);

        await firm.Texts($"{job} OK silver Toyota AB12CDE");
        Assert.Equal(200, (await night.Worker("leave", json: """{"leftHow":"taxi","issues":[]}""")).Status);

        Assert.Equal("home:onBoard", await night.TaxiStates(app));
        await night.Wait(minutes: 60 * 5);
        Assert.Equal("home:completed", await night.TaxiStates(app));
    }

    [Fact]
    public async Task Who_is_at_the_door_needs_no_car_any_more()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2, arrivals: "21:30");
        var firm = await TaxiFirm.DrivesFor(app, night);
        var sam = await night.SomebodyIsComing();
        await sam.OrdersATaxi();
        await night.Wait(minutes: 130);
        await firm.Heard();

        Assert.Equal(200, (await night.Worker("arrive")).Status);

        Assert.Equal("out:cancelled", await night.TaxiStates(app));
        Assert.Contains("is off", (await firm.Heard())[^1]);
    }

    [Fact]
    public async Task A_house_that_closes_early_calls_every_car_off()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 4, arrivals: "21:30");
        var firm = await TaxiFirm.DrivesFor(app, night);
        foreach (var _ in Enumerable.Range(0, 3))
            await (await night.SomebodyIsComing()).OrdersATaxi();
        await night.Wait(minutes: 130);
        Assert.Equal(3, (await firm.Heard()).Count);

        await app.Database.Transact(tx => CrisisLine.Visits.CloseEarly.For(tx, night.Key, night.Night, "the boiler", account: null), CancellationToken.None);

        Assert.Equal("out:cancelled out:cancelled out:cancelled", await night.TaxiStates(app));
        Assert.Equal(6, (await firm.Heard()).Count);
        await app.NothingIsDouble();
    }

    [Fact]
    public async Task H34_A_taxi_for_somebody_who_may_be_under_18_waits_for_a_lead()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2, arrivals: "21:30");
        var firm = await TaxiFirm.DrivesFor(app, night);
        var sam = await night.SomebodyIsComing();
        await app.Database.Transact(tx => tx.Execute(
            "update visit_request set needs_lead = true from service_night night join service on service.id = night.service_id where night.id = visit_request.night_id and service.key = @Key", new { night.Key }), CancellationToken.None);

        Assert.Contains("A person will make sure", await sam.OrdersATaxi());
        await night.Wait(minutes: 130);
        Assert.Empty(await firm.Heard());

        var journey = $"/tonight/{night.Key}/2027-06-04/taxis/{(await night.Taxis(app))[0]["id"]}";
        using var ann = await Colleague.SignsIn(app, night.Key, Role.HouseWorker, "Ann");
        await ann.Opens(journey);
        await ann.Presses("A lead has permission: send a car");
        Assert.Contains("not yours to decide", ann.Said);
        using var lead = await Colleague.SignsIn(app, night.Key, Role.ShiftLead, "Lee");
        await lead.Opens(journey);
        await lead.Presses("A lead has permission: send a car");
        await app.RingAlarms();
        Assert.Single(await firm.Heard());
    }

    [Fact]
    public async Task H20_In_the_night_when_the_clocks_go_back_each_half_past_one_is_a_time_of_its_own()
    {
        var night = await app.HouseOpens("2027-10-30T18:05", places: 2);
        var firm = await TaxiFirm.DrivesFor(app, night);
        await night.SomebodyIsComing();
        await night.Worker("arrive");
        using var ann = await Colleague.SignsIn(app, night.Key, Role.HouseWorker, "Ann");
        var order = $"/tonight/{night.Key}/2027-10-30/{(await night.Seen())["requests"]![0]!["id"]}/taxi?way=home";

        await ann.Opens(order);
        Assert.Contains("1.30am (the first)", ann.Text);
        Assert.Contains("1.30am (the second)", ann.Text);
        await ann.Presses("Order it", ("place", TaxiStories.Door), ("at", $"{Instant.FromUtc(2027, 10, 31, 1, 30).ToUnixTimeSeconds()}"), ("passengers", "1"), ("childSeats", "0"));
        app.Clock.Now = Instant.FromUtc(2027, 10, 31, 0, 50);
        await app.RingAlarms();

        Assert.Contains("1.30am (the second) from", (await firm.Heard())[0]);
        Assert.Equal("2027-10-31T01:30:00+00:00", (string?)(await night.Taxis(app))[0]["pickupAt"]);
    }

    private Task<int> OnShift(HouseNight night) => Kept.Count(
        app, $"on_shift join service_night night on night.id = on_shift.night_id join service on service.id = night.service_id where service.key = '{night.Key}' and on_until is null");

    /// <summary>Somebody is in the house, and a car is to take them home at ten.</summary>
    private async Task<string> HomeIsBooked(HouseNight night, TaxiFirm firm)
    {
        await night.SomebodyIsComing();
        await night.Worker("arrive");
        using var ann = await Colleague.SignsIn(app, night.Key, Role.HouseWorker, "Ann");
        await ann.Opens($"/tonight/{night.Key}/2027-06-04/{(await night.Seen())["requests"]![0]!["id"]}/taxi?way=home");
        await ann.Presses(
            "Order it", ("place", TaxiStories.Door), ("at", $"{Instant.FromUtc(2027, 6, 4, 21, 0).ToUnixTimeSeconds()}"), ("passengers", "1"), ("childSeats", "0"));
        await night.Wait(minutes: 190);
        return await firm.Reference();
    }
}
