using CrisisLine.Data;
using CrisisLine.Opening;

namespace CrisisLine.Statistics;

/// <summary>What one night came to, as <c>figures_of</c> counts it.</summary>
public sealed record NightFigures
{
    public LocalDate Night { get; init; }

    public int Requests { get; init; }

    public int Offered { get; init; }

    public int Visits { get; init; }

    public int Visitors { get; init; }

    public int FirstTimeVisitors { get; init; }

    public int PlacesAvailable { get; init; }

    public int PlacesUsed { get; init; }

    public int TurnedAway { get; init; }

    public int NotArrived { get; init; }

    public int WaitingLongestMinutes { get; init; }

    public int CallsOffered { get; init; }

    public int CallsAnswered { get; init; }

    public int CallsAbandoned { get; init; }

    public int CallbacksPromised { get; init; }

    public int CallbacksKept { get; init; }

    public int CallbacksLate { get; init; }

    public int CallbacksFailed { get; init; }

    public int TextsIn { get; init; }

    public int TextsUrgent { get; init; }

    /// <summary>Null if nobody waited for a person.</summary>
    public decimal? MinutesToHumanMedian { get; init; }

    public int TaxisOut { get; init; }

    public int TaxisHome { get; init; }

    public int TaxisLate { get; init; }

    public int TaxiPence { get; init; }

    public int OpenMinutes { get; init; }

    public int UnstaffedMinutes { get; init; }

    public int Unresolved { get; init; }

    /// <summary>The night is still open: these are the figures so far.</summary>
    public bool Provisional { get; init; }

    public int DefinitionVersion { get; init; } = RollUp.Definition;

    public Instant GeneratedAt { get; init; }
}

/// <summary>Figures of nights, kept or counted now.</summary>
public static class Nights
{
    /// <summary>Every night that was open from one date to another, both included: by the rules of then, or because something happened in it.</summary>
    public static async Task<IReadOnlyList<NightFigures>> Between(Tx tx, int service, LocalDate from, LocalDate to)
    {
        var nights = (await tx.Many<NightFigures>(
            "select *, made_at as generated_at from night_shown where service_id = @service and night between @from and @to", new { service, from, to })).ToDictionary(night => night.Night);
        foreach (var night in await Uncounted(tx, service, from, to, nights))
            nights[night.Night] = night;
        foreach (var night in await Quiet(tx, service, from, to))
            nights[night.Night] = nights.TryGetValue(night.Night, out var told) ? told.PlacesAvailable == 0 ? told with { PlacesAvailable = night.PlacesAvailable } : told : night;
        return [.. nights.Values.OrderBy(night => night.Night)];
    }

    /// <summary>A night that is open, or has just closed, is counted as it stands.</summary>
    private static async Task<IReadOnlyList<NightFigures>> Uncounted(Tx tx, int service, LocalDate from, LocalDate to, Dictionary<LocalDate, NightFigures> kept)
    {
        var missing = (await tx.Many<OpenNight>(
            "select night, closes_at from service_night where service_id = @service and night between @from and @to and opens_at <= @now",
            new { service, from, to, now = tx.Now })).Where(night => !kept.ContainsKey(night.Night)).ToDictionary(night => night.Night);
        if (missing.Count == 0)
            return [];
        var counted = await tx.Many<NightFigures>(
            "select * from figures_of(@service, @first, @last, @now)", new { service, first = missing.Keys.Min(), last = missing.Keys.Max(), now = tx.Now });
        return [.. counted.Where(night => missing.ContainsKey(night.Night))
            .Select(night => night with { Provisional = missing[night.Night].ClosesAt > tx.Now, GeneratedAt = tx.Now })];
    }

    /// <summary>Nights of before this program ran, by the rules of then, in which nothing is known to have happened.</summary>
    private static async Task<IReadOnlyList<NightFigures>> Quiet(Tx tx, int service, LocalDate from, LocalDate to)
    {
        var began = await tx.OneOrNone<LocalDate?>("select night from service_night where service_id = @service order by night limit 1", new { service });
        var timetable = (await Timetables.Read(tx)).Single(one => one.Service == service).Timetable;
        var last = began is { } first ? LocalDate.Min(to, first.PlusDays(-1)) : to;
        return [.. timetable.Between(from, last).Where(night => night.ClosesAt <= tx.Now).Select(night => new NightFigures
        {
            Night = night.Night,
            PlacesAvailable = night.Arrivals.Sum(arrival => arrival.Places),
            OpenMinutes = (int)(night.ClosesAt - night.OpensAt).TotalMinutes,
            UnstaffedMinutes = 0,
            GeneratedAt = tx.Now,
        })];
    }

    private sealed record OpenNight(LocalDate Night, Instant ClosesAt);
}
