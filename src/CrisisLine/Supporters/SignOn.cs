using CrisisLine.Data;
using CrisisLine.Domain.Team;

namespace CrisisLine.Supporters;

/// <summary>What came of signing on.</summary>
public enum SignedOn
{
    Here,

    /// <summary>They have been here for so long that they should rest first; a lead can let them (H-37).</summary>
    NeedsRest,

    NoSuchSupporter,
}

/// <summary>A supporter is here, or goes home. Said twice, the first time counts. No phone rings for it.</summary>
public static class SignOn
{
    public static async Task<SignedOn> For(Tx tx, long supporter)
    {
        if (!await Hold(tx, supporter))
            return SignedOn.NoSuchSupporter;
        var hours = await SupporterHours.Read(tx, supporter);
        if (!hours.IsHere && !hours.Limits.AllowMore(hours.Stretches, tx.Now))
            return SignedOn.NeedsRest;
        await Begin(tx, supporter, letBy: null);
        return SignedOn.Here;
    }

    /// <summary>Somebody who runs the evening signs them on, also beyond the limits.</summary>
    /// <param name="by">Null for a token of the API.</param>
    /// <returns>False if there is no such supporter.</returns>
    public static async Task<bool> Let(Tx tx, long supporter, Guid? by)
    {
        var isKnown = await Hold(tx, supporter);
        if (isKnown)
            await Begin(tx, supporter, by);
        return isKnown;
    }

    /// <returns>False if there is no such supporter.</returns>
    public static async Task<bool> Off(Tx tx, long supporter)
    {
        if (!await Hold(tx, supporter))
            return false;
        await tx.Execute(
            "update sign_on set signed_off_at = greatest(@now, signed_on_at) where supporter_id = @supporter and signed_off_at is null",
            new { supporter, now = tx.Now });
        await TellScreens(tx, supporter);
        return true;
    }

    private static async Task Begin(Tx tx, long supporter, Guid? letBy)
    {
        await tx.Execute(
            """
            insert into sign_on (supporter_id, signed_on_at, let_by) values (@supporter, @now, @letBy)
            on conflict (supporter_id) where signed_off_at is null do nothing
            """, new { supporter, letBy, now = tx.Now });
        await TellScreens(tx, supporter);
    }

    private static async Task<bool> Hold(Tx tx, long supporter) =>
        await tx.OneOrNone<long?>("select id from supporter where id = @supporter and ended_at is null for no key update", new { supporter }) is not null;

    private static Task TellScreens(Tx tx, long supporter) =>
        tx.Many<string>(
            "select pg_notify('screens', service_id::text)::text from supporter_service where supporter_id = @supporter", new { supporter });
}
