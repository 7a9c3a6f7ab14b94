using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using CrisisLine.Staff;
using NodaTime.Text;

namespace CrisisLine.Pages.Tonight;

/// <summary>
/// <c>GET /live/tonight/{service}/{night}</c>: a screen stays connected and is sent what changed on the board, as rows. It ends
/// for whoever is signed out, was idle too long or no longer works here; such a stream keeps nobody signed in.
/// </summary>
public static class LiveBoard
{
    private static readonly TimeSpan AskWhoIsThere = TimeSpan.FromSeconds(10), TryAgain = TimeSpan.FromSeconds(1);

    public static void MapLiveBoard(this IEndpointRouteBuilder routes) =>
        routes.MapGet(StaffCookie.Live + "/tonight/{service}/{night}", Stream).RequireAuthorization(May.Work);

    private static IResult Stream(string service, string night, HttpContext http, BoardFeeds feeds, TimeProvider clock, IHostApplicationLifetime node) =>
        LocalDatePattern.Iso.Parse(night) is { Success: true, Value: var date } && StaffCookie.MeOf(http)!.In(service, May.Work) is { } mine
            ? TypedResults.ServerSentEvents(Changes(http, feeds.Of(mine.ServiceId, service, date), clock, node.ApplicationStopping, http.RequestAborted))
            : TypedResults.NotFound();

    private static async IAsyncEnumerable<SseItem<string>> Changes(
        HttpContext http, BoardFeed feed, TimeProvider clock, CancellationToken stopping, [EnumeratorCancellation] CancellationToken aborted)
    {
        // A node that is to stop lets its screens go at once; they find another one.
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stopping, aborted);
        var cancellation = over.Token;
        var shown = new Dictionary<string, int>();
        await using var boards = feed.Watch(cancellation).GetAsyncEnumerator(cancellation);
        var next = boards.MoveNextAsync().AsTask();
        var asked = clock.GetTimestamp();
        while (true)
        {
            await Task.WhenAny(next, Task.Delay(AskWhoIsThere, clock, cancellation));
            if (cancellation.IsCancellationRequested)
                yield break;
            if (clock.GetElapsedTime(asked) >= AskWhoIsThere)
            {
                asked = clock.GetTimestamp();
                if (await StaffCookie.LookAgain(http) is null)
                {
                    yield return new SseItem<string>("", "signed-out");
                    yield break;
                }

                yield return new SseItem<string>("", "still-here");
            }

            if (!next.IsCompletedSuccessfully)
                continue;
            yield return new SseItem<string>(Write(boards.Current, shown), "board") { ReconnectionInterval = TryAgain };
            next = boards.MoveNextAsync().AsTask();
        }
    }

    /// <summary>The whole order, the counts, and of the rows those that are new or changed.</summary>
    private static string Write(Board board, Dictionary<string, int> shown)
    {
        var changed = board.Rows.Where(row => !shown.TryGetValue(row.Id, out var mark) || mark != row.Mark).ToDictionary(row => row.Id, row => row.Html);
        foreach (var row in board.Rows)
            shown[row.Id] = row.Mark;
        return JsonSerializer.Serialize(
            new Change(board.Head, Parts.All.ToDictionary(part => part.Name, part => board.In(part.Name).Select(row => row.Id)), changed), Changed.Default.Change);
    }
}

/// <summary>What a screen is told: everything it needs to be right again.</summary>
internal sealed record Change(string Head, Dictionary<string, IEnumerable<string>> Order, Dictionary<string, string> Rows);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Change))]
internal sealed partial class Changed : JsonSerializerContext;
