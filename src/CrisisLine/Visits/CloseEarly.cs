using CrisisLine.Bookings;
using CrisisLine.Data;
using CrisisLine.Domain.People;
using CrisisLine.Domain.Words;
using CrisisLine.Inbox;
using CrisisLine.Messages;
using CrisisLine.Opening;
using CrisisLine.Taxis;

namespace CrisisLine.Visits;

/// <summary>
/// The house has to close before its time. No place is given any more, everyone who had one or waits for one is told at
/// once, and each of them is a task for two people: a text alone may not be seen in time (H-48).
/// </summary>
public static class CloseEarly
{
    /// <param name="account">Who closes it; null for a token of the API.</param>
    /// <returns>False if there is no such service, or it is shut that night.</returns>
    public static async Task<bool> For(Tx tx, string service, LocalDate night, string reason, Guid? account)
    {
        if (await NightToEdit.Lock(tx, service, night) is not { } edited)
            return false;
        if (edited.ClosesAt <= tx.Now)
            return true;

        await NightToEdit.CloseNow(tx, edited);
        await WriteTasks(tx, edited.Id, account);
        await FinalAnswers.Give(tx, edited.Id);
        foreach (var person in await CallOff(tx, edited.Id, reason))
        {
            await CancelJourney.Of(tx, person.Id);
            await Tell.For(tx, person.ServiceId, person.PersonId, Outgoing.Of(Sentences.ClosedEarly));
            await NoteForPerson.For(tx, person.ServiceId, person.PersonId, NoteForPerson.ClosedEarly, urgent: true);
        }

        return true;
    }

    /// <summary>Everybody who has a place or waits for one, before anything of it is taken away.</summary>
    private static Task WriteTasks(Tx tx, long night, Guid? account) =>
        tx.Execute(
            """
            with closing as (
                insert into early_close (night_id, closed_at, closed_by) values (@night, @now, @account)
                on conflict (night_id) do nothing
            )
            insert into closing_contact (night_id, request_id, person_id, had_a_place, made_at)
            select @night, id, person_id, state <> 'waiting', @now
            from visit_request
            where night_id = @night and state in ('held', 'offered', 'confirmed', 'waiting')
            """, new { night, account, now = tx.Now });

    private static Task<IReadOnlyList<Expected>> CallOff(Tx tx, long night, string reason) =>
        tx.Many<Expected>(
            """
            with withdrawn as (
                update offer set ended = 'withdrawn', ended_at = @now
                from visit_request request
                where request.id = offer.request_id and request.night_id = @night and offer.ended is null
            )
            update visit_request request
            set state = 'declined', settled_at = @now, declined_because = @reason
            from service_night night
            where request.night_id = @night and night.id = request.night_id and request.state in ('held', 'offered', 'confirmed')
            returning night.service_id, request.person_id, request.id
            """, new { night, now = tx.Now, reason = tx.Keys.Seal("visit_request.declined_because", reason) });

    private sealed record Expected(int ServiceId, PersonId PersonId, long Id);
}
