using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using CrisisLine.Benchmarks.Ground;

namespace CrisisLine.Benchmarks.Rows;

/// <summary>Two hundred supporters press "take" on one callback at the same moment, half of them through another node.</summary>
public static class Take
{
    private const int Supporters = 200, Rounds = 10;

    public static async Task<IReadOnlyList<Figure>> Measure(DurableServer server)
    {
        var database = await server.NewDatabase("take");
        await using var houses = new Houses(database);
        await houses.Open(from: 0, count: 1, places: 1);
        await houses.Know([.. Enumerable.Range(0, Rounds + 1).Select(nth => $"+4478{nth:d8}")]);
        string[] token = ["--Api:Tokens:0:Token=w", "--Api:Tokens:0:Role=worker"];
        await using var one = await Child.Node(database, token);
        await using var other = await Child.Node(database, token);
        var supporters = await houses.HaveSupporters([.. Enumerable.Range(0, Supporters).Select(nth => $"+441184{nth:d6}")]);
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Supporters });
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "w");

        var (took, winners, strange) = (new List<double>(), new List<int>(), 0);
        // The first is the warm-up, and must be exact too.
        for (var round = 0; round <= Rounds; round++)
        {
            var callback = await Due(houses, round);
            var pressed = await Task.WhenAll(supporters.Select((supporter, nth) => Press(http, nth % 2 == 0 ? one : other, callback, supporter)));
            winners.Add(pressed.Count(press => press.Status == 202));
            strange += pressed.Count(press => press.Status is not (202 or 409));
            if (round > 0)
                took.AddRange(pressed.Select(press => press.Took));
            await Over(houses);
        }

        took.Sort();
        return
        [
            Figure.Under("take", $"{Supporters} supporters at once, p99 of {Rounds} callbacks", took[(int)(took.Count * 0.99)], 150, "0", " ms"),
            new("take", "p50", FormattableString.Invariant($"{took[took.Count / 2]:0} ms")),
            new("take", "winners, each time", string.Join(' ', winners.Distinct()), "exactly 1", winners.All(count => count == 1)),
            new("take", "answered with neither 202 nor 409", $"{strange}", "none", strange == 0),
        ];
    }

    private static async Task<(int Status, double Took)> Press(HttpClient http, Child node, long callback, long supporter)
    {
        var since = Stopwatch.GetTimestamp();
        using var answer = await http.PostAsJsonAsync($"http://127.0.0.1:{node.Port}/api/v1/callbacks/{callback}/take", new { supporter });
        return ((int)answer.StatusCode, Stopwatch.GetElapsedTime(since).TotalMilliseconds);
    }

    private static Task<long> Due(Houses houses, int nth) => houses.Source.One<long>(
        """
        insert into callback (service_id, person_id, contact_point_id, state, asked_at, in_hand_at, asked_by, virtual_start, due_at, promised_by, night, ends_at)
        select service.id, contact.person_id, contact.id, 'due', @Opens, @Opens, 'text', @Opens, @Opens, @Opens + interval '15 minutes', '2027-06-04',
               @Opens + interval '8 hours'
        from service, (select * from contact_point order by id offset @nth limit 1) contact
        where service.key = 'house-0'
        returning id
        """, new { Opens = Settings.Opens.ToDateTimeUtc(), nth });

    /// <summary>Whoever had it is free again.</summary>
    /// <remarks>Each in a transaction of its own: the nodes, which may just be ending the same try, hold the callback before it.</remarks>
    private static async Task Over(Houses houses)
    {
        await houses.Source.Run("update callback set state = 'done', ended_at = asked_at where ended_at is null");
        await houses.Source.Run("update callback_attempt set ended_at = began_at, outcome = 'spoke' where ended_at is null");
        await houses.Source.Run("update ring set state = 'called_off', ended_at = created_at where ended_at is null");
    }
}
