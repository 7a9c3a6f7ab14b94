using CrisisLine.Data;
using CrisisLine.Domain.Words;
using CrisisLine.Messages;
using CrisisLine.Rings;

namespace CrisisLine.Rota;

/// <summary>Before a shift a supporter has us ring their phone once, to see that it rings and that its keys are heard.</summary>
public static class TryPhone
{
    public const string Purpose = "try-phone";

    public static readonly Errand Errand = new(Purpose, Hold, (_, _) => Task.FromResult(true), Answer, (_, _) => Task.CompletedTask);

    /// <returns>False if it is being rung already, or no service of theirs has a number to ring from.</returns>
    public static async Task<bool> For(Tx tx, long supporter) =>
        await tx.OneOrNone<int?>("select min(service_id) from supporter_service where supporter_id = @supporter", new { supporter }) is { } service
        && await RingPhone.OfSupporter(tx, service, supporter, Purpose, supporter);

    private static Task Hold(Tx tx, long supporter) =>
        tx.Execute("select from supporter where id = @supporter for no key update", new { supporter });

    private static async Task<RingAnswer> Answer(Tx tx, Ring ring, RingTurn turn)
    {
        if (turn.Keys != "1")
            return RingAnswer.NotTaken(turn, Scripts.TryingYourPhone);
        await tx.Execute("update supporter set checked_at = @now where id = @Subject", new { ring.Subject, now = tx.Now });
        return RingAnswer.Goodbye(RingState.Taken, Outgoing.Of(Scripts.YourPhoneIsFine));
    }
}
