using CrisisLine.Data;
using CrisisLine.Domain.Nights;

namespace CrisisLine.Opening;

/// <summary>A service as it will open its doors: its hours, its numbers, whether a night is near.</summary>
/// <param name="IsKept">It is in the database, which counts; otherwise it stands in the settings, and the first start takes it.</param>
public sealed record ServiceHours(
    string Key, string Kind, Timetable Timetable, IReadOnlyList<string> Numbers, string? QuietNumber, bool HasNightSoon, bool IsKept)
{
    private const int DaysAhead = 14;

    /// <returns>Every service that the database has.</returns>
    public static async Task<IReadOnlyList<ServiceHours>> Read(Tx tx)
    {
        var timetables = (await Timetables.Read(tx)).ToDictionary(one => one.Service, one => one.Timetable);
        var rows = await tx.Many<Row>(
            """
            select service.id, service.key, service.kind, service.quiet_number,
                   coalesce((select string_agg(number, ',' order by number) from service_number
                             where service_id = service.id and not quiet), '') as numbers,
                   exists (select from service_night where service_id = service.id and opens_at >= @now and opens_at < @soon) as has_night_soon
            from service
            order by service.id
            """, new { now = tx.Now, soon = tx.Now + Duration.FromDays(DaysAhead) });
        return [.. rows.Select(row => new ServiceHours(
            row.Key, row.Kind, timetables[row.Id], row.Numbers.Split(',', StringSplitOptions.RemoveEmptyEntries), row.QuietNumber, row.HasNightSoon, IsKept: true))];
    }

    public static ServiceHours Of(ServiceSettings service, Instant now) => new(
        service.Key, service.Kind, service.Timetable, [.. service.Numbers.Where(number => !number.IsQuiet).Select(number => number.Number.E164)],
        service.QuietNumber, Ahead(service.Timetable, now).Any(), IsKept: false);

    /// <returns>What a manager should put right before anybody relies on these hours, a sentence each.</returns>
    public IReadOnlyList<string> Faults(Instant now)
    {
        var today = now.InZone(Timetable.Zone).Date;
        if (!Timetable.Opening.Any(rule => rule.EffectiveUntil is not { } end || end > today))
            return ["No opening rule holds today or later."];

        var faults = Timetable.Faults().ToList();
        if (!HasNightSoon)
            faults.Add($"No night is planned within the next {DaysAhead} days.");
        if (Kind == "house")
            faults.AddRange(Ahead(Timetable, now).SelectMany(OnNight).Distinct());
        return faults;
    }

    private static IEnumerable<NightTimes> Ahead(Timetable timetable, Instant now)
    {
        var today = now.InZone(timetable.Zone).Date;
        return timetable.Between(today, today.PlusDays(DaysAhead));
    }

    internal static IEnumerable<string> OnNight(NightTimes night)
    {
        if (night.Requests is not { } asking)
            yield return $"On a {night.Night.DayOfWeek} nobody can ask for a place.";
        else if (asking.Start < night.OpensAt)
            yield return $"On a {night.Night.DayOfWeek} asking begins before the house opens.";
        if (night.Arrivals.Sum(arrival => arrival.Places) < 1)
            yield return $"On a {night.Night.DayOfWeek} there is no place.";
    }

    private sealed record Row(int Id, string Key, string Kind, string? QuietNumber, string Numbers, bool HasNightSoon);
}
