using System.Globalization;
using CrisisLine.Benchmarks.Ground;
using CrisisLine.Benchmarks.Load;

namespace CrisisLine.Benchmarks.Rows;

/// <summary>
/// A thousand calls, while one node after the other is killed as by <c>kill -9</c> and started anew: at whatever step its calls
/// are just then. <c>CRISISLINE_SEED</c> plays the same moments again; <c>CRISISLINE_CALLS</c> makes it another number.
/// </summary>
public static class CallsKilled
{
    private static readonly int Calls = Setting("CRISISLINE_CALLS") ?? 1000, Seed = Setting("CRISISLINE_SEED") ?? 1;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(20);

    public static async Task<IReadOnlyList<Figure>> Measure(DurableServer server)
    {
        await using var line = await CallingLine.Open(await server.NewDatabase("calls_killed"));
        var nodes = new[] { await line.Node(), await line.Node() };
        await line.IsReachedAt(nodes[0]);
        await line.SignOn();
        var reached = nodes[0];
        for (var nth = 0; nth < Calls; nth++)
            await line.Asks(reached, nth, "talk now");

        using var over = new CancellationTokenSource();
        var work = new SupportersAtWork(line, () => reached);
        var working = work.Until(over.Token);
        var start = Service.RealTime.GetUtcNow();
        var (kills, struck) = (0, 0);
#pragma warning disable CA5394 // Chance that can be played again; nothing hangs on its being good.
        var chance = new Random(Seed);
        while (work.Left > 0 && Service.RealTime.GetUtcNow() - start < Patience)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(chance.Next(500, 4000)), Service.RealTime);
            // The others come to rest once nothing is left to be taken: news that was lost is asked for a minute later.
            if (await InHand(line) is > 0 and var inHand)
            {
                var which = chance.Next(2);
                await nodes[which].Kill();
                (kills, struck) = (kills + 1, struck + inHand);
                reached = nodes[1 - which];
                await line.IsReachedAt(reached);
                await nodes[which].DisposeAsync();
                nodes[which] = await line.Node();
            }
        }
#pragma warning restore CA5394

        await over.CancelAsync();
        await working;
        foreach (var node in nodes)
            await node.DisposeAsync();
        return await Judge(line, kills, struck);
    }

    private static async Task<IReadOnlyList<Figure>> Judge(CallingLine line, int kills, int struck)
    {
        var open = await line.Houses.Source.One<int>("select count(*)::int from callback where ended_at is null");
        var ends = await line.Houses.Source.Many<string>("select state || ' ' || count(*) from callback group by state order by state");
        var tries = await line.Houses.Source.One<int>("select count(*)::int from callback_attempt where ended_at is null");
        var (twice, bridged) = await CallsJudged.Faults(line, Calls);
        return
        [
            new("calls-killed", $"nodes killed during {Calls} calls, seed {Seed}", $"{kills}, with {struck} calls in hand"),
            new("calls-killed", "how they ended", string.Join(", ", ends), "none open", open == 0),
            new("calls-killed", "tries that never ended", $"{tries}", "none", tries == 0),
            new("calls-killed", "people rung more often than supporters accepted", $"{twice}", "none", twice == 0),
            new("calls-killed", "supporters joined to two at once", $"{bridged}", "none", bridged == 0),
        ];
    }

    private static Task<int> InHand(CallingLine line) =>
        line.Houses.Source.One<int>("select count(*)::int from callback where state in ('ringing_supporter', 'ringing_person', 'talking')");

    private static int? Setting(string name) => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : null;
}
