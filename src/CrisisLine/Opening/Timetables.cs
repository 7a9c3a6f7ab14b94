using CrisisLine.Data;
using CrisisLine.Domain.Nights;

namespace CrisisLine.Opening;

/// <summary>The hours that each service keeps, as the database has them.</summary>
public static class Timetables
{
    public static async Task<IReadOnlyList<(int Service, Timetable Timetable)>> Read(Tx tx)
    {
        var services = await tx.Many<ServiceRow>("select id, time_zone from service order by id");
        var opening = await tx.Many<OpeningRow>("select service_id, days, opens, closes, effective_from, effective_until from opening_rule");
        var requests = await tx.Many<RequestRow>("select service_id, opens, closes, effective_from from request_rule");
        var arrivals = await tx.Many<ArrivalRow>("select service_id, at, places, effective_from from arrival_rule");

        return [.. services.Select(service => (service.Id, new Timetable(
            [.. opening.Where(row => row.ServiceId == service.Id).Select(row => row.Rule)],
            [.. requests.Where(row => row.ServiceId == service.Id).Select(row => row.Rule)],
            [.. arrivals.Where(row => row.ServiceId == service.Id).Select(row => row.Rule)],
            DateTimeZoneProviders.Tzdb[service.TimeZone])))];
    }

    private sealed record ServiceRow(int Id, string TimeZone);

    private sealed record OpeningRow(
        int ServiceId, string Days, LocalTime Opens, LocalTime Closes, LocalDate EffectiveFrom, LocalDate? EffectiveUntil)
    {
        public OpeningRule Rule => new(
            Days.Split(',').SelectMany(day => WeekDays.Read(day) ?? []).ToHashSet(), Opens, Closes, EffectiveFrom, EffectiveUntil);
    }

    private sealed record RequestRow(int ServiceId, LocalTime Opens, LocalTime Closes, LocalDate EffectiveFrom)
    {
        public RequestWindow Rule => new(Opens, Closes, EffectiveFrom);
    }

    private sealed record ArrivalRow(int ServiceId, LocalTime At, int Places, LocalDate EffectiveFrom)
    {
        public ArrivalRule Rule => new(At, Places, EffectiveFrom);
    }
}
