using System.Diagnostics;
using System.Security.Claims;
using CrisisLine.Callbacks;
using CrisisLine.Data;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CrisisLine.Api;

/// <summary>Who was promised a call, and who rings them.</summary>
public static class CallbacksApi
{
    public static void MapCallbacks(this IEndpointRouteBuilder api)
    {
        var callbacks = api.MapGroup("/callbacks").RequireAuthorization("worker");
        callbacks.MapGet("", Show).WithSummary("Who was promised a call; the oldest promise first.");
        callbacks.MapPost("/{id}/take", Take).WithSummary("A supporter rings them: first their own phone rings, and once they accept the person's.");
    }

    private static async Task<Results<Ok<IReadOnlyList<ListedCallback>>, ProblemHttpResult>> Show(
        string? state, Database database, CancellationToken cancellation) =>
        state is null or "open" or "all"
            ? TypedResults.Ok(await database.Transact(tx => CallbackList.Read(tx, open: state != "all"), cancellation))
            : Problems.BadRequest("state must be open or all.");

    private static async Task<Results<Accepted, ProblemHttpResult>> Take(
        string id, Who? body, ClaimsPrincipal who, Database database, CancellationToken cancellation)
    {
        if (!long.TryParse(id, out var callback))
            return Problems.NotFound();
        if (body?.Supporter is not { } supporter)
            return Problems.BadRequest("supporter must be the id of a supporter.");

        var taken = await database.Transact(async tx =>
        {
            var outcome = await TakeCallback.For(tx, callback, supporter);
            if (outcome is Taken.Yours)
                await WrittenDown.OfCallback(tx, who, "took-callback", callback);
            return outcome;
        }, cancellation);
        return taken switch
        {
            Taken.Yours => TypedResults.Accepted((string?)null),
            Taken.NoSuchCallback => Problems.NotFound(),
            Taken.AlreadyTaken => Problems.Conflict("Somebody has it already, or it is over.", "already-taken"),
            Taken.NotYet => Problems.Conflict("It was promised for later, or somebody who works here has to agree first.", "not-yet"),
            Taken.NotSafeNow => Problems.Conflict("They asked not to be rung at this hour.", "not-safe-now"),
            Taken.NoSuchSupporter => Problems.BadRequest("supporter must be the id of somebody who rings for that service."),
            Taken.NotSignedOn => Problems.Conflict("They have not signed on.", "not-signed-on"),
            Taken.NotMatched => Problems.Conflict("One of the two would rather not be brought together with the other.", "not-matched"),
            Taken.Busy => Problems.Conflict("They are ringing somebody else.", "busy"),
            _ => throw new UnreachableException(),
        };
    }

    private sealed record Who(long? Supporter);
}
