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

/// <summary>Whether somebody rings people for a service, and is with us still.</summary>
public static class RingsFor
{
    public static Task<bool> Service(Tx tx, long supporter, int service) =>
        tx.One<bool>(
            """
            select exists (
                select from supporter
                join supporter_service on supporter_service.supporter_id = supporter.id
                where supporter.id = @supporter and supporter.ended_at is null and supporter_service.service_id = @service)
            """, new { supporter, service });
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

    /// <summary>Who is here, does not rest, and rings nobody just now.</summary>
    public static Task<IReadOnlyList<long>> Free(Tx tx, int service) =>
        tx.Many<long>(
            """
            select sign_on.supporter_id
            from sign_on
            join supporter_service on supporter_service.supporter_id = sign_on.supporter_id
            where sign_on.signed_off_at is null and (sign_on.rests_until is null or sign_on.rests_until <= @now)
              and supporter_service.service_id = @service
              and not exists (select from callback_attempt where supporter_id = sign_on.supporter_id and ended_at is null)
            order by sign_on.supporter_id
            """, new { service, now = tx.Now });

    /// <summary>Those of these services that are open and watched, while nobody is there.</summary>
    public static Task<IReadOnlyList<int>> MissingIn(Tx tx, int[] services) =>
        tx.Many<int>(
            """
            select service.id
            from service
            where service.id = any(@services) and service.minimum_cover > 0
              and exists (select from service_night where service_id = service.id and opens_at <= @now and closes_at > @now)
              and not exists (
                  select from sign_on
                  join supporter_service on supporter_service.supporter_id = sign_on.supporter_id
                  where sign_on.signed_off_at is null and supporter_service.service_id = service.id)
            order by service.id
            """, new { services, now = tx.Now });
}
