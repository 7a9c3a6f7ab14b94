using System.Net.Http.Json;
using System.Text.Json;
using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Taxis;

/// <summary>H-16 where software talks to software: an answer that is lost, a fault and then none, no answer at all. One job, or a person.</summary>
public sealed class FirmsWithAnInterface(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    private static readonly HttpClient Http = new();

    [Fact]
    public async Task The_firm_takes_the_job_and_the_passenger_hears_of_the_car()
    {
        var (night, sam) = await Asked("accepts");

        await Becomes(night, "out:accepted");
        await app.WasTold(sam, "silver Toyota, AB12 CDE");
    }

    [Theory]
    [InlineData("lost")]
    [InlineData("500")]
    [InlineData("lost", "500", "lost")]
    public async Task H16_An_answer_that_is_lost_or_a_fault_and_then_none_is_one_job(params string[] faults)
    {
        var (night, sam) = await Asked("accepts", faults);

        await UntilTold(night);

        await Becomes(night, "out:accepted");
        Assert.Single(await Jobs(night));
        await app.WhenFirmsAreTold();
        Assert.Single(await app.Provider.TextsTo(sam));
        await app.NothingIsDouble();
    }

    [Fact]
    public async Task H16_A_firm_that_never_says_anything_leaves_it_to_a_person_within_its_minutes()
    {
        var (night, _) = await Asked("waits");
        await app.WhenFirmsAreTold();

        await night.Wait(minutes: 3);
        await night.Wait(minutes: 2);

        await Becomes(night, "out:manual");
        Assert.Contains(await night.Inbox(), thread => thread.Urgent);
    }

    [Fact]
    public async Task What_the_firm_says_later_is_asked_for_every_two_minutes()
    {
        var (night, _) = await Asked("waits");
        await app.WhenFirmsAreTold();
        var job = Assert.Single(await Jobs(night));
        await Http.PostAsJsonAsync($"{app.Provider.Address}/control/firm/{job.GetProperty("reference").GetString()}", new { state = "accepted" });

        app.Clock.Now += Duration.FromMinutes(2) + Duration.FromSeconds(1);
        await app.Sweep();

        await Becomes(night, "out:accepted");
    }

    [Fact]
    public async Task A_job_that_is_called_off_is_called_off_there()
    {
        var (night, sam) = await Asked("accepts");
        await Becomes(night, "out:accepted");

        await sam.Texts("NOT COMING");
        await app.WhenFirmsAreTold();

        Assert.Equal("cancelled", Assert.Single(await Jobs(night)).GetProperty("state").GetString());
        Assert.Equal("out:cancelled", await night.TaxiStates(app));
    }

    [Fact]
    public async Task H17_What_a_firm_is_sent_is_this_and_nothing_else()
    {
        var (night, _) = await Asked("accepts");
        await Becomes(night, "out:accepted");
        var taxi = (await night.Taxis(app))[0];

        var body = JsonDocument.Parse(Assert.Single(await Jobs(night)).GetProperty("body").GetString()!).RootElement;

        Assert.Equal(
            $$"""{"reference":"{{taxi["reference"]}}","account":"DH1","pickupAt":"2027-06-04T20:00:00Z","from":"14 Harehills Lane, LS8 5DN","to":"12 Chapel Street, LS15 7AA","word":"{{taxi["word"]}}","passengers":1,"childSeats":0,"stepFree":false}""",
            body.GetRawText());
    }

    private async Task<(HouseNight Night, Phone Sam)> Asked(string does, params string[] faults)
    {
        await Http.PostAsJsonAsync($"{app.Provider.Address}/control/firm", new { does, faults });
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2, arrivals: "21:30");
        await TaxiFirm.DrivesFor(app, night, channel: "api", url: $"{app.Provider.Address}/firm");
        var sam = await night.SomebodyIsComing();
        await sam.Texts("Jay");
        await sam.OrdersATaxi();
        await night.Wait(minutes: 130);
        return (night, sam);
    }

    /// <summary>Whenever it has to be told once more, that time comes.</summary>
    private Task UntilTold(HouseNight night) => Eventually.Is(true, async () =>
    {
        var next = await app.Database.Transact(tx => tx.OneOrNone<Instant?>(
            """
            select errand.due_at
            from taxi_errand errand
            join taxi_job job on job.id = errand.job_id
            join taxi_journey journey on journey.id = job.journey_id
            join service on service.id = journey.service_id
            where service.key = @Key and errand.ended_at is null
            order by errand.due_at
            limit 1
            """, new { night.Key }), CancellationToken.None);
        if (next > app.Clock.Now)
            app.Clock.Now = next.Value;
        return next is null;
    }, within: TimeSpan.FromSeconds(40));

    private Task Becomes(HouseNight night, string states) => Eventually.Is(states, () => night.TaxiStates(app), within: TimeSpan.FromSeconds(20));

    private async Task<IReadOnlyList<JsonElement>> Jobs(HouseNight night)
    {
        var mine = (await night.Taxis(app)).Select(taxi => (string)taxi["reference"]!).ToHashSet();
        return [.. (await Http.GetFromJsonAsync<List<JsonElement>>($"{app.Provider.Address}/control/firm"))!.Where(job => mine.Contains(job.GetProperty("reference").GetString()!))];
    }
}
