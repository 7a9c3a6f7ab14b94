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

        var due = RingTimes.Read(when, tx.Now, new Interval(night.OpensAt, night.ClosesAt), open.Zone) switch
        {
            WhenToRing.Now when night.IsOpenAt(tx.Now) => tx.Now,
            WhenToRing.Now => night.OpensAt,
            WhenToRing.At at => at.Due,
            WhenToRing.NotInTheseHours => (Instant?)Instant.MinValue,
            _ => null,
        };
        return due switch
        {
            null => ForSomeone.NotATime,
            { } none when none == Instant.MinValue => ForSomeone.NotInTheseHours,
            { } at => await PromiseCallback.For(tx, new CallbackWish(open, person, number, at, night, "worker", account)) switch
            {
                CallbackAnswer.InHand => ForSomeone.InHand,
                CallbackAnswer.NotSafeThen => ForSomeone.NotSafeThen,
                _ => ForSomeone.Promised,
            },
        };
    }

    /// <summary>The phone that they used last.</summary>
    private static Task<long?> NumberOf(Tx tx, PersonId person) =>
        tx.OneOrNone<long?>("select id from contact_point where person_id = @person order by last_heard_at desc, id limit 1", new { person });
}
