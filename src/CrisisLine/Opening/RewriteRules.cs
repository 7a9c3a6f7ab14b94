using CrisisLine.Data;
using CrisisLine.Domain.Nights;

namespace CrisisLine.Opening;

/// <summary>
/// Brings the rules of a service to what a timetable says. Rules that stay are left alone; how they came to be is in the history.
/// </summary>
internal static class RewriteRules
{
    public static async Task For(Tx tx, int service, Timetable timetable)
    {
        await Opening(tx, service, timetable.Opening);
        await Requests(tx, service, timetable.Requests);
        await Arrivals(tx, service, timetable.Arrivals);
    }

    private static async Task Opening(Tx tx, int service, IReadOnlyList<OpeningRule> rules)
    {
        var there = await tx.Many<OpenRow>(
            "select id, days, opens, closes, effective_from, effective_until from opening_rule where service_id = @service",
                new { service });
        var wanted = rules.Select(rule =>
            new OpenRow(0, WeekDays.Write(rule.Days), rule.From, rule.To, rule.EffectiveFrom, rule.EffectiveUntil)).ToList();

        var dropped = there.Where(row => !wanted.Contains(row with { Id = 0 })).Select(row => row.Id).ToArray();
        await tx.Execute("delete from opening_rule where id = any(@dropped)", new { dropped });
        foreach (var row in wanted.Except(there.Select(row => row with { Id = 0 })))
            await tx.Execute(
                """
                insert into opening_rule (service_id, days, opens, closes, effective_from, effective_until)
                values (@service, @Days, @Opens, @Closes, @EffectiveFrom, @EffectiveUntil)
                """, new { service, row.Days, row.Opens, row.Closes, row.EffectiveFrom, row.EffectiveUntil });
    }

    private static async Task Requests(Tx tx, int service, IReadOnlyList<RequestWindow> windows)
    {
        var there = await tx.Many<AskRow>("select id, opens, closes, effective_from from request_rule where service_id = @service", new { service });
        var wanted = windows.Select(window => new AskRow(0, window.From, window.To, window.EffectiveFrom)).ToList();

        var dropped = there.Where(row => !wanted.Contains(row with { Id = 0 })).Select(row => row.Id).ToArray();
        await tx.Execute("delete from request_rule where id = any(@dropped)", new { dropped });
        foreach (var row in wanted.Except(there.Select(row => row with { Id = 0 })))
            await tx.Execute(
                "insert into request_rule (service_id, opens, closes, effective_from) values (@service, @Opens, @Closes, @EffectiveFrom)",
                new { service, row.Opens, row.Closes, row.EffectiveFrom });
    }

    private static async Task Arrivals(Tx tx, int service, IReadOnlyList<ArrivalRule> arrivals)
    {
        var there = await tx.Many<ArriveRow>("select id, at, places, effective_from from arrival_rule where service_id = @service", new { service });
        var wanted = arrivals.Select(arrival => new ArriveRow(0, arrival.At, arrival.Places, arrival.EffectiveFrom)).ToList();

        var dropped = there.Where(row => !wanted.Contains(row with { Id = 0 })).Select(row => row.Id).ToArray();
        await tx.Execute("delete from arrival_rule where id = any(@dropped)", new { dropped });
        foreach (var row in wanted.Except(there.Select(row => row with { Id = 0 })))
            await tx.Execute(
                "insert into arrival_rule (service_id, at, places, effective_from) values (@service, @At, @Places, @EffectiveFrom)",
                new { service, row.At, row.Places, row.EffectiveFrom });
    }

    private sealed record OpenRow(int Id, string Days, LocalTime Opens, LocalTime Closes, LocalDate EffectiveFrom,
        LocalDate? EffectiveUntil);

    private sealed record AskRow(int Id, LocalTime Opens, LocalTime Closes, LocalDate EffectiveFrom);

    private sealed record ArriveRow(int Id, LocalTime At, int Places, LocalDate EffectiveFrom);
}
