using CrisisLine.Benchmarks.Ground;
using CrisisLine.Benchmarks.Load;

namespace CrisisLine.Benchmarks.Rows;

/// <summary>How much a text of each kind asks of PostgreSQL, counted on the wire at a node of its own.</summary>
public static class Counts
{
    private const int MostStatements = 8, MostTrips = 6;

    public static async Task<IReadOnlyDictionary<Kind, Said>> Take(City city)
    {
        using var wire = new WireTally(city.Database);
        await using var node = await Child.Node(wire.ConnectionString);
        var counts = new Dictionary<Kind, Said>();
        foreach (var kind in Enum.GetValues<Kind>())
        {
            await city.Everyone(holds: kind is not Kind.Visit);
            counts[kind] = await Count(city, node, wire, kind);
        }

        return counts;
    }

    public static IEnumerable<Figure> Figures(KeyValuePair<Kind, Said> kind)
    {
        var (name, said) = kind;
        // The engine's own statements are in the count of a text that sets an alarm; there is no bound on those.
        bool? holds = name is Kind.Visit ? null : said is { Statements: <= MostStatements, Trips: <= MostTrips, Commits: 1 };
        yield return new(
            "inbound-text", $"a text on the wire: {name}", $"{said.Statements} statements, {said.Trips} trips, {said.Commits} commit",
            holds is null ? "" : $"{MostStatements} in {MostTrips}, 1 commit", holds);
    }

    private static async Task<Said> Count(City city, Child node, WireTally wire, Kind kind)
    {
        using var line = await KeptAlive.To(node.Port);
        var sid = "";
        // A statement that is new to a connection is prepared on the way; the last of several texts meets none.
        for (var text = 0; text < 6; text++)
        {
            sid = $"SM{Guid.NewGuid():n}";
            if (await line.Ask(city.Of(kind).Request(sid: sid)) != 200)
                throw new InvalidOperationException($"{kind} was not answered with 200.");
        }

        return wire.Of(sid);
    }
}
