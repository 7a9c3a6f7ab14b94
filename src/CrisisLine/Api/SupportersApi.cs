using System.Diagnostics;
using System.Security.Claims;
using CrisisLine.Audit;
using CrisisLine.Data;
using CrisisLine.Domain.People;
using CrisisLine.Supporters;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CrisisLine.Api;

/// <summary>Who rings people, and who of them is here. Nobody's number is ever in an answer (H-14).</summary>
public static class SupportersApi
{
    private const int LongestName = 80;

    public static void MapSupporters(this IEndpointRouteBuilder api)
    {
        var supporters = api.MapGroup("/supporters").RequireAuthorization("worker");
        supporters.MapGet("", Show).WithSummary("Who rings people, for which services, and whether they are here.");
        supporters.MapPost("", Add).WithSummary("Somebody begins to ring people.");
        supporters.MapPost("/{id}/sign-on", (string id, ClaimsPrincipal who, Database database, CancellationToken cancellation) =>
            Sign(id, "signed-on", who, (tx, supporter) => SignOn.Let(tx, supporter, by: null), database, cancellation)).WithSummary("They are here. No phone rings for it.");
        supporters.MapPost("/{id}/sign-off", (string id, ClaimsPrincipal who, Database database, CancellationToken cancellation) =>
            Sign(id, "signed-off", who, SignOn.Off, database, cancellation)).WithSummary("They go home. No phone rings for it.");
    }

    private static async Task<Ok<IReadOnlyList<Supporter>>> Show(Database database, CancellationToken cancellation) =>
        TypedResults.Ok(await database.Transact(Supporter.All, cancellation));

    private static async Task<Results<Created<Supporter>, ProblemHttpResult>> Add(
        NewSupporter? body, ClaimsPrincipal who, Database database, CancellationToken cancellation)
    {
        if (body?.Name?.Trim() is not { Length: > 0 and <= LongestName } name)
            return Problems.BadRequest($"name must have 1 to {LongestName} characters.");
        if (PhoneNumber.Read(body.Phone) is not { MayBeKeyed: true } phone)
            return Problems.BadRequest("phone must be an ordinary number that can be rung.");

        return await database.Transact<Results<Created<Supporter>, ProblemHttpResult>>(async tx =>
        {
            var added = await AddSupporter.For(tx, name, phone, [.. (body.Services ?? []).Distinct()]);
            if (added is SupporterAdded.Is { Id: var id })
            {
                await Trail.Add(tx, new Deed(Actor.Token(WrittenDown.RoleOf(who)), "added-supporter", Service: null, Subject: $"supporter {id}"));
                return TypedResults.Created($"/api/v1/supporters/{id}", (await Supporter.All(tx)).Single(supporter => supporter.Id == id));
            }

            return added switch
            {
                SupporterAdded.NoSuchService => Problems.BadRequest("services must be keys of services that are there."),
                SupporterAdded.PhoneIsOurs => Problems.BadRequest("phone must not be a number of a service."),
                SupporterAdded.PhoneIsTaken => Problems.Conflict("A supporter has that phone already."),
                _ => throw new UnreachableException(),
            };
        }, cancellation);
    }

    private static async Task<Results<Ok, ProblemHttpResult>> Sign(
        string id, string action, ClaimsPrincipal who, Func<Tx, long, Task<bool>> sign, Database database, CancellationToken cancellation)
    {
        var isKnown = long.TryParse(id, out var supporter) && await database.Transact(async tx =>
        {
            var known = await sign(tx, supporter);
            if (known)
                await Trail.Add(tx, new Deed(Actor.Token(WrittenDown.RoleOf(who)), action, Service: null, Subject: $"supporter {supporter}"));
            return known;
        }, cancellation);
        return isKnown ? TypedResults.Ok() : Problems.NotFound();
    }

    private sealed record NewSupporter(string? Name, string? Phone, string[]? Services);
}
