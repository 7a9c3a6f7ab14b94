using CrisisLine.Data;
using CrisisLine.Domain.People;
using CrisisLine.People;

namespace CrisisLine.Visits;

/// <summary>Whom an early close still has to reach; whoever had a place first.</summary>
/// <param name="FinishedAt">When everybody was known to know; null while somebody is not.</param>
public sealed record ClosingList(
    Instant ClosedAt, Guid? ClosedBy, Instant? FinishedAt, Guid? FinishedBy, IReadOnlyList<ToReach> People)
{
    /// <returns>Null if that night was not closed early.</returns>
    public static async Task<ClosingList?> Read(Tx tx, string service, LocalDate night)
    {
        var closing = await tx.OneOrNone<ClosingRow>(
            """
            select early_close.night_id, early_close.closed_at, early_close.closed_by, early_close.finished_at,
                   early_close.finished_by
            from early_close
            join service_night on service_night.id = early_close.night_id
            join service on service.id = service_night.service_id
            where service.key = @service and service_night.night = @night
            """, new { service, night });
        if (closing is null)
            return null;

        var people = await tx.Many<ToReachRow>(
            """
            select task.id, task.request_id, task.person_id, person.codename, person.chosen_name, task.had_a_place,
                   exists (select from contact_point where person_id = task.person_id) as has_number, told.state as text,
                   task.reached_by, task.reached_at, task.reached_how, task.confirmed_by, task.confirmed_at
            from closing_contact task
            join person on person.id = task.person_id
            left join lateral (
                select message.state
                from message
                join contact_point contact on contact.id = message.contact_point_id
                where contact.person_id = task.person_id and message.created_at = task.made_at
                  and message.sentence in ('CN02', 'WL06')
                order by message.id desc
                limit 1
            ) told on true
            where task.night_id = @NightId
            order by task.had_a_place desc, task.id
            """, new { closing.NightId });
        return new ClosingList(
            closing.ClosedAt, closing.ClosedBy, closing.FinishedAt, closing.FinishedBy,
            [.. people.Select(person => person.Seen(tx))]);
    }

    /// <summary>Nights of a service that closed early and whose list is not ended yet.</summary>
    public static Task<IReadOnlyList<LocalDate>> Unfinished(Tx tx, int service) =>
        tx.Many<LocalDate>(
            """
            select night.night
            from early_close
            join service_night night on night.id = early_close.night_id
            where night.service_id = @service and early_close.finished_at is null
              and exists (select from closing_contact where night_id = night.id)
            order by night.night
            """, new { service });

    private sealed record ClosingRow(long NightId, Instant ClosedAt, Guid? ClosedBy, Instant? FinishedAt, Guid? FinishedBy);

    private sealed record ToReachRow(
        long Id, long RequestId, PersonId PersonId, string Codename, byte[]? ChosenName, bool HadAPlace, bool HasNumber,
        string? Text, Guid? ReachedBy, Instant? ReachedAt, string? ReachedHow, Guid? ConfirmedBy, Instant? ConfirmedAt)
    {
        public ToReach Seen(Tx tx) => new(
            Id, RequestId, PersonId, DisplayName.Of(tx, ChosenName, Codename), HadAPlace, HasNumber, Text, ReachedBy, ReachedAt,
            ReachedHow, ConfirmedBy, ConfirmedAt);
    }
}

/// <param name="Id">Of the task.</param>
/// <param name="HadAPlace">False: they waited for one.</param>
/// <param name="HasNumber">They can be rung, if their rules allow it.</param>
/// <param name="Text">What became of the text that told them: queued, sent, delivered …; null if none could go.</param>
/// <param name="ReachedHow">spoke, replied, at_the_door or other.</param>
public sealed record ToReach(
    long Id, long Request, PersonId Person, string DisplayName, bool HadAPlace, bool HasNumber, string? Text,
    Guid? ReachedBy, Instant? ReachedAt, string? ReachedHow, Guid? ConfirmedBy, Instant? ConfirmedAt);
