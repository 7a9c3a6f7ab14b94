using CrisisLine.Data;

namespace CrisisLine.Supporters;

/// <summary>Somebody who rings people.</summary>
/// <param name="Services">The keys of the services that they ring for.</param>
/// <param name="IsSignedOn">They are here now, and may take a call.</param>
public sealed record Supporter(long Id, string Name, IReadOnlyList<string> Services, bool IsSignedOn)
{
    /// <summary>All who have not left, by name. Nobody's number is in it (H-14).</summary>
    public static async Task<IReadOnlyList<Supporter>> All(Tx tx) =>
        [.. (await tx.Many<Row>(
            """
            select supporter.id, supporter.name, exists (select from sign_on where supporter_id = supporter.id and signed_off_at is null) as signed_on,
                   coalesce((
                       select string_agg(service.key, ' ' order by service.id)
                       from supporter_service
                       join service on service.id = supporter_service.service_id
                       where supporter_service.supporter_id = supporter.id), '') as services
            from supporter
            where supporter.ended_at is null
            order by supporter.name, supporter.id
            """)).Select(row => new Supporter(row.Id, row.Name, row.Services.Split(' ', StringSplitOptions.RemoveEmptyEntries), row.SignedOn))];

    private sealed record Row(long Id, string Name, bool SignedOn, string Services);
}

/// <summary>Whether anybody is here who could ring somebody.</summary>
public static class SupportersHere
{
    public static Task<bool> Any(Tx tx, int service) =>
        tx.One<bool>(
            """
            select exists (
                select from sign_on
                join supporter_service on supporter_service.supporter_id = sign_on.supporter_id
                where sign_on.signed_off_at is null and supporter_service.service_id = @service)
            """, new { service });
}
