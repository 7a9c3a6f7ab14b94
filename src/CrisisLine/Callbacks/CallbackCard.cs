using CrisisLine.Data;
using CrisisLine.Domain.Callbacks;
using CrisisLine.Domain.People;
using CrisisLine.People;

namespace CrisisLine.Callbacks;

/// <summary>What a supporter has before them while they ring somebody: whom to ask for, and what not to say.</summary>
/// <param name="AskFor">Whom to ask for; null if they did not say.</param>
/// <param name="CoverName">What to say to somebody else who answers; null to say sorry and ring off.</param>
/// <param name="Voicemail">none, plain or named: what a machine may hear.</param>
/// <param name="NeedsAnswer">The call is over, and nobody has said yet who picked up.</param>
/// <param name="AskedForYou">They would like to speak with this supporter.</param>
public sealed record CallbackCard(
    long Attempt, long Callback, string Service, PersonId Person, string DisplayName, CallbackState State, string? AskFor, string? CoverName,
    string Voicemail, bool NeedsAnswer, bool AskedForYou)
{
    private static readonly Duration ForAWhile = Duration.FromHours(2);

    /// <summary>The one that they ring now, or whose end they have not told.</summary>
    /// <returns>Null if there is none.</returns>
    public static async Task<CallbackCard?> Of(Tx tx, long supporter) =>
        (await tx.OneOrNone<Row>(
            """
            select attempt.id as attempt, callback.id, service.key as service, callback.person_id, person.chosen_name, person.codename, callback.state,
                   contact.ask_for, contact.cover_name, contact.voicemail, attempt.ended_at is not null as needs_answer,
                   callback.asked_for is not distinct from @supporter as asked_for_you
            from callback_attempt attempt
            join callback on callback.id = attempt.callback_id
            join service on service.id = callback.service_id
            join person on person.id = callback.person_id
            left join contact_point contact on contact.id = callback.contact_point_id
            where attempt.supporter_id = @supporter
              and (attempt.ended_at is null or attempt.outcome = 'not_told' and attempt.ended_at > @since)
            order by attempt.ended_at is not null, attempt.id desc
            limit 1
            """, new { supporter, since = tx.Now - ForAWhile }))?.Opened(tx);

    private sealed record Row(
        long Attempt, long Id, string Service, PersonId PersonId, byte[]? ChosenName, string Codename, string State, byte[]? AskFor, byte[]? CoverName,
        string? Voicemail, bool NeedsAnswer, bool AskedForYou)
    {
        public CallbackCard Opened(Tx tx) => new(
            Attempt, Id, Service, PersonId, People.DisplayName.Of(tx, ChosenName, Codename), CallbackStateColumn.Read(State),
            AskFor is null ? null : tx.Keys.Open("contact_point.ask_for", AskFor),
            CoverName is null ? null : tx.Keys.Open("contact_point.cover_name", CoverName), Voicemail ?? "none", NeedsAnswer, AskedForYou);
    }
}

/// <summary>A call of theirs that somebody picked up; there may be something to write down.</summary>
/// <param name="IsTold">They have written something.</param>
public sealed record MyCall(long Attempt, string Service, PersonId Person, string DisplayName, ZonedDateTime At, bool IsTold)
{
    /// <summary>Of the last day, the newest first.</summary>
    public static async Task<IReadOnlyList<MyCall>> Lately(Tx tx, long supporter) =>
        [.. (await tx.Many<Row>(
            $"""
            select attempt.id, service.key as service, service.time_zone, callback.person_id, person.chosen_name, person.codename, attempt.answered_at,
                   exists (select from call_note where attempt_id = attempt.id) as is_told
            from callback_attempt attempt
            join callback on callback.id = attempt.callback_id
            join service on service.id = callback.service_id
            join person on person.id = callback.person_id
            where attempt.supporter_id = @supporter and attempt.answered_at > @since and {CallsWith.CameAbout}
            order by attempt.answered_at desc
            """, new { supporter, since = tx.Now - Duration.FromHours(24) }))
            .Select(row => new MyCall(
                row.Id, row.Service, row.PersonId, People.DisplayName.Of(tx, row.ChosenName, row.Codename),
                row.AnsweredAt.InZone(DateTimeZoneProviders.Tzdb[row.TimeZone]), row.IsTold))];

    private sealed record Row(
        long Id, string Service, string TimeZone, PersonId PersonId, byte[]? ChosenName, string Codename, Instant AnsweredAt, bool IsTold);
}
