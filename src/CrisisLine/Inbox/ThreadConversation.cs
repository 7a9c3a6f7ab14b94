using CrisisLine.Data;
using CrisisLine.Domain.People;
using CrisisLine.Messages;
using CrisisLine.People;

namespace CrisisLine.Inbox;

/// <summary>A thread as somebody sees it who looks after it. All times are on the wall of the service.</summary>
/// <param name="ClosedBecause">In a colleague's words; null if it is open, or no reason was given.</param>
/// <param name="CannotBeTexted">What stands in the way of a text now; null if nothing does.</param>
public sealed record SeenThread(
    long Id, int ServiceId, PersonId Person, string DisplayName, bool Urgent, OffsetDateTime? UrgentSince, string? Owner, Guid? OwnerAccount,
    OffsetDateTime OpenedAt, OffsetDateTime? ClosedAt, string? ClosedBecause, TextObstacle? CannotBeTexted)
{
    /// <summary>All that went to and fro since the thread was opened, in order.</summary>
    public required IReadOnlyList<SeenText> Texts { get; init; }

    public required IReadOnlyList<SeenNote> Notes { get; init; }

    public required IReadOnlyList<SeenRing> Rings { get; init; }
}

/// <param name="Words">Null if they were erased.</param>
/// <param name="Pictures">How many came with it.</param>
/// <param name="State">What became of a text of ours; null for theirs.</param>
public sealed record SeenText(OffsetDateTime At, bool IsOurs, string? Words, int Pictures, string? State);

public sealed record SeenNote(OffsetDateTime At, string Words);

/// <summary>A colleague whose phone was rung about it.</summary>
/// <param name="State">As <see cref="Rings.RingState"/> writes it.</param>
public sealed record SeenRing(OffsetDateTime At, string Colleague, string State);

public static class ThreadConversation
{
    private const int MostTexts = 500;

    /// <returns>Null if there is no such thread.</returns>
    public static async Task<SeenThread?> Read(Tx tx, long thread)
    {
        var row = await tx.OneOrNone<Row>(
            """
            select thread.service_id, service.time_zone, thread.person_id, person.codename, person.chosen_name, thread.urgent,
                   thread.urgent_at, thread.owner, thread.owner_account, thread.opened_at, thread.closed_at, thread.closed_because
            from thread
            join service on service.id = thread.service_id
            join person on person.id = thread.person_id
            where thread.id = @thread
            """, new { thread });
        return row is null ? null : new SeenThread(
            thread, row.ServiceId, row.PersonId, DisplayName.Of(tx, row.ChosenName, row.Codename), row.Urgent, row.Local(row.UrgentAt),
            row.Owner, row.OwnerAccount, row.Local(row.OpenedAt), row.Local(row.ClosedAt),
            row.ClosedBecause is null ? null : tx.Keys.Open("thread.closed_because", row.ClosedBecause),
            await CanBeTexted.WhyNot(tx, row.ServiceId, row.PersonId))
        {
            Texts = await Texts(tx, row),
            Notes = await Notes(tx, thread, row),
            Rings = await RungPhones(tx, thread, row),
        };
    }

    // Of one instant theirs comes first: what we said then was the answer.
    private static async Task<IReadOnlyList<SeenText>> Texts(Tx tx, Row thread)
    {
        var rows = await tx.Many<TextRow>(
            """
            select * from (
                select received_at as at, false as is_ours, words, media, null as state, 0::bigint as place
                from incoming_text
                where person_id = @PersonId and service_id = @ServiceId and received_at >= @OpenedAt and received_at <= @until
                union all
                select created_at, true, words, null, state, id
                from message
                where service_id = @ServiceId and created_at >= @OpenedAt and created_at <= @until
                  and (contact_point_id in (select id from contact_point where person_id = @PersonId)
                    or reply_to in (select id from incoming_text where person_id = @PersonId and received_at >= @OpenedAt))
                order by at desc, is_ours desc, place desc
                limit @MostTexts
            ) newest
            order by at, is_ours, place
            """, new { thread.PersonId, thread.ServiceId, thread.OpenedAt, until = thread.ClosedAt ?? tx.Now, MostTexts });
        return [.. rows.Select(row => new SeenText(
            thread.Local(row.At), row.IsOurs, Words(tx, row), row.Media is { } media ? Lines(tx.Keys.Open("incoming_text.media", media)) : 0, row.State))];
    }

    private static string? Words(Tx tx, TextRow row) =>
        row.Words is { } words ? tx.Keys.Open(row.IsOurs ? "message.words" : "incoming_text.words", words) : null;

    private static int Lines(string media) => media.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length;

    private static async Task<IReadOnlyList<SeenNote>> Notes(Tx tx, long thread, Row row) =>
        [.. (await tx.Many<NoteRow>("select noted_at, kind from thread_note where thread_id = @thread order by id", new { thread }))
            .Select(note => new SeenNote(row.Local(note.NotedAt), Excerpt.OfNote(note.Kind)))];

    private static async Task<IReadOnlyList<SeenRing>> RungPhones(Tx tx, long thread, Row row) =>
        [.. (await tx.Many<RingRow>(
            """
            select ring.created_at, account.name, ring.state
            from ring
            join account on account.id = ring.account_id
            where ring.purpose = @Purpose and ring.subject = @thread
            order by ring.id
            """, new { UrgentRing.Purpose, thread })).Select(ring => new SeenRing(row.Local(ring.CreatedAt), ring.Name, ring.State))];

    private sealed record Row(
        int ServiceId, string TimeZone, PersonId PersonId, string Codename, byte[]? ChosenName, bool Urgent, Instant? UrgentAt, string? Owner,
        Guid? OwnerAccount, Instant OpenedAt, Instant? ClosedAt, byte[]? ClosedBecause)
    {
        public OffsetDateTime Local(Instant at) => at.InZone(DateTimeZoneProviders.Tzdb[TimeZone]).ToOffsetDateTime();

        public OffsetDateTime? Local(Instant? at) => at is { } there ? Local(there) : null;
    }

    private sealed record TextRow(Instant At, bool IsOurs, byte[]? Words, byte[]? Media, string? State, long Place);

    private sealed record NoteRow(Instant NotedAt, string Kind);

    private sealed record RingRow(Instant CreatedAt, string Name, string State);
}
