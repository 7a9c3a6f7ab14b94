using CrisisLine.Benchmarks.Bare;
using CrisisLine.Benchmarks.Ground;
using CrisisLine.Benchmarks.Load;

namespace CrisisLine.Benchmarks.Rows;

/// <summary>Signed texts of distinct people, each answered only once it is safely on the disk.</summary>
public static class InboundText
{
    private const int Rounds = 5, WarmUp = 16_000;
    private static readonly TimeSpan Uncounted = TimeSpan.FromSeconds(0.7), Length = TimeSpan.FromSeconds(2.5), WarmAtMost = TimeSpan.FromSeconds(30);

    public static async Task<IReadOnlyList<Figure>> Measure(DurableServer server)
    {
        var city = await City.Found(server, "inbound_text");
        await using var houses = city.Houses;
        var counts = await Counts.Take(city);
        await using var node = await Child.Node(city.Database);
        await using var limits = await Child.OfThis(BareLimits.Part, city.Database);
        await using var engine = await Child.OfThis(BareEngine.Part, await server.NewDatabase("bare_engine"));

        var figures = counts.SelectMany(Counts.Figures).ToList();
        await Warm(city, node, limits);
        foreach (var connections in new[] { 16, 64 })
        {
            figures.AddRange(await WithoutAlarm(city, connections, node, limits, counts));
            figures.AddRange(await WithAlarm(city, connections, node, engine));
        }

        return figures;
    }

    /// <summary>Long enough for the compiler to be done with what is run often, which it is only after thousands of texts.</summary>
    private static async Task Warm(City city, Child node, Child limits)
    {
        foreach (var path in new[] { BareLimits.One, BareLimits.AsMany(statements: 8, trips: 6) })
            await Traffic.Run(limits, connections: 64, [.. city.Mix(WarmUp).Select(text => text.Request(path))], TimeSpan.Zero, WarmAtMost);
        await city.Everyone(holds: true);
        await Traffic.Run(node, connections: 64, [.. city.Mix(WarmUp).Select(text => text.Request())], TimeSpan.Zero, WarmAtMost);
        await city.Everyone(holds: false);
        await Traffic.Run(node, connections: 64, [.. city.Visits().Select(text => text.Request())], TimeSpan.Zero, WarmAtMost);
    }

    private static async Task<IReadOnlyList<Figure>> WithoutAlarm(
        City city, int connections, Child node, Child limits, IReadOnlyDictionary<Kind, Said> counts)
    {
        var (one, asMany, ours) = (new List<Pace>(), new List<Pace>(), new List<Pace>());
        for (var round = 0; round <= Rounds; round++)
        {
            one.Add(await Send(limits, 60_000, _ => BareLimits.One));
            asMany.Add(await Send(limits, 20_000, kind => BareLimits.AsMany(counts[kind].Statements, counts[kind].Trips)));
            await city.Everyone(holds: true);
            ours.Add(await Send(node, 20_000, _ => "/twilio/sms"));
            Console.Error.WriteLine($"  {connections}: L1 {one[^1]} | L2 {asMany[^1]} | ours {ours[^1]}");
        }

        // The first round of each only warmed it up.
        var (l1, l2, us) = (Pace.Middle(one[1..]), Pace.Middle(asMany[1..]), Pace.Middle(ours[1..]));
        var row = $"inbound-text, no alarm, {connections}";
        return
        [
            new(row, "L1: one insert", l1.ToString()),
            new(row, "L2: as many statements", l2.ToString()),
            new(row, "ours", us.ToString()),
            Figure.AtLeast(row, "ours to L1", Ratio(ours, one, pace => pace.PerSecond), 0.2),
            Figure.AtLeast(row, "ours to L2", Ratio(ours, asMany, pace => pace.PerSecond), 0.6),
            Figure.Under(row, "p99, ours to L1's", Ratio(ours, one, pace => pace.P99), 4, "0.00", ""),
            new(row, "not answered with 200", $"{us.Refused}", "none", us.Refused == 0),
        ];

        Task<Pace> Send(Child to, int count, Func<Kind, string> path) =>
            Traffic.Run(to, connections, [.. city.Mix(count).Select(text => text.Request(path(text.Kind)))], Uncounted, Length);
    }

    private static async Task<IReadOnlyList<Figure>> WithAlarm(City city, int connections, Child node, Child engine)
    {
        var (bare, ours) = (new List<Pace>(), new List<Pace>());
        for (var round = 0; round <= Rounds; round++)
        {
            bare.Add(BareEngine.Read(await engine.Get(BareEngine.Ask(connections, Length))));
            await city.Everyone(holds: false);
            ours.Add(await Traffic.Run(node, connections, [.. city.Visits().Select(text => text.Request())], Uncounted, Length));
            Console.Error.WriteLine($"  {connections}, with an alarm: the bare engine {bare[^1]} | ours {ours[^1]}");
        }

        var (alone, us) = (Pace.Middle(bare[1..]), Pace.Middle(ours[1..]));
        var row = $"inbound-text, with an alarm, {connections}";
        return
        [
            new(row, "the bare engine, enlisted", alone.ToString()),
            new(row, "ours", us.ToString()),
            Figure.AtLeast(row, "ours to the bare engine", Ratio(ours, bare, pace => pace.PerSecond), 0.8),
            new(row, "not answered with 200", $"{us.Refused}", "none", us.Refused == 0),
        ];
    }

    // Each round with its own neighbour: whatever else the machine did then, it did to both.
    private static double Ratio(List<Pace> ours, List<Pace> theirs, Func<Pace, double> figure) =>
        Pace.Median(ours[1..].Zip(theirs[1..], (us, them) => figure(us) / figure(them)));
}
