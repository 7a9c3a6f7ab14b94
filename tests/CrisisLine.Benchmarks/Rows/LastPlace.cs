using CrisisLine.Benchmarks.Ground;
using CrisisLine.Benchmarks.Load;

namespace CrisisLine.Benchmarks.Rows;

/// <summary>Four hundred people ask for a house's twelve places at the same moment, half of them through another node.</summary>
public static class LastPlace
{
    private const int Places = 12;
    private const int Contenders = 400;
    private const int Bursts = 5;

    public static async Task<IReadOnlyList<Figure>> Measure(DurableServer server)
    {
        var database = await server.NewDatabase("last_place");
        await using var houses = new Houses(database);
        await houses.Open(from: 0, Bursts + 1, Places);
        await using var one = await Child.Node(database);
        await using var other = await Child.Node(database);

        var phones = new Texts();
        var (took, held, refused) = (new List<double>(), new List<int>(), 0);
        // The first house is the warm-up, and must be exact too.
        for (var house = 0; house <= Bursts; house++)
        {
            var texts = Enumerable.Range(0, Contenders)
                .Select(_ => Texts.Delivery(phones.NewPhone(), Houses.Number(house), "VISIT")).ToList();
            var burst = await Traffic.Burst([one.Port, other.Port], texts);
            refused += burst.Refused;
            took.Add(burst.Took.TotalSeconds);
            held.Add(await houses.Source.One<int>(
                """
                select count(*)::int
                from visit_request
                join service_night night on night.id = night_id
                join service on service.id = night.service_id
                where service.key = @key and state = 'held'
                """, new { key = $"house-{house}" }));
        }

        return
        [
            Figure.Under("last-place", $"{Contenders} contenders, slowest of {Bursts} bursts", took.Skip(1).Max(), 3, "0.00", " s"),
            new("last-place", "the very first burst of cold nodes", FormattableString.Invariant($"{took[0]:0.00} s")),
            new("last-place", "places promised, each time", string.Join(' ', held.Distinct()), $"exactly {Places}", held.All(count => count == Places)),
            new("last-place", "not answered with 200", $"{refused}", "none", refused == 0),
        ];
    }
}
