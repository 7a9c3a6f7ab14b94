using CrisisLine.Data;
using CrisisLine.Domain.Nights;
using CrisisLine.Domain.People;
using CrisisLine.Domain.Words;
using CrisisLine.Inbox;
using CrisisLine.Messages;
using CrisisLine.People;
using CrisisLine.Scheduling;

namespace CrisisLine.Conversations;

/// <summary>
/// Somebody has a place and stopped answering our questions. After ten minutes a worker sees it, and the person is told,
/// once, that there is no rush.
/// </summary>
public static class HalfFinished
{
    public const string Timer = "half-finished";

    public static readonly Alarm Alarm = new(Timer, For, Overdue, HasTimer: false);

    private static readonly Duration Silence = Duration.FromMinutes(10);

    public static async Task For(Tx tx, long number)
    {
        var open = await tx.OneOrNone<Open>(
            """
            select contact.person_id, contact.asked_at, night.service_id, night.night, place.arrive_at, service.time_zone
            from contact_point contact
            join visit_request request on request.id = contact.question_about
            join service_night night on night.id = request.night_id
            join service on service.id = night.service_id
            join place on place.id = request.place_id
            where contact.id = @number and contact.question in ('name', 'arrival', 'access', 'taxi', 'taxi_place', 'taxi_check')
              and (contact.nudged_at is null or contact.nudged_at < night.opens_at)
              and request.state in ('held', 'confirmed') and night.closes_at > @now
            for no key update of contact
            """, new { number, now = tx.Now });
        if (open is null || open.AskedAt + Silence > tx.Now)
            return;

        await Ask.NoMore(tx, number);
        await NoteForPerson.For(tx, open.ServiceId, open.PersonId, NoteForPerson.HalfFinished, urgent: false);
        var when = SpokenTime.Arrival(open.ArriveAt, tx.Now, open.Night, DateTimeZoneProviders.Tzdb[open.TimeZone]);
        await SendText.For(tx, open.ServiceId, open.PersonId, Outgoing.Of(Sentences.NoRush, new Fillers { ["when"] = when }));
    }

    private static Task<IReadOnlyList<long>> Overdue(Tx tx, Instant before) =>
        tx.Many<long>(
            """
            select contact.id
            from contact_point contact
            join visit_request request on request.id = contact.question_about
            join service_night night on night.id = request.night_id
            where contact.question in ('name', 'arrival', 'access', 'taxi', 'taxi_place', 'taxi_check') and contact.asked_at + interval '10 minutes' <= @before
              and contact.asked_at > @before - interval '1 hour'
              and (contact.nudged_at is null or contact.nudged_at < night.opens_at)
              and request.state in ('held', 'confirmed') and night.closes_at > @before
            limit 1000
            """, new { before });

    private sealed record Open(
        PersonId PersonId, Instant AskedAt, int ServiceId, LocalDate Night, Instant ArriveAt, string TimeZone);
}
