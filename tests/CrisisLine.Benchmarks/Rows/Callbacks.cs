using CrisisLine.Benchmarks.Ground;
using CrisisLine.Benchmarks.Load;

namespace CrisisLine.Benchmarks.Rows;

/// <summary>
/// Five hundred callbacks fall due within one minute, forty supporters keep them, two nodes; in the middle of that minute one node
/// is killed.
/// </summary>
public static class Callbacks
{
    private const int People = 500, Minutes = 5;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(6);

    public static async Task<IReadOnlyList<Figure>> Measure(DurableServer server)
    {
        await using var line = await CallingLine.Open(await server.NewDatabase("callbacks"));
        await using var survivor = await line.Node();
        await line.IsReachedAt(survivor);
        await line.SignOn();
        var held = new HeldPlaces(line.Houses.Source);
        var before = await held.Nodes();
        await using var victim = await line.Node();
        var victimsName = (await held.Nodes()).Except(before).Single();

        // Over a minute they ask; three minutes after each, it is due.
        var start = Service.RealTime.GetUtcNow();
        for (var nth = 0; nth < People; nth++)
        {
            await Until(start + TimeSpan.FromMinutes(1) * nth / People);
            await line.Asks(survivor, nth, "TALK", $"in {Minutes} minutes");
        }

        using var over = new CancellationTokenSource();
        var work = new SupportersAtWork(line, () => survivor);
        var working = work.Until(over.Token);
        await Until(start + TimeSpan.FromMinutes(Minutes) + TimeSpan.FromSeconds(30));
        var orphans = await line.Houses.Source.Many<string>(
            "select convert_from(job_data, 'UTF8') from quartz.qrtz_triggers where trigger_name in (select trigger_name from quartz.qrtz_fired_triggers where instance_name = @victimsName)",
            new { victimsName });
        await victim.Kill();

        while (work.Left > 0 && Service.RealTime.GetUtcNow() - start < Patience + TimeSpan.FromMinutes(Minutes))
            await Task.Delay(TimeSpan.FromSeconds(1), Service.RealTime);
        await over.CancelAsync();
        await working;
        return await Judge(line, work, orphans);
    }

    private static async Task<IReadOnlyList<Figure>> Judge(CallingLine line, SupportersAtWork work, IReadOnlyList<string> orphans)
    {
        var rows = await line.Houses.Source.Many<Kept>(
            """
            select callback.id, callback.virtual_start - (clock.start_at - clock.real_at) as due, callback.state, callback.attempts
            from callback, program_clock clock
            """);
        var late = rows.Where(row => work.FirstShown.ContainsKey(row.Id))
            .Select(row => (row.Id, Seconds: (work.FirstShown[row.Id].UtcDateTime - row.Due).TotalSeconds)).ToList();
        bool IsOrphan(long id) => orphans.Any(data => data.Contains($":{id}", StringComparison.Ordinal));
        var own = late.Where(one => !IsOrphan(one.Id)).Select(one => one.Seconds).Order().ToArray();
        var inherited = late.Where(one => IsOrphan(one.Id)).Select(one => one.Seconds).DefaultIfEmpty(0).Max();
        var (twice, bridged) = await CallsJudged.Faults(line, People);
        return
        [
            new("callbacks", $"kept, of {People}", $"{rows.Count(row => row.State == "done")} done, {rows.Count(row => row.State is not "done")} otherwise", "none lost", rows.Count == People && rows.All(row => row.State is "done" or "finished_missed")),
            Figure.Under("callbacks", "shown and takeable after falling due, p99", Pace.Percentile(own, 0.99), 2, "0.00", " s"),
            new("callbacks", "p50", FormattableString.Invariant($"{Pace.Percentile(own, 0.5):0.00} s")),
            Figure.Under("callbacks", $"the {orphans.Count} in the killed node's hands", inherited, 15, "0.0", " s"),
            new("callbacks", "people rung more often than supporters accepted", $"{twice}", "none", twice == 0),
            new("callbacks", "supporters joined to two at once", $"{bridged}", "none", bridged == 0),
        ];
    }

    private static async Task Until(DateTimeOffset instant)
    {
        if (instant - Service.RealTime.GetUtcNow() is { Ticks: > 0 } wait)
            await Task.Delay(wait, Service.RealTime);
    }

    private sealed record Kept(long Id, DateTime Due, string State, int Attempts);
}
