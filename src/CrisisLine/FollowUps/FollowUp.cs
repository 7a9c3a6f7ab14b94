using CrisisLine.Data;
using CrisisLine.Domain.Conversations;
using CrisisLine.Domain.People;
using CrisisLine.Domain.Words;
using CrisisLine.Messages;
using CrisisLine.People;
using CrisisLine.Scheduling;

namespace CrisisLine.FollowUps;

/// <summary>
/// One text the day after, to somebody who said that they would like it, and to nobody else. It passes their rules for contact
/// when it leaves, like any other.
/// </summary>
public static class FollowUp
{
    public const string Question = "follow_up", Timer = "follow-up";

    public static readonly Alarm Alarm = new(Timer, Send, Overdue);

    /// <summary>Asks them, by text. Only after a tick of whoever was with them.</summary>
    /// <returns>False if they cannot be texted.</returns>
    public static async Task<bool> Offer(Tx tx, int service, PersonId person)
    {
        if (await TextedNumber.Of(tx, service, person) is not { } number || !await SendText.For(tx, service, person, Outgoing.Of(Sentences.MayWeAskTomorrow)))
            return false;
        var id = await tx.One<long>(
            "insert into follow_up (service_id, person_id, asked_at) values (@service, @person, @now) returning id", new { service, person, now = tx.Now });
        await Ask.For(tx, number, Question, id);
        return true;
    }

    /// <returns>False if it was answered already.</returns>
    public static async Task<bool> Answer(Tx tx, long followUp, bool isWanted, DateTimeZone zone)
    {
        var due = isWanted ? TheDayAfter.Of(tx.Now, zone) : (Instant?)null;
        var isNew = await tx.Execute(
            "update follow_up set answer = @answer, due_at = @due where id = @followUp and answer is null",
            new { followUp, due, answer = isWanted ? "yes" : "no" }) == 1;
        if (isNew && due is { } at)
            Timers.Set(tx, at, Timer, followUp);
        return isNew;
    }

    /// <summary>They asked to be forgotten: what they said yes to is not sent any more.</summary>
    public static Task Forget(Tx tx, PersonId person) =>
        tx.Execute("update follow_up set due_at = null where person_id = @person", new { person });

    private static async Task Send(Tx tx, long followUp)
    {
        var row = await tx.OneOrNone<Row>(
            """
            select follow_up.service_id, follow_up.person_id, follow_up.due_at, service.name
            from follow_up
            join service on service.id = follow_up.service_id
            where follow_up.id = @followUp
            for no key update of follow_up
            """, new { followUp });
        if (row?.DueAt is not { } due)
            return;
        if (due > tx.Now)
        {
            Timers.Set(tx, due, Timer, followUp);
            return;
        }

        await tx.Execute("update follow_up set due_at = null, sent_at = @now where id = @followUp", new { followUp, now = tx.Now });
        await SendText.For(tx, row.ServiceId, row.PersonId, Outgoing.Of(Sentences.HowAreYou, new Fillers { ["svc"] = row.Name }), isWanted: true);
    }

    private static Task<IReadOnlyList<long>> Overdue(Tx tx, Instant before) =>
        tx.Many<long>("select id from follow_up where due_at < @before order by due_at limit 1000", new { before });

    private sealed record Row(int ServiceId, PersonId PersonId, Instant? DueAt, string Name);
}
