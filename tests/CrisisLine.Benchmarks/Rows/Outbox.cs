using System.Diagnostics;
using CrisisLine.Benchmarks.Ground;
using CrisisLine.Benchmarks.Load;

namespace CrisisLine.Benchmarks.Rows;

/// <summary>
/// Five thousand texts are due at once, and the provider takes each after fifty milliseconds. One node sends them; then
/// two send as many again, and in the middle one of these is killed.
/// </summary>
public static class Outbox
{
    private const int Count = 5_000, AtOnce = 50, Warm = 500;
    private static readonly TimeSpan After = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Ideal = Count / AtOnce * After;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public static async Task<IReadOnlyList<Figure>> Measure(DurableServer server)
    {
        var database = await server.NewDatabase("outbox");
        await using var houses = new Houses(database);
        await houses.Open(from: 0, count: 1, places: 1);
        await houses.Know([.. Enumerable.Range(0, Count).Select(nth => $"+4478{nth:d8}")]);
        await using var provider = await FakeProvider.Start(After);
        await using var survivor = await Child.Node(database, $"--Twilio:ApiBaseUrl={provider.Address}");
        await Queue(houses, Warm);
        await Until(async () => await Unsent(houses) == 0);

        var took = new List<double>();
        for (var round = 0; round < 3; round++)
        {
            await houses.Analyse();
            var since = Stopwatch.StartNew();
            await Queue(houses, Count);
            var queued = since.Elapsed;
            await Until(async () => provider.Posts >= Warm + (round + 1) * Count && await Unsent(houses) == 0);
            took.Add((since.Elapsed - queued).TotalSeconds);
        }

        Console.Error.WriteLine($"  seconds: {string.Join(" ", took.Select(seconds => FormattableString.Invariant($"{seconds:0.00}")))}");
        return
        [
            Figure.Under("outbox", $"{Count} texts, to the ideal {Ideal.TotalSeconds} s, middle of 3", Pace.Median(took) / Ideal.TotalSeconds, 1.3, "0.00", ""),
            new("outbox", "sent twice", $"{provider.Posts - provider.Texts}", "none", provider.Posts == provider.Texts),
            .. await WithOneKilled(database, houses, provider),
        ];
    }

    private static async Task<IReadOnlyList<Figure>> WithOneKilled(string database, Houses houses, FakeProvider provider)
    {
        var (sent, before) = (provider.Posts, provider.Posts + Count / 2);
        await using var victim = await Child.Node(database, $"--Twilio:ApiBaseUrl={provider.Address}");
        await Queue(houses, Count);
        await Until(() => Task.FromResult(provider.Posts >= before));
        await victim.Kill();

        var since = Stopwatch.StartNew();
        await Until(async () => await Unsent(houses) == 0);
        var lookedUp = await houses.Source.One<int>("select count(*)::int from message where attempt > 1");
        return
        [
            new("outbox", "one of two nodes killed: lost", $"{Count - (provider.Texts - sent)}", "none", provider.Texts - sent == Count),
            new("outbox", "one of two nodes killed: sent twice", $"{provider.Posts - provider.Texts}", "none", provider.Posts == provider.Texts),
            new("outbox", "in the killed node's hands: looked up; all settled after", FormattableString.Invariant($"{lookedUp}; {since.Elapsed.TotalSeconds:0} s")),
        ];
    }

    private static Task Queue(Houses houses, int count) => houses.Source.Run(
        """
        insert into message (service_id, contact_point_id, our_number, sentence, words, state, due_at, created_at)
        select service.id, contact.id, @number, 'STAFF', @words, 'queued', @Opens, @Opens
        from (select id from contact_point order by id limit @count) contact, service
        where service.key = 'house-0'
        """, new
        {
            count,
            number = Houses.Number(0),
            words = Settings.Keys.Seal("message.words", $"Hello, this is Ann from the house. {Guid.NewGuid():n}"),
            Opens = Settings.Opens.ToDateTimeUtc(),
        });

    private static Task<int> Unsent(Houses houses) => houses.Source.One<int>("select count(*)::int from message where state <> 'sent'");

    private static async Task Until(Func<Task<bool>> holds)
    {
        var since = Stopwatch.StartNew();
        using var aMoment = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!await holds())
        {
            if (since.Elapsed > Patience)
                throw new InvalidOperationException("The outbox was not empty in time.");
            await aMoment.WaitForNextTickAsync();
        }
    }
}
