using System.Diagnostics;
using System.Globalization;
using CrisisLine.Benchmarks.Ground;
using CrisisLine.Benchmarks.Load;
using CrisisLine.Tests.Bookings;

namespace CrisisLine.Benchmarks.Rows;

/// <summary>
/// An evening at twenty houses of eight places: four hundred people send two thousand texts, each person's in order and
/// all as fast as one node answers. Then the clock is set behind the close, and all that the evening promised rings at
/// once. What came of it is judged by the questions that the tests ask.
/// </summary>
public static class Evening
{
    private const int Houses = 20, Places = 8, People = 20, TextsEach = 5, Connections = 16;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly string[] Words =
        ["YES", "YES", "YES", "LIST", "LIST", "LIST", "NO", "NOT COMING", "STATUS", "SKIP", "I don't know who to talk to tonight"];

    public static async Task<IReadOnlyList<Figure>> Measure(DurableServer server)
    {
        var database = await server.NewDatabase("evening");
        await using var houses = new Houses(database);
        await houses.Open(from: 0, Houses, Places, asking: "4 hours 30 minutes");
        await houses.Source.Run(NightPromises.Witness);
        await using var provider = await FakeProvider.Start(TimeSpan.FromMilliseconds(50));

        var (pace, broken) = await Play(database, houses, provider);
        var (rung, took, after) = await Close(database, houses, provider);
        return
        [
            new("evening", "2,000 texts of 400 people", pace.ToString()),
            new("evening", "not answered with 200", $"{pace.Refused}", "none", pace.Refused == 0),
            new("evening", "alarms after the close, all at once", FormattableString.Invariant($"{rung} in {took.TotalSeconds:0.0} s")),
            new("evening", "promises broken, before the close and after", Said([.. broken, .. after]), "none", broken.Count + after.Count == 0),
        ];
    }

    private static async Task<(Pace Pace, List<string> Broken)> Play(string database, Houses houses, FakeProvider provider)
    {
        await using var node = await Node(database, provider);
        var lines = await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => KeptAlive.To(node.Port)));
        var since = Stopwatch.StartNew();
        var all = await Task.WhenAll(lines.Select((line, nth) => Task.Run(() => Send(line, [.. Script(nth)]))));
        var pace = Pace.Of(all.SelectMany(one => one.Times), since.Elapsed, all.Sum(one => one.Refused));
        foreach (var line in lines)
            line.Dispose();
        return (pace, await Broken(houses, alarmsHaveRung: false));
    }

    /// <summary>A new node, whose clock has come past the close meanwhile.</summary>
    private static async Task<(int Rung, TimeSpan Took, List<string> Broken)> Close(string database, Houses houses, FakeProvider provider)
    {
        await houses.Source.Run("update program_clock set real_at = real_at - interval '8 hours'");
        var due = await Due(houses);
        var since = Stopwatch.StartNew();
        await using var node = await Node(database, provider);
        using var aMoment = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (await Due(houses) > 0 && since.Elapsed < Patience)
            await aMoment.WaitForNextTickAsync();
        return (due, since.Elapsed, await Broken(houses, alarmsHaveRung: true));
    }

    private static Task<Child> Node(string database, FakeProvider provider) => Child.Node(database, $"--Twilio:ApiBaseUrl={provider.Address}");

    /// <summary>What goes over one connection: its people's texts, everyone's first, then everyone's second.</summary>
    private static IEnumerable<byte[]> Script(int connection)
    {
        var dice = new Random(connection);
        var people = Enumerable.Range(0, Houses * People).Where(person => person % Connections == connection).ToList();
        return Enumerable.Range(0, TextsEach).SelectMany(nth => people.Select(person => Texts.Delivery(
            string.Create(CultureInfo.InvariantCulture, $"+447700{900000 + person:d6}"), Ground.Houses.Number(person / People),
            nth == 0 ? "VISIT" : Words[dice.Next(Words.Length)])));
    }

    private static async Task<(List<double> Times, int Refused)> Send(KeptAlive line, IReadOnlyList<byte[]> texts)
    {
        var (times, refused) = (new List<double>(), 0);
        foreach (var text in texts)
        {
            var sent = Stopwatch.GetTimestamp();
            if (await line.Ask(text) != 200)
                refused++;
            times.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
        }

        return (times, refused);
    }

    private static async Task<List<string>> Broken(Houses houses, bool alarmsHaveRung)
    {
        await using var connection = await houses.Source.OpenConnectionAsync();
        var now = await houses.Source.One<Instant>(
            "select @now + (start_at - real_at) from program_clock", new { now = Service.RealTime.GetUtcNow().UtcDateTime });
        var broken = new List<string>();
        foreach (var night in await houses.Source.Many<long>("select id from service_night where night = '2027-06-04'"))
            broken.AddRange(await NightPromises.Broken(connection, night, now.ToDateTimeUtc(), alarmsHaveRung));
        return broken;
    }

    private static Task<int> Due(Houses houses) => houses.Source.One<int>(
        """
        select (select count(*) from quartz.qrtz_triggers, program_clock
                where next_fire_time <= 621355968000000000 + (extract(epoch from @now + (start_at - real_at)) * 10000000)::bigint)::int
             + (select count(*) from quartz.qrtz_fired_triggers)::int
        """, new { now = Service.RealTime.GetUtcNow().UtcDateTime });

    private static string Said(List<string> broken) => broken.Count == 0 ? "none" : string.Join("; ", broken.Distinct().Take(5));
}
