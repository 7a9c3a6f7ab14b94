using System.Diagnostics;
using CrisisLine.Benchmarks.Ground;
using CrisisLine.Benchmarks.Load;

namespace CrisisLine.Benchmarks.Rows;

/// <summary>
/// A hundred thousand places are held until late, and two thousand holds end within one minute. Two nodes ring them; in
/// the middle of that minute one node is killed.
/// </summary>
public static class AlarmsOfAnEvening
{
    private const int Pending = 100_000, Due = 2_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static async Task<IReadOnlyList<Figure>> Measure(DurableServer server)
    {
        var database = await server.NewDatabase("alarms");
        await using var houses = new Houses(database);
        await houses.Open(from: 0, count: 1, places: Pending + Due);
        await houses.Open(HeldPlaces.Model, count: 1, places: 1);
        await houses.Know([.. Enumerable.Range(0, Pending + Due).Select(nth => $"+4478{nth:d8}")]);
        await using var survivor = await Child.Node(database);
        var held = new HeldPlaces(houses.Source);
        await held.Make(survivor);

        var before = await held.Nodes();
        await using var victim = await Child.Node(database);
        var victimsName = (await held.Nodes()).Except(before).Single();
        var start = await held.FallDue(Due);

        await Until(start + TimeSpan.FromSeconds(30));
        await victim.Kill();
        var orphans = await held.InHandsOf(victimsName);

        await Until(start + TimeSpan.FromSeconds(60));
        var since = Stopwatch.StartNew();
        using var aMoment = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (await held.Unrung() > 0 && since.Elapsed < Patience)
            await aMoment.WaitForNextTickAsync();
        return await Judge(held, orphans);
    }

    private static async Task<IReadOnlyList<Figure>> Judge(HeldPlaces held, IReadOnlyCollection<long> orphans)
    {
        var rung = await held.Rung();
        var own = rung.Where(one => !orphans.Contains(one.Request)).Select(one => one.Lateness).Order().ToArray();
        var inherited = rung.Where(one => orphans.Contains(one.Request)).Select(one => one.Lateness).ToList();
        var distinct = rung.Select(one => one.Request).Distinct().Count();
        return
        [
            new("alarms", $"rung, of {Due} that fell due", $"{rung.Count}, {distinct} distinct", "each once", rung.Count == Due && distinct == Due),
            new("alarms", "rung before their time", $"{rung.Count(one => one.Lateness < 0)}", "none", rung.All(one => one.Lateness >= 0)),
            Figure.Under("alarms", "lateness, p50", Pace.Percentile(own, 0.5), 20, "0.0", " ms"),
            Figure.Under("alarms", "lateness, p99", Pace.Percentile(own, 0.99), 250, "0.0", " ms"),
            new("alarms", "lateness, latest", FormattableString.Invariant($"{own.LastOrDefault():0} ms")),
            Figure.Under("alarms", $"lateness, the {orphans.Count} in the killed node's hands", inherited.DefaultIfEmpty(0).Max() / 1000, 15, "0.0", " s"),
        ];
    }

    private static async Task Until(DateTimeOffset instant)
    {
        if (instant - Service.RealTime.GetUtcNow() is { Ticks: > 0 } wait)
            await Task.Delay(wait, Service.RealTime);
    }
}
