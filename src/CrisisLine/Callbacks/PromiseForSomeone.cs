using CrisisLine.Data;
using CrisisLine.Domain.Callbacks;
using CrisisLine.Domain.People;
using CrisisLine.Opening;

namespace CrisisLine.Callbacks;

/// <summary>What came of a worker's wish that somebody is rung.</summary>
public enum ForSomeone { Promised, InHand, NotSafeThen, NoNumber, NotInTheseHours, NotATime }

/// <summary>A worker promises somebody a call, in words like their own: now, 8.30, in an hour.</summary>
public static class PromiseForSomeone
{
    public static async Task<ForSomeone> For(Tx tx, int service, PersonId person, string when, Guid? account)
    {
        if (await NumberOf(tx, person) is not { } number)
            return ForSomeone.NoNumber;
        var ours = await tx.One<string>("select number from service_number where service_id = @service order by quiet, number limit 1", new { service });
        if (TextedService.From(await tx.Many(TextedService.Of(tx, PhoneNumber.Read(ours)!.Value))) is not { Current: { } night } open)
            return ForSomeone.NotInTheseHours;

        var time = RingTimes.Read(when, tx.Now, new Interval(night.OpensAt, night.ClosesAt), open.Zone);
        if (time is null or WhenToRing.NotInTheseHours)
            return time is null ? ForSomeone.NotATime : ForSomeone.NotInTheseHours;

        // Now, while it is shut, is as soon as it opens.
        var due = time is WhenToRing.At at ? at.Due : Instant.Max(tx.Now, night.OpensAt);
        return await PromiseCallback.For(tx, new CallbackWish(open, person, number, due, night, "worker", account)) switch
        {
            CallbackAnswer.InHand => ForSomeone.InHand,
            CallbackAnswer.NotSafeThen => ForSomeone.NotSafeThen,
            _ => ForSomeone.Promised,
        };
    }

    /// <summary>The phone that they used last.</summary>
    private static Task<long?> NumberOf(Tx tx, PersonId person) =>
        tx.OneOrNone<long?>("select id from contact_point where person_id = @person order by last_heard_at desc, id limit 1", new { person });
}
