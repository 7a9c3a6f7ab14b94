using CrisisLine.Data;

namespace CrisisLine.Supporters;

/// <summary>
/// A minute for themselves: after each call, and whenever they say so. Nobody asks a supporter for more meanwhile; they are
/// ready before it is over if they say so.
/// </summary>
public static class Rest
{
    private static readonly Duration AMinute = Duration.FromMinutes(10);

    /// <summary>They said that they need a minute. Nobody asks why.</summary>
    public static Task Now(Tx tx, long supporter) => Until(tx, supporter, tx.Now + AMinute);

    public static Task IsOver(Tx tx, long supporter) => Until(tx, supporter, null);

    /// <summary>They have spoken with somebody.</summary>
    public static Task AfterCall(Tx tx, long supporter, int service) =>
        tx.Execute(
            """
            update sign_on set rests_until = @now + make_interval(mins => service.rest_minutes)
            from service
            where service.id = @service and service.rest_minutes > 0 and sign_on.supporter_id = @supporter and sign_on.signed_off_at is null
            """, new { supporter, service, now = tx.Now });

    private static Task Until(Tx tx, long supporter, Instant? until) =>
        tx.Execute("update sign_on set rests_until = @until where supporter_id = @supporter and signed_off_at is null", new { supporter, until });
}
