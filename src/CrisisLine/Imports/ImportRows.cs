using CrisisLine.Data;

namespace CrisisLine.Imports;

/// <summary>Writes some thousand visits at once. Instants travel as seconds: an array that begins with nothing has no type by which they could.</summary>
internal static class VisitRows
{
    public static async Task<IReadOnlyList<SheetFault>> Keep(Tx tx, long import, IReadOnlyList<VisitLine> rows, NightsSeen nights)
    {
        foreach (var row in rows)
            nights.Add(row.Service, row.Night);
        var kept = await tx.Many<int>(
            """
            insert into imported_visit (import_id, line, service_id, night, visitor, arrived_at, left_at, issues, feeling_before, feeling_after, taxi_out, taxi_home, taxi_pence,
                                        instead, onward, eased_enough)
            select @import, line, service, night::date, visitor, to_timestamp(arrived), to_timestamp(left_at), string_to_array(issues, ';'), before, after, out, home, pence,
                   nullif(instead, ''), nullif(onward, ''), eased
            from unnest(@lines, @services, @nightsOf, @visitors, @arrived, @left, @issues, @before, @after, @out, @home, @pence, @instead, @onward, @eased)
                as sheet (line, service, night, visitor, arrived, left_at, issues, before, after, out, home, pence, instead, onward, eased)
            on conflict do nothing
            returning line
            """, new
            {
                import,
                lines = rows.Select(row => row.Line).ToArray(),
                services = rows.Select(row => row.Service).ToArray(),
                nightsOf = rows.Select(row => row.Night.ToString("uuuu-MM-dd", null)).ToArray(),
                visitors = rows.Select(row => row.Visitor).ToArray(),
                arrived = rows.Select(row => row.ArrivedAt.ToUnixTimeSeconds()).ToArray(),
                left = rows.Select(row => row.LeftAt?.ToUnixTimeSeconds()).ToArray(),
                issues = rows.Select(row => row.Issues).ToArray(),
                before = rows.Select(row => row.FeelingBefore).ToArray(),
                after = rows.Select(row => row.FeelingAfter).ToArray(),
                @out = rows.Select(row => row.TaxiOut).ToArray(),
                home = rows.Select(row => row.TaxiHome).ToArray(),
                pence = rows.Select(row => row.TaxiPence).ToArray(),
                instead = rows.Select(row => row.After.Instead ?? "").ToArray(),
                onward = rows.Select(row => row.After.Onward ?? "").ToArray(),
                eased = rows.Select(row => row.After.EasedEnough).ToArray(),
            });
        return Twice.Among([.. rows.Select(row => row.Line)], kept);
    }
}

/// <summary>Writes some thousand calls at once.</summary>
internal static class CallRows
{
    public static async Task<IReadOnlyList<SheetFault>> Keep(Tx tx, long import, IReadOnlyList<CallLine> rows, NightsSeen nights)
    {
        foreach (var row in rows)
            nights.Add(row.Service, row.Night);
        var kept = await tx.Many<int>(
            """
            insert into imported_call (import_id, line, service_id, night, started_at, answered_at, ended_at, caller, carer, issues)
            select @import, line, service, night::date, to_timestamp(started), to_timestamp(answered), to_timestamp(ended), nullif(caller, ''), carer, string_to_array(issues, ';')
            from unnest(@lines, @services, @nightsOf, @started, @answered, @ended, @callers, @carers, @issues)
                as sheet (line, service, night, started, answered, ended, caller, carer, issues)
            on conflict do nothing
            returning line
            """, new
            {
                import,
                lines = rows.Select(row => row.Line).ToArray(),
                services = rows.Select(row => row.Service).ToArray(),
                nightsOf = rows.Select(row => row.Night.ToString("uuuu-MM-dd", null)).ToArray(),
                started = rows.Select(row => row.StartedAt.ToUnixTimeSeconds()).ToArray(),
                answered = rows.Select(row => row.AnsweredAt?.ToUnixTimeSeconds()).ToArray(),
                ended = rows.Select(row => row.EndedAt?.ToUnixTimeSeconds()).ToArray(),
                callers = rows.Select(row => row.Caller ?? []).ToArray(),
                carers = rows.Select(row => row.Carer).ToArray(),
                issues = rows.Select(row => row.Issues).ToArray(),
            });
        return Twice.Among([.. rows.Select(row => row.Line)], kept);
    }
}

internal static class Twice
{
    public static IReadOnlyList<SheetFault> Among(IReadOnlyList<int> lines, IReadOnlyList<int> kept) =>
        lines.Count == kept.Count ? [] : [.. lines.Except(kept).Select(line => new SheetFault(line, "it is here already: this line stands in the sheet twice, or in one that was brought in before."))];
}
