using CrisisLine.Benchmarks.Ground;
using CrisisLine.Benchmarks.Load;

namespace CrisisLine.Benchmarks.Rows;

/// <summary>How soon a node on an existing database says that it is ready, from the start of its process.</summary>
public static class Ready
{
    private const int Starts = 5;

    public static async Task<IReadOnlyList<Figure>> Measure(DurableServer server)
    {
        var database = await server.NewDatabase("ready");
        var seconds = new List<double>();
        // The first start writes the clock and the nights ahead; it is not counted.
        for (var start = 0; start <= Starts; start++)
        {
            await using var node = await Child.Node(database);
            seconds.Add(node.ReadyAfter.TotalSeconds);
        }

        var counted = seconds.Skip(1).ToList();
        return
        [
            Figure.Under("ready", $"from start to ready, median of {Starts}", Pace.Median(counted), 3, "0.00", " s"),
            new("ready", "the slowest of them", FormattableString.Invariant($"{counted.Max():0.00} s")),
        ];
    }
}
