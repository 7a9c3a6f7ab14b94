using CrisisLine.Benchmarks.Ground;
using CrisisLine.Benchmarks.Load;

namespace CrisisLine.Benchmarks.Rows;

/// <summary>The first document of a ringing call, beside texts on the same node in turn with it.</summary>
public static class InboundCall
{
    private const int Rounds = 5;
    private static readonly TimeSpan Uncounted = TimeSpan.FromSeconds(0.7), Length = TimeSpan.FromSeconds(2.5), WarmAtMost = TimeSpan.FromSeconds(20);

    public static async Task<IReadOnlyList<Figure>> Measure(DurableServer server)
    {
        var city = await City.Found(server, "inbound_call");
        await using var houses = city.Houses;
        await using var node = await Child.Node(city.Database);
        await Traffic.Run(node, connections: 64, [.. city.Mix(12_000).Select(text => text.Request())], TimeSpan.Zero, WarmAtMost);
        await Traffic.Run(node, connections: 64, Calls(city, 12_000), TimeSpan.Zero, WarmAtMost);

        var figures = new List<Figure>();
        foreach (var connections in new[] { 16, 64 })
            figures.AddRange(await Compare(city, connections, node));
        return figures;
    }

    private static async Task<IReadOnlyList<Figure>> Compare(City city, int connections, Child node)
    {
        var (texts, calls) = (new List<Pace>(), new List<Pace>());
        for (var round = 0; round <= Rounds; round++)
        {
            await city.Everyone(holds: true);
            texts.Add(await Traffic.Run(node, connections, [.. city.Mix(20_000).Select(text => text.Request())], Uncounted, Length));
            calls.Add(await Traffic.Run(node, connections, Calls(city, 20_000), Uncounted, Length));
            Console.Error.WriteLine($"  {connections}: texts {texts[^1]} | calls {calls[^1]}");
        }

        var (text, call) = (Pace.Middle(texts[1..]), Pace.Middle(calls[1..]));
        var row = $"inbound-call, {connections}";
        return
        [
            new(row, "texts", text.ToString()),
            new(row, "calls", call.ToString()),
            Figure.Under(row, "p99, a call's to a text's", Pace.Median(calls[1..].Zip(texts[1..], (ours, theirs) => ours.P99 / theirs.P99)), 1.5, "0.00", ""),
            new(row, "not answered with 200", $"{call.Refused}", "none", call.Refused == 0),
        ];
    }

    private static IReadOnlyList<byte[]> Calls(City city, int count) =>
        [.. city.Mix(count).Select(text => Load.Rings.Delivery(text.From, text.To))];
}
