using CrisisLine.Data;
using CrisisLine.Domain.Words;
using CrisisLine.Messages;
using CrisisLine.Rings;
using CrisisLine.Supporters;

namespace CrisisLine.Rota;

/// <summary>What a manager hears when nobody has signed on. Only the key 1 says that they see to it.</summary>
public static class CoverRing
{
    public const string Purpose = "cover";

    public static readonly Errand Errand = new(Purpose, (tx, night) => WatchCover.Hold(tx, night), IsWanted, Answer, (_, _) => Task.CompletedTask);

    private static async Task<bool> IsWanted(Tx tx, long night)
    {
        var watch = await WatchCover.Hold(tx, night);
        return watch.SeenAt is null && watch.ClosesAt > tx.Now && !await SupportersHere.Any(tx, watch.ServiceId);
    }

    private static async Task<RingAnswer> Answer(Tx tx, Ring ring, RingTurn turn)
    {
        if (!await IsWanted(tx, ring.Subject))
            return RingAnswer.Goodbye(RingState.Late, Outgoing.Of(Scripts.SomebodyIsThereAgain));
        if (turn.Keys != "1")
            return RingAnswer.NotTaken(turn, Scripts.NobodyIsThere);

        await tx.Execute(
            "update cover_watch set seen_by = @AccountId, seen_at = @now where night_id = @Subject", new { ring.AccountId, ring.Subject, now = tx.Now });
        var name = await tx.One<string>("select name from service where id = @ServiceId", new { ring.ServiceId });
        return RingAnswer.Goodbye(RingState.Taken, Outgoing.Of(Scripts.YouSeeToCover, new Fillers { ["svc"] = name }));
    }
}
