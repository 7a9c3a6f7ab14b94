using CrisisLine.Data;
using CrisisLine.Domain.Callbacks;
using CrisisLine.Supporters;

namespace CrisisLine.Callbacks;

/// <summary>
/// Somebody would like to be rung by one of us whom they know, or in their own language. That one has it while they are here and
/// free; nobody waits longer for it than was promised.
/// </summary>
public static class AskForSupporter
{
    /// <param name="supporter">Null for whoever is free.</param>
    /// <param name="language">Null for English.</param>
    /// <returns>False if it is in somebody's hands or over, or that supporter does not ring for this service.</returns>
    public static async Task<bool> For(Tx tx, long callback, long? supporter, string? language)
    {
        if (await HeldCallback.Lock(tx, callback) is not { } held || held.State.IsOver() || held.State.IsInHand())
            return false;
        if (supporter is { } wanted && !await RingsFor.Service(tx, wanted, held.ServiceId))
            return false;

        await tx.Execute(
            "update callback set asked_for = @supporter, language = @language where id = @callback",
            new { callback, supporter, language = language?.Trim() is { Length: > 0 and <= 30 } words && words.All(letter => char.IsLetter(letter) || letter == ' ') ? words : null });
        return true;
    }

    /// <summary>Rather not by this one: they know each other, or the person said so. Nobody is asked why.</summary>
    /// <returns>False if there is no such callback or supporter.</returns>
    public static async Task<bool> RatherNot(Tx tx, long callback, long supporter)
    {
        if (await HeldCallback.Lock(tx, callback) is not { } held
            || !await tx.One<bool>("select exists (select from supporter where id = @supporter and ended_at is null)", new { supporter }))
            return false;
        await NotMatched.Add(tx, supporter, held.PersonId);
        await tx.Execute("update callback set asked_for = null where id = @callback and asked_for = @supporter", new { callback, supporter });
        return true;
    }
}
