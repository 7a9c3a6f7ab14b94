using System.Security.Claims;
using CrisisLine.Audit;
using CrisisLine.Data;
using CrisisLine.Domain.People;

namespace CrisisLine.Api;

/// <summary>What a program did with a token, as a line of the audit: which role the token has, and whom it was about.</summary>
internal static class WrittenDown
{
    public static string RoleOf(ClaimsPrincipal who) => who.FindAll(ClaimTypes.Role).Last().Value;

    public static Task OfRequest(Tx tx, ClaimsPrincipal who, string action, long request, string? reason = null) =>
        Add(tx, who, action, $"request {request}", reason,
            """
            select night.service_id, request.person_id
            from visit_request request
            join service_night night on night.id = request.night_id
            where request.id = @id
            """, request);

    public static Task OfThread(Tx tx, ClaimsPrincipal who, string action, long thread) =>
        Add(tx, who, action, $"thread {thread}", reason: null, "select service_id, person_id from thread where id = @id", thread);

    public static Task OfCallback(Tx tx, ClaimsPrincipal who, string action, long callback) =>
        Add(tx, who, action, $"callback {callback}", reason: null, "select service_id, person_id from callback where id = @id", callback);

    public static async Task OfNight(Tx tx, ClaimsPrincipal who, string action, string service, string night, string? reason = null)
    {
        var id = await tx.OneOrNone<int?>("select id from service where key = @service", new { service });
        await Trail.Add(tx, new Deed(Actor.Token(RoleOf(who)), action, id, Subject: night, Reason: reason));
    }

    private static async Task Add(Tx tx, ClaimsPrincipal who, string action, string subject, string? reason, string sql, long id)
    {
        if (await tx.OneOrNone<About>(sql, new { id }) is { } about)
            await Trail.Add(tx, new Deed(Actor.Token(RoleOf(who)), action, about.ServiceId, about.PersonId, subject, reason));
    }

    private sealed record About(int ServiceId, PersonId PersonId);
}
