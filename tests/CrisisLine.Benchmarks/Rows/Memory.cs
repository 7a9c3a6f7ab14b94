using CrisisLine.Benchmarks.Ground;
using CrisisLine.Benchmarks.Load;

namespace CrisisLine.Benchmarks.Rows;

/// <summary>What a node weighs after ten thousand texts.</summary>
public static class Memory
{
    private const int Count = 10_000;

    public static async Task<IReadOnlyList<Figure>> Measure(DurableServer server)
    {
        var city = await City.Found(server, "memory");
        await using var houses = city.Houses;
        await using var node = await Child.Node(city.Database);

        var texts = city.Mix(Count).Select(text => text.Request()).ToList();
        var pace = await Traffic.Run(node, connections: 16, texts, TimeSpan.Zero, TimeSpan.FromMinutes(5));
        return
        [
            Figure.Under("memory", $"working set after {Count} texts", node.WorkingSetInMegabytes, 220, "0", " MB"),
            new("memory", "how fast they went, from a cold start", pace.ToString()),
            new("memory", "not answered with 200", $"{pace.Refused}", "none", pace.Refused == 0),
        ];
    }
}
