using CrisisLine.Data;
using CrisisLine.Domain.Words;
using CrisisLine.Messages;
using CrisisLine.Rings;

namespace CrisisLine.Inbox;

/// <summary>
/// What somebody on call hears about an urgent thread that nobody has taken. Only the key 1 takes it: that a phone was picked
/// up says nothing, because voicemail does so too.
/// </summary>
public static class UrgentRing
{
    public const string Purpose = "urgent";

    public static readonly Errand Errand = new(Purpose, Hold, IsWanted, Answer, Escalation.InVain);

    internal static Task CallOff(Tx tx, long thread) => EndRing.CallOff(tx, Purpose, thread);

    /// <summary>Whether a phone is still being rung about it, or somebody listens.</summary>
    internal static Task<bool> Goes(Tx tx, long thread) =>
        tx.One<bool>(
            "select exists (select from ring where purpose = @Purpose and subject = @thread and ended_at is null)", new { Purpose, thread });

    private static Task Hold(Tx tx, long thread) => HeldThread.Lock(tx, thread);

    private static Task<bool> IsWanted(Tx tx, long thread) =>
        tx.One<bool>(
            "select exists (select from thread where id = @thread and closed_at is null and urgent and owner is null)", new { thread });

    private static async Task<RingAnswer> Answer(Tx tx, Ring ring, RingTurn turn)
    {
        var held = await HeldThread.Lock(tx, ring.Subject);
        if (turn.Keys == "1" && held is { OwnerAccount: { } owner, ClosedAt: null } && owner == ring.AccountId)
            return RingAnswer.Goodbye(RingState.Taken, await ItIsYours(tx, held));
        if (held is not { IsUrgentAndNobodys: true } || await WhoIsRung(tx, ring) is not { } who)
            return RingAnswer.Goodbye(RingState.Late, Outgoing.Of(Scripts.SomebodyHasTakenIt));

        if (turn.Keys != "1")
            return RingAnswer.NotTaken(turn, Scripts.SomethingWaits);

        await held.GiveTo(tx, who);
        return RingAnswer.Goodbye(RingState.Taken, await ItIsYours(tx, held));
    }

    /// <returns>Null if they work here no longer.</returns>
    private static async Task<Worker?> WhoIsRung(Tx tx, Ring ring)
    {
        var name = await tx.OneOrNone<string>("select name from account where id = @AccountId and ended_at is null", new { ring.AccountId });
        return name is null ? null : new Worker(ring.AccountId, name);
    }

    /// <summary>They have pressed a key, so it is them: where to look may be said now, and nothing of whom or why.</summary>
    private static async Task<Outgoing> ItIsYours(Tx tx, HeldThread held) => Outgoing.Of(
        Scripts.ItIsYours, new Fillers { ["svc"] = await tx.One<string>("select name from service where id = @ServiceId", new { held.ServiceId }) });
}
