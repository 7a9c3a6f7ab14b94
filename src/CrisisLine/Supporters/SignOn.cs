using CrisisLine.Data;

namespace CrisisLine.Supporters;

/// <summary>A supporter is here, or goes home. Said twice, the first time counts.</summary>
public static class SignOn
{
    /// <returns>False if there is no such supporter.</returns>
    public static async Task<bool> For(Tx tx, long supporter)
    {
        if (!await IsKnown(tx, supporter))
            return false;
        await tx.Execute(
            """
            insert into sign_on (supporter_id, signed_on_at) values (@supporter, @now)
            on conflict (supporter_id) where signed_off_at is null do nothing
            """, new { supporter, now = tx.Now });
        await TellScreens(tx, supporter);
        return true;
    }

    /// <returns>False if there is no such supporter.</returns>
    public static async Task<bool> Off(Tx tx, long supporter)
    {
        if (!await IsKnown(tx, supporter))
            return false;
        await tx.Execute(
            "update sign_on set signed_off_at = greatest(@now, signed_on_at) where supporter_id = @supporter and signed_off_at is null",
            new { supporter, now = tx.Now });
        await TellScreens(tx, supporter);
        return true;
    }

    private static Task<bool> IsKnown(Tx tx, long supporter) =>
        tx.One<bool>("select exists (select from supporter where id = @supporter and ended_at is null)", new { supporter });

    private static Task TellScreens(Tx tx, long supporter) =>
        tx.Many<string>(
            "select pg_notify('screens', service_id::text)::text from supporter_service where supporter_id = @supporter", new { supporter });
}
