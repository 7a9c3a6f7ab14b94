using CrisisLine.Data;
using CrisisLine.Domain.People;
using CrisisLine.Domain.Words;
using CrisisLine.Inbox;
using CrisisLine.Messages;
using CrisisLine.Scheduling;

namespace CrisisLine.Bookings;

/// <summary>
/// Whoever still waits is told that no more places came up: at the end of the hours for asking, or ninety minutes
/// before the close, whichever is later. Nobody waits all night for nothing (H-32).
/// </summary>
public static class FinalAnswers
{
    public const string Timer = "final-answers";

    public static readonly Alarm Alarm = new(Timer, For, Overdue);

    public static async Task For(Tx tx, long night)
    {
        await LockNight.For(tx, night);
        if (await tx.One<bool>("select coalesce(final_answer_at <= @now, false) from service_night where id = @night", new { night, now = tx.Now }))
            await Give(tx, night);
    }

    /// <remarks>The night's row is held by whoever calls.</remarks>
    public static async Task Give(Tx tx, long night)
    {
        var told = await tx.Many<Told>(
            """
            update visit_request request
            set state = 'no_place', settled_at = @now
            from service_night night
            where request.night_id = @night and request.state = 'waiting' and night.id = request.night_id
            returning night.service_id, request.person_id
            """, new { night, now = tx.Now });

        foreach (var person in told)
            await Tell.For(tx, person.ServiceId, person.PersonId, Outgoing.Of(Sentences.NoPlaceCameUp), NoteForPerson.RingWithNo);
    }

    private static Task<IReadOnlyList<long>> Overdue(Tx tx, Instant before) =>
        tx.Many<long>(
            """
            select id
            from service_night night
            where final_answer_at < @before
              and exists (select from visit_request where night_id = night.id and state = 'waiting')
            limit 1000
            """, new { before });

    private sealed record Told(int ServiceId, PersonId PersonId);
}
