using System.Diagnostics;
using System.Security.Claims;
using CrisisLine.Bookings;
using CrisisLine.Data;
using CrisisLine.Domain.Visits;
using CrisisLine.Visits;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CrisisLine.Api;

/// <summary>Who comes in, and who goes home. Also on a night that is over: somebody may stay past its close.</summary>
public static class VisitsApi
{
    public static void MapVisits(this IEndpointRouteBuilder night)
    {
        night.MapPost("/requests/{id}/arrive", Arrive).WithSummary("They are here, with whoever comes with them.");
        night.MapPost("/requests/{id}/leave", Leave).WithSummary("They go home; how must be said.");
    }

    private static async Task<Results<Ok<NightAtHouse>, ProblemHttpResult>> Arrive(
        string service, string date, string id, WhoComes? body, ClaimsPrincipal who, Database database, CancellationToken cancellation)
    {
        if (Dates.Read(date) is not { } night)
            return Problems.BadDate();
        if (!long.TryParse(id, out var request))
            return Problems.NotFound();
        if (body?.Children is { } age && !age.Counted.IsPossible)
            return Problems.BadRequest("children are counts from 0 to 10: underFive, fiveToEleven, twelveToSeventeen.");

        var which = new RequestOfNight(service, night, request);
        var company = new Company(body?.Children?.Counted, body?.FamilyRoom ?? false);
        var (outcome, seen) = await database.Transact(async tx =>
        {
            var welcome = await WelcomeVisitor.For(tx, which, company, account: null);
            if (welcome is WelcomeAnswer.Done)
                await WrittenDown.OfRequest(tx, who, "let-in", request);
            return (welcome, await NightAtHouse.Read(tx, service, night));
        }, cancellation);
        return outcome switch
        {
            WelcomeAnswer.Done => TypedResults.Ok(seen!),
            WelcomeAnswer.NoSuchRequest => Problems.NotFound(),
            WelcomeAnswer.NotNow => Problems.Conflict("This request has ended. Somebody at the door is booked first."),
            WelcomeAnswer.NoPlaceFree => Problems.Conflict("No place is free."),
            WelcomeAnswer.FamilyRoomTaken => Problems.Conflict("The family room is taken tonight."),
            _ => throw new UnreachableException(),
        };
    }

    private static async Task<Results<Ok<NightAtHouse>, ProblemHttpResult>> Leave(
        string service, string date, string id, HowTheyLeft? body, ClaimsPrincipal who, Database database, CancellationToken cancellation)
    {
        if (Dates.Read(date) is not { } night)
            return Problems.BadDate();
        if (!long.TryParse(id, out var request))
            return Problems.NotFound();
        if (Departure.Read(
            body?.LeftHow, body?.FeelingBefore, body?.FeelingAfter, body?.Issues, out var fault, new Afterwards(body?.Instead, body?.Onward, body?.EasedEnough)) is not { } departure)
            return Problems.BadRequest(fault);

        var (outcome, seen) = await database.Transact(async tx =>
        {
            var gone = await SeeOut.For(tx, new RequestOfNight(service, night, request), departure, account: null);
            if (gone is WorkersAnswer.Done)
                await WrittenDown.OfRequest(tx, who, "saw-out", request);
            return (gone, await NightAtHouse.Read(tx, service, night));
        }, cancellation);
        return outcome switch
        {
            WorkersAnswer.Done => TypedResults.Ok(seen!),
            WorkersAnswer.NoSuchRequest => Problems.NotFound(),
            WorkersAnswer.NotNow => Problems.Conflict("They are not in the house."),
            _ => throw new UnreachableException(),
        };
    }

    private sealed record WhoComes(Ages? Children, bool FamilyRoom);

    private sealed record Ages(int UnderFive, int FiveToEleven, int TwelveToSeventeen)
    {
        public Children Counted => new(UnderFive, FiveToEleven, TwelveToSeventeen);
    }

    private sealed record HowTheyLeft(string? LeftHow, int? FeelingBefore, int? FeelingAfter, IReadOnlyList<string?>? Issues, string? Instead = null, string? Onward = null, bool? EasedEnough = null);
}
