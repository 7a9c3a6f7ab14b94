using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using CrisisLine.Live;
using CrisisLine.Staff;

namespace CrisisLine.Pages;

/// <summary>
/// <c>GET /live/changes</c>: tells a screen that something changed in a service that whoever looks at it works for; the screen
/// then asks for its own page again. It carries nothing about anybody, and keeps nobody signed in.
/// </summary>
public static class LiveChanges
{
    private static readonly TimeSpan AskWhoIsThere = TimeSpan.FromSeconds(10), Together = TimeSpan.FromMilliseconds(250);

    public static void MapLiveChanges(this IEndpointRouteBuilder routes) =>
        routes.MapGet(StaffCookie.Live + "/changes", (HttpContext http, Screens screens, TimeProvider clock, IHostApplicationLifetime node) =>
            TypedResults.ServerSentEvents(Changes(http, screens, clock, node.ApplicationStopping, http.RequestAborted))).RequireAuthorization(May.Ring);

    private static async IAsyncEnumerable<SseItem<string>> Changes(
        HttpContext http, Screens screens, TimeProvider clock, CancellationToken stopping, [EnumeratorCancellation] CancellationToken aborted)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stopping, aborted);
        var cancellation = over.Token;
        yield return new SseItem<string>("", "still-here") { ReconnectionInterval = TimeSpan.FromSeconds(1) };
        while (true)
        {
            var changed = Task.WhenAny(StaffCookie.MeOf(http)!.Services.Select(service => screens.Of(service.ServiceId).Next));
            var isChange = await Task.WhenAny(changed, Task.Delay(AskWhoIsThere, clock, cancellation)) == changed;
            if (cancellation.IsCancellationRequested)
                yield break;
            if (isChange)
                await Task.Delay(Together, clock, CancellationToken.None);
            else if (await StaffCookie.LookAgain(http) is null)
            {
                yield return new SseItem<string>("", "signed-out");
                yield break;
            }

            yield return new SseItem<string>("", isChange ? "changed" : "still-here");
        }
    }
}
