using System.Text.Json.Nodes;

namespace CrisisLine.Tests.Support;

/// <summary>A taxi firm that drives for a house, with a telephone at its desk.</summary>
public sealed class TaxiFirm(CrisisLineApp app, HouseNight night, string number)
{
    private static int _firms;
    private readonly Phone _desk = new(number, night.Number, app.Line, app.Provider);

    public string Number => number;

    /// <param name="cap">In pence, for one night.</param>
    public static async Task<TaxiFirm> DrivesFor(
        CrisisLineApp app, HouseNight night, string channel = "sms", int rank = 1, string area = "LS", string? address = "12 Chapel Street, LS15 7AA",
        int acceptWithin = 5, int? cap = null, string? url = null, string? email = null, string name = "City Cabs")
    {
        var number = $"+44113496{Interlocked.Increment(ref _firms) + 2000:d4}";
        await app.Database.Transact(async tx =>
        {
            await tx.Execute(
                """
                insert into taxi_firm (service_id, rank, firm, channel, number, account, area, accept_within_minutes, usual_cost, night_cap, url, secret, email)
                select id, @rank, @name, @channel, @number, 'DH1', @area, @acceptWithin, 12, @cap / 100.0, @url, @secret, @email from service where key = @Key
                """, new { rank, name, channel, number, area, acceptWithin, cap, url, email, secret = url is null ? null : tx.Keys.Seal("taxi_firm.secret", "s3cret"), night.Key });
            await tx.Execute("update service set address = @address where key = @Key", new { address, night.Key });
        }, CancellationToken.None);
        return new TaxiFirm(app, night, number);
    }

    /// <returns>What it is answered.</returns>
    public Task<string> Texts(string words, string? sid = null) => _desk.Texts(words, sid);

    /// <summary>What it was texted, once all that is due has been told.</summary>
    public async Task<IReadOnlyList<string>> Heard()
    {
        await app.WhenFirmsAreTold();
        return [.. (await app.Provider.TextsTo(_desk)).Select(text => text.Words)];
    }

    public async Task<SentText> LastText()
    {
        await app.WhenFirmsAreTold();
        return (await app.Provider.TextsTo(_desk))[^1];
    }

    /// <summary>The reference in the last job that it was asked for.</summary>
    public async Task<string> Reference() => (await Heard()).Last(text => text.Contains("Reply ", StringComparison.Ordinal)).Split("job ")[1][..4];
}

/// <summary>Taxis of a story's evening.</summary>
public static class TaxiStories
{
    public const string Door = "14 Harehills Lane LS8 5DN";

    /// <summary>Somebody whose place is theirs, and who has answered nothing else.</summary>
    public static async Task<Phone> SomebodyIsComing(this HouseNight night)
    {
        var sam = night.Phone();
        await sam.Texts("VISIT");
        await sam.Texts("YES");
        return sam;
    }

    /// <summary>TAXI, where, and YES to what is read back.</summary>
    public static async Task<string> OrdersATaxi(this Phone sam, string door = Door)
    {
        Assert.Contains("Where should the taxi meet you?", await sam.Texts("TAXI"));
        Assert.Contains("Have we got this right?", await sam.Texts(door));
        return await sam.Texts("YES");
    }

    public static async Task<IReadOnlyList<JsonNode>> Taxis(this HouseNight night, CrisisLineApp app)
    {
        var requests = (await night.Seen())["requests"]!.AsArray().Select(request => request!["id"]!.GetValue<long>()).ToHashSet();
        var (status, body) = await app.Line.Api($"/taxis?night={night.Night:uuuu-MM-dd}", "demo-worker");
        Assert.Equal(200, status);
        return [.. body!.AsArray().Where(taxi => requests.Contains(taxi!["requestId"]!.GetValue<long>()))!];
    }

    /// <summary>How each journey stands, in order of pickup.</summary>
    public static async Task<string> TaxiStates(this HouseNight night, CrisisLineApp app) =>
        string.Join(' ', (await night.Taxis(app)).Select(taxi => $"{taxi["direction"]}:{taxi["state"]}"));

    /// <summary>Every firm has been told all that is due, and every text has left.</summary>
    public static Task WhenFirmsAreTold(this CrisisLineApp app) =>
        Eventually.Is(true, async () => await Kept.Count(app, $"taxi_errand errand join taxi_job job on job.id = errand.job_id where errand.ended_at is null and errand.made_at <= '{app.Clock.Now}' and (job.channel in ('sms', 'page') or errand.attempt = 0 or errand.due_at <= '{app.Clock.Now}')") == 0
            && await Kept.Count(app, $"message where state in ('queued', 'sending') and created_at <= '{app.Clock.Now}'") == 0, within: TimeSpan.FromSeconds(30));

    /// <summary>One of the texts that they were sent says so; two that leave together may come in any order.</summary>
    public static async Task WasTold(this CrisisLineApp app, Phone phone, string words)
    {
        await app.WhenFirmsAreTold();
        Assert.Contains(await app.Provider.TextsTo(phone), text => text.Words.Contains(words, StringComparison.Ordinal));
    }

    /// <summary>No journey has two live jobs, and none goes on for somebody who is not coming.</summary>
    public static async Task NothingIsDouble(this CrisisLineApp app)
    {
        Assert.Equal(0, await Kept.Count(app, "(select journey_id from taxi_job where ended_at is null group by journey_id having count(*) > 1) double"));
        Assert.Equal(0, await Kept.Count(app, "(select request_id from taxi_journey where ended_at is null group by request_id, direction having count(*) > 1) double"));
        Assert.Equal(0, await Kept.Count(app,
            "taxi_journey journey join visit_request request on request.id = journey.request_id where journey.ended_at is null and request.state not in ('held', 'confirmed', 'arrived', 'left')"));
    }
}
