using System.Diagnostics;
using System.Security.Claims;
using CrisisLine.Bookings;
using CrisisLine.Data;
using CrisisLine.Domain.Nights;
using CrisisLine.Visits;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime.Text;

namespace CrisisLine.Api;

/// <summary>One night of one service, and what a worker or manager decides about it.</summary>
public static class NightsApi
{
    private const int LongestReason = 400;

    private static readonly LocalTimePattern WallTime = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    public static void MapNights(this IEndpointRouteBuilder api)
    {
        var night = api.MapGroup("/nights/{service}/{date}").RequireAuthorization("worker");
        night.MapGet("", Show).WithSummary("The night: places, and every request by how it stands.");
        night.MapPost("/requests/{id}/confirm", Confirm).WithSummary("A worker's yes to a held place.");
        night.MapPost("/requests/{id}/decline", Decline).WithSummary("A worker's no; the reason is for the team alone.");
        night.MapVisits();
        night.MapPost("/close", Close).WithSummary("The house closes before its time; everyone concerned is told.").RequireAuthorization("manager");
        night.MapPut("/places", Put).WithSummary("Other arrivals and places for this night.").RequireAuthorization("manager");
    }

    private static async Task<Results<Ok<NightAtHouse>, ProblemHttpResult>> Show(
        string service, string date, Database database, CancellationToken cancellation)
    {
        if (Dates.Read(date) is not { } night)
            return Problems.BadDate();
        return await database.Transact(tx => NightAtHouse.Read(tx, service, night), cancellation) is { } seen
            ? TypedResults.Ok(seen)
            : Problems.NotFound();
    }

    private static Task<Results<Ok<NightAtHouse>, ProblemHttpResult>> Confirm(
        string service, string date, string id, ClaimsPrincipal who, Database database, CancellationToken cancellation) =>
        Answer(service, date, id, async (tx, which) =>
        {
            var answer = await AnswerRequest.Confirm(tx, which, who.IsInRole("manager"));
            if (answer is WorkersAnswer.Done)
                await WrittenDown.OfRequest(tx, who, "confirmed", which.Id);
            return answer;
        }, database, cancellation);

    private static Task<Results<Ok<NightAtHouse>, ProblemHttpResult>> Decline(
        string service, string date, string id, Reason? body, ClaimsPrincipal who, Database database, CancellationToken cancellation) =>
        Answer(service, date, id, async (tx, which) =>
        {
            var answer = await AnswerRequest.Decline(tx, which, body?.Text);
            if (answer is WorkersAnswer.Done)
                await WrittenDown.OfRequest(tx, who, "declined", which.Id, body?.Text);
            return answer;
        }, database, cancellation);

    private static async Task<Results<Ok<NightAtHouse>, ProblemHttpResult>> Close(
        string service, string date, Reason? body, ClaimsPrincipal who, Database database, CancellationToken cancellation)
    {
        if (Dates.Read(date) is not { } night)
            return Problems.BadDate();
        if (body?.Text?.Trim() is not { Length: > 0 and <= LongestReason } reason)
            return Problems.BadRequest($"reason must have 1 to {LongestReason} characters; it is for the team, and never sent.");

        var seen = await database.Transact(async tx =>
        {
            if (!await CloseEarly.For(tx, service, night, reason, account: null))
                return null;
            await WrittenDown.OfNight(tx, who, "closed-early", service, date, reason);
            return await NightAtHouse.Read(tx, service, night);
        }, cancellation);
        return seen is null ? Problems.NotFound() : TypedResults.Ok(seen);
    }

    private static async Task<Results<Ok<NightAtHouse>, ProblemHttpResult>> Answer(
        string service, string date, string id, Func<Tx, RequestOfNight, Task<WorkersAnswer>> answer,
        Database database, CancellationToken cancellation)
    {
        if (Dates.Read(date) is not { } night)
            return Problems.BadDate();
        if (!long.TryParse(id, out var request))
            return Problems.NotFound();

        var (outcome, seen) = await database.Transact(async tx =>
            (await answer(tx, new RequestOfNight(service, night, request)), await NightAtHouse.Read(tx, service, night)), cancellation);
        return outcome switch
        {
            WorkersAnswer.Done => TypedResults.Ok(seen!),
            WorkersAnswer.NoSuchRequest => Problems.NotFound(),
            WorkersAnswer.NotNow => Problems.Conflict("This request does not wait for an answer of yours: it was settled, or they may be under 18 and a lead decides."),
            _ => throw new UnreachableException(),
        };
    }

    private static async Task<Results<Ok<NightAtHouse>, ProblemHttpResult>> Put(
        string service, string date, PlacesWanted body, ClaimsPrincipal who, Database database, CancellationToken cancellation)
    {
        if (Dates.Read(date) is not { } night)
            return Problems.BadDate();
        if (Read(body) is not { } arrivals)
            return Problems.BadRequest("arrivals must be a list of {at, places}: at as HH:mm, places one or more.");

        var (outcome, seen) = await database.Transact(async tx =>
        {
            var changed = await ChangePlaces.For(tx, service, night, arrivals);
            if (changed is PlacesChanged.Done)
                await WrittenDown.OfNight(tx, who, "changed-places", service, date);
            return (changed, await NightAtHouse.Read(tx, service, night));
        }, cancellation);
        return outcome switch
        {
            PlacesChanged.Done => TypedResults.Ok(seen!),
            PlacesChanged.NoSuchNight => Problems.NotFound(),
            PlacesChanged.Refused refused => Problems.Conflict(refused.Because),
            _ => throw new UnreachableException(),
        };
    }

    private static List<ArrivalRule>? Read(PlacesWanted body)
    {
        var read = (body.Arrivals ?? []).Select(arrival =>
            WallTime.Parse(arrival.At ?? "") is { Success: true, Value: var at } && arrival.Places is > 0 and <= 200
                ? new ArrivalRule(at, arrival.Places, LocalDate.MinIsoValue)
                : null).ToList();
        return body.Arrivals is null || read.Contains(null) ? null : [.. read.OfType<ArrivalRule>()];
    }

    private sealed record Reason([property: System.Text.Json.Serialization.JsonPropertyName("reason")] string? Text);

    private sealed record PlacesWanted(IReadOnlyList<ArrivalWanted>? Arrivals);

    private sealed record ArrivalWanted(string? At, int Places);
}
