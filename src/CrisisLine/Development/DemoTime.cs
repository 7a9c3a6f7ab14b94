using CrisisLine.Scheduling;

namespace CrisisLine.Development;

/// <summary>
/// Where the demo's evening is moved on: <c>POST /development/clock {"seconds": 1800}</c>. The address is there in the demo
/// alone, whose database nobody else uses; anywhere else, and in Production, nothing answers to it.
/// </summary>
public static class DemoTime
{
    public const string Path = "/development/clock";

    private static readonly TimeSpan Furthest = TimeSpan.FromDays(31);

    public static void MapDemoTime(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, Shown);
        routes.MapPost(Path, Forward);
    }

    /// <summary>Answered when all that fell due has been rung.</summary>
    private static async Task<IResult> Forward(Move move, DemoClock clock, RingDue due, CancellationToken cancellation)
    {
        if (move.Seconds < 0 || move.Seconds > Furthest.TotalSeconds)
            return Results.BadRequest();

        clock.Forward(TimeSpan.FromSeconds(move.Seconds));
        await due.Ring(cancellation);
        return Shown(clock);
    }

    private static IResult Shown(DemoClock clock) => Results.Ok(new { now = clock.GetUtcNow() });

    private sealed record Move(double Seconds);
}
