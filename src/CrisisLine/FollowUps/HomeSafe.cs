using CrisisLine.Data;
using CrisisLine.Domain.Nights;
using CrisisLine.Domain.People;
using CrisisLine.Domain.Words;
using CrisisLine.Inbox;
using CrisisLine.Messages;
using CrisisLine.Scheduling;

namespace CrisisLine.FollowUps;

/// <summary>
/// One text after somebody has left, to hear that they got home, and one ring by a person if they do not say so. Only if they agreed
/// to both before they went (H-19).
/// </summary>
public static class HomeSafe
{
    public const string Timer = "home-safe";

    public static readonly Alarm Alarm = new(Timer, Look, Overdue);

    private static readonly Duration TextAfter = Duration.FromMinutes(45), RingAfter = Duration.FromMinutes(30);

    /// <param name="request">The visit from which they go home.</param>
    /// <returns>False if they cannot be texted: then nothing is promised.</returns>
    public static async Task<bool> Agree(Tx tx, int service, PersonId person, long request)
    {
        if (await TextedNumber.Of(tx, service, person) is null)
            return false;
        var textAt = tx.Now + TextAfter;
        var id = await tx.OneOrNone<long?>(
            """
            insert into home_check (service_id, person_id, request_id, agreed_at, text_at, ring_at, next_at)
            values (@service, @person, @request, @now, @textAt, @ringAt, @textAt)
            on conflict (request_id) do nothing
            returning id
            """, new { service, person, request, now = tx.Now, textAt, ringAt = textAt + RingAfter });
        if (id is { } check)
            Timers.Set(tx, textAt, Timer, check);
        return true;
    }

    /// <summary>They say that they are home. Nobody rings.</summary>
    /// <returns>False if nobody waits to hear it.</returns>
    public static async Task<bool> Heard(Tx tx, int service, PersonId person) =>
        await tx.Execute(
            "update home_check set heard_at = @now, next_at = null where service_id = @service and person_id = @person and next_at is not null",
            new { service, person, now = tx.Now }) > 0;

    /// <summary>They asked to be forgotten: what they agreed to does not happen.</summary>
    public static Task Forget(Tx tx, PersonId person) =>
        tx.Execute("update home_check set next_at = null where person_id = @person", new { person });

    private static async Task Look(Tx tx, long check)
    {
        var row = await tx.OneOrNone<Row>(
            """
            select home_check.service_id, home_check.person_id, home_check.ring_at, home_check.sent_at, home_check.next_at, service.time_zone
            from home_check
            join service on service.id = home_check.service_id
            where home_check.id = @check
            for no key update of home_check
            """, new { check });
        if (row?.NextAt is not { } next)
            return;
        if (next > tx.Now)
            Timers.Set(tx, next, Timer, check);
        else if (row.SentAt is null)
            await Text(tx, check, row);
        else
            await AskToRing(tx, check, row);
    }

    /// <summary>However late it leaves, they have their half hour to answer it.</summary>
    private static async Task Text(Tx tx, long check, Row row)
    {
        var ringAt = Instant.Max(row.RingAt, tx.Now + RingAfter);
        await tx.Execute("update home_check set sent_at = @now, ring_at = @ringAt, next_at = @ringAt where id = @check", new { check, ringAt, now = tx.Now });
        Timers.Set(tx, ringAt, Timer, check);
        var at = SpokenTime.Of(ringAt.InZone(DateTimeZoneProviders.Tzdb[row.TimeZone]).TimeOfDay);
        await SendText.For(tx, row.ServiceId, row.PersonId, Outgoing.Of(Sentences.DidYouGetHome, new Fillers { ["t"] = at }), isWanted: true);
    }

    private static async Task AskToRing(Tx tx, long check, Row row)
    {
        await tx.Execute("update home_check set told_at = @now, next_at = null where id = @check", new { check, now = tx.Now });
        await NoteForPerson.For(tx, row.ServiceId, row.PersonId, NoteForPerson.HomeUnheard, urgent: true);
    }

    private static Task<IReadOnlyList<long>> Overdue(Tx tx, Instant before) =>
        tx.Many<long>("select id from home_check where next_at < @before order by next_at limit 1000", new { before });

    private sealed record Row(int ServiceId, PersonId PersonId, Instant RingAt, Instant? SentAt, Instant? NextAt, string TimeZone);
}
