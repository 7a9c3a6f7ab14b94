using CrisisLine.Data;
using CrisisLine.Domain.Words;
using CrisisLine.Messages;
using CrisisLine.Rings;

namespace CrisisLine.Meetings;

/// <summary>What whoever is on call hears when a colleague has not said that all is well, or asked for help. Only the key 1 takes it.</summary>
public static class CheckRing
{
    public const string Purpose = "check-in";

    public static readonly Errand Errand = new(Purpose, (tx, check) => HeldCheck.Lock(tx, check), IsWanted, Answer, (_, _) => Task.CompletedTask);

    private static Task<bool> IsWanted(Tx tx, long check) =>
        tx.One<bool>("select exists (select from check_in where id = @check and answered_at is null and seen_at is null and next_at is not null)", new { check });

    private static async Task<RingAnswer> Answer(Tx tx, Ring ring, RingTurn turn)
    {
        if (await HeldCheck.Lock(tx, ring.Subject) is not { AnsweredAt: null, NextAt: not null, SeenAt: null } held)
            return RingAnswer.Goodbye(RingState.Late, Outgoing.Of(Scripts.SomebodyHasTakenIt));
        if (turn.Keys != "1")
            return RingAnswer.NotTaken(turn, Scripts.AColleagueMayNeedHelp);

        // Somebody sees to it now: no more phones are rung, and the page goes on showing it until they are known to be well.
        await tx.Execute(
            "update check_in set seen_by = @AccountId, seen_at = @now, next_at = null where id = @Id", new { ring.AccountId, held.Id, now = tx.Now });
        await EndRing.CallOff(tx, Purpose, held.Id);
        var where = await tx.One<Where>(
            """
            select supporter.name as who, venue.name || ', ' || venue.address as venue
            from check_in
            join supporter on supporter.id = check_in.supporter_id
            join community_meeting meeting on meeting.id = check_in.meeting_id
            join venue on venue.id = meeting.venue_id
            where check_in.id = @Id
            """, new { held.Id });
        return RingAnswer.Goodbye(RingState.Taken, Outgoing.Of(Scripts.WhereTheyAre, new Fillers { ["who"] = where.Who, ["venue"] = where.Venue }));
    }

    private sealed record Where(string Who, string Venue);
}
