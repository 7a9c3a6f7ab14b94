using System.Diagnostics;
using System.Security.Claims;
using CrisisLine.Data;
using CrisisLine.Inbox;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CrisisLine.Api;

/// <summary>What waits for a person to read, and what they do about it.</summary>
public static class InboxApi
{
    private const int LongestReply = 1600;

    public static void MapInbox(this IEndpointRouteBuilder api)
    {
        var inbox = api.MapGroup("/inbox").RequireAuthorization("worker");
        inbox.MapGet("", Show).WithSummary("What waits for a person, urgent first, then the oldest.");
        inbox.MapPost("/{id}/own", Own).WithSummary("Somebody looks after it now.");
        inbox.MapPost("/{id}/reply", Reply).WithSummary("A person's own words, sent as a text.");
        inbox.MapPost("/{id}/close", Close).WithSummary("Nothing more is to be done about it.");
    }

    private static async Task<Results<Ok<IReadOnlyList<OpenThread>>, ProblemHttpResult>> Show(
        string? state, Database database, CancellationToken cancellation) =>
        state is null or "open"
            ? TypedResults.Ok(await database.Transact(OpenThreads.Read, cancellation))
            : Problems.BadRequest("state must be open.");

    private static Task<Results<Ok, ProblemHttpResult>> Own(
        string id, Owner? body, ClaimsPrincipal who, Database database, CancellationToken cancellation) =>
        Answer(id, "took-thread", who, (tx, thread) => AnswerThread.TakeOver(
            tx, thread, body?.Name is { Length: > 0 } name ? new Worker(Account: null, name) : WorkerOf(who)), database, cancellation);

    private static async Task<Results<Ok, ProblemHttpResult>> Reply(
        string id, Words? body, ClaimsPrincipal who, Database database, CancellationToken cancellation) =>
        body?.Text?.Trim() is { Length: > 0 and <= LongestReply } words
            ? await Answer(id, "replied", who, (tx, thread) => AnswerThread.Reply(tx, thread, WorkerOf(who), words), database, cancellation)
            : Problems.BadRequest($"text must have 1 to {LongestReply} characters.");

    /// <summary>Whoever closes what is nobody's has looked after it.</summary>
    private static Task<Results<Ok, ProblemHttpResult>> Close(string id, ClaimsPrincipal who, Database database, CancellationToken cancellation) =>
        Answer(id, "closed-thread", who, async (tx, thread) =>
        {
            await AnswerThread.Own(tx, thread, WorkerOf(who));
            return await AnswerThread.Close(tx, thread, WorkerOf(who), reason: null);
        }, database, cancellation);

    private static async Task<Results<Ok, ProblemHttpResult>> Answer(
        string id, string action, ClaimsPrincipal who, Func<Tx, long, Task<ThreadAnswer>> answer, Database database, CancellationToken cancellation)
    {
        if (!long.TryParse(id, out var thread))
            return Problems.NotFound();
        var outcome = await database.Transact(async tx =>
        {
            var done = await answer(tx, thread);
            if (done is ThreadAnswer.Done)
                await WrittenDown.OfThread(tx, who, action, thread);
            return done;
        }, cancellation);
        return outcome switch
        {
            ThreadAnswer.Done => TypedResults.Ok(),
            ThreadAnswer.NoSuchThread => Problems.NotFound(),
            ThreadAnswer.NotNow => Problems.Conflict("It is closed already."),
            ThreadAnswer.CannotBeTexted => Problems.Conflict("This person cannot be texted: they opted out, or withheld their number."),
            ThreadAnswer.SomebodyElses => Problems.Conflict("A colleague looks after it."),
            _ => throw new UnreachableException(),
        };
    }

    // A token says what somebody may do, but not who they are.
    private static Worker WorkerOf(ClaimsPrincipal who) => new(Account: null, WrittenDown.RoleOf(who));

    private sealed record Owner(string? Name);

    private sealed record Words(string? Text);
}
