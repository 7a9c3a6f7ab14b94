using CrisisLine.Data;
using CrisisLine.Opening;

namespace CrisisLine.Statistics;

/// <summary>What one night came to.</summary>
public sealed record NightFigures : Counts
{
    public LocalDate Night { get; init; }

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
        await RollUp.PlannedForItsDates(tx);
        var nights = (await tx.Many<NightFigures>(
            """
            select told.*, told.made_at as generated_at,
                   told.id is null and exists (select from service_night where service_id = @service and night = told.night and closes_at > @now) as provisional
            from nights_of(@service, @from, @to, @now) told
            """, new { service, from, to, now = tx.Now })).ToDictionary(night => night.Night);
        foreach (var night in await Quiet(tx, service, from, to))
            nights[night.Night] = nights.TryGetValue(night.Night, out var told) ? told.PlacesAvailable == 0 ? told with { PlacesAvailable = night.PlacesAvailable } : told : night;
        return [.. nights.Values.OrderBy(night => night.Night)];
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
}
