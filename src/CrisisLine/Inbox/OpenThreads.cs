using CrisisLine.Data;
using CrisisLine.People;

namespace CrisisLine.Inbox;

/// <summary>What waits for a person: urgent first, then whoever waited longest.</summary>
/// <param name="ReceivedAt">When the first text of it came.</param>
/// <param name="Excerpt">The beginning of the latest text, with long rows of digits hidden; or what came up since.</param>
/// <param name="Owner">Who looks after it; null while nobody does.</param>
public sealed record OpenThread(
    long Id, string Service, OffsetDateTime ReceivedAt, bool Urgent, string DisplayName, string Excerpt, string? Owner);

public static class OpenThreads
{
    public static async Task<IReadOnlyList<OpenThread>> Read(Tx tx)
    {
        var rows = await tx.Many<Row>(
            """
            select thread.id, service.key, service.time_zone, thread.opened_at, thread.urgent, person.codename, person.chosen_name, thread.owner,
                   case when note.noted_at > latest.received_at then null else latest.words end as words, note.kind
            from thread
            join service on service.id = thread.service_id
            join person on person.id = thread.person_id
            left join lateral (
                select text.words, thread_text.received_at
                from thread_text
                join incoming_text text on text.id = thread_text.incoming_text_id
                where thread_text.thread_id = thread.id
                order by thread_text.received_at desc
                limit 1
            ) latest on true
            left join lateral (
                -- That nobody could be rung says nothing of what they need, and hides nothing that does.
                select kind, noted_at from thread_note
                where thread_id = thread.id and kind <> 'nobody_on_call'
                order by id desc
                limit 1
            ) note on true
            where thread.closed_at is null
            order by thread.urgent desc, thread.opened_at, thread.id
            """);

        return [.. rows.Select(row => new OpenThread(
            row.Id, row.Key, row.OpenedAt.InZone(DateTimeZoneProviders.Tzdb[row.TimeZone]).ToOffsetDateTime(), row.Urgent, DisplayName.Of(tx, row.ChosenName, row.Codename),
            row.Words is { } words ? Excerpt.Of(tx.Keys.Open("incoming_text.words", words)) : Excerpt.OfNote(row.Kind), row.Owner))];
    }

    private sealed record Row(
        long Id, string Key, string TimeZone, Instant OpenedAt, bool Urgent, string Codename, byte[]? ChosenName, string? Owner, byte[]? Words, string? Kind);
}
