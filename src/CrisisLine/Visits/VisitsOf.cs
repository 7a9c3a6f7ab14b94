using CrisisLine.Data;
using CrisisLine.Domain.People;
using CrisisLine.Domain.Visits;

namespace CrisisLine.Visits;

/// <summary>
/// When somebody was here, and what was written then, the latest first. Once every number of theirs has been silent for ninety
/// days, and nobody made sure since that it is still theirs, only what happened after that is shown (H-23).
/// </summary>
/// <param name="IsHidden">There may be more, which may be somebody else's.</param>
/// <param name="OtherNotes">Written about requests that no visit came of.</param>
public sealed record VisitsOf(bool IsHidden, IReadOnlyList<PastVisit> Visits, IReadOnlyList<Note> OtherNotes)
{
    /// <summary>Whose visit it was that this request led to.</summary>
    public static Task<PersonId> Whose(Tx tx, long request) => tx.One<PersonId>("select person_id from visit_request where id = @request", new { request });

    /// <summary>Whether they came to a house of ours and went home again.</summary>
    public static Task<bool> HasLeftOne(Tx tx, PersonId person) =>
        tx.One<bool>("select exists (select from visit where person_id = @person and left_at is not null)", new { person });

    public static async Task<VisitsOf> Read(Tx tx, PersonId person)
    {
        var hiddenBefore = await HiddenBefore(tx, person);
        var (visits, notes) = await tx.Both(
            new Query<VisitRow>(
                """
                select visit.id, visit.request_id, service.name as service, visit.night, visit.arrived_at, visit.left_at,
                       visit.left_how, visit.feeling_before, visit.feeling_after,
                       visit.children_under_5, visit.children_5_to_11, visit.children_12_to_17,
                       coalesce((
                           select string_agg(code, ',' order by code) from visit_issue where visit_id = visit.id), '') as issues
                from visit
                join service on service.id = visit.service_id
                where visit.person_id = @person and visit.arrived_at >= coalesce(@hiddenBefore::timestamptz, '-infinity')
                order by visit.arrived_at desc, visit.id desc
                """, new { person, hiddenBefore }),
            new Query<NoteRow>(
                """
                select note.request_id, note.account_id, note.told_us, note.we_did, note.would_like, note.written_at
                from visit_note note
                join visit_request request on request.id = note.request_id
                where request.person_id = @person and note.written_at >= coalesce(@hiddenBefore::timestamptz, '-infinity')
                order by note.id
                """, new { person, hiddenBefore }));

        var written = notes.ToLookup(note => (long?)note.RequestId, note => note.Seen(tx));
        var requests = visits.Select(visit => visit.RequestId).ToHashSet();
        return new VisitsOf(
            hiddenBefore is not null, [.. visits.Select(visit => visit.Seen([.. written[visit.RequestId]]))],
            [.. written.Where(notes => !requests.Contains(notes.Key)).SelectMany(notes => notes)]);
    }

    /// <returns>Null if nothing is hidden: a number of theirs is theirs for all we know, or they never had one.</returns>
    private static async Task<Instant?> HiddenBefore(Tx tx, PersonId person) =>
        (await tx.One<Silence>(
            """
            select case when bool_and(is_cold(last_heard_at, back_at, relinked_at, @now)) then
                max(case when back_at > coalesce(relinked_at, '-infinity') then back_at
                         else greatest(last_heard_at, relinked_at) + interval '90 days' end) end as until
            from contact_point
            where person_id = @person
            """, new { person, now = tx.Now })).Until;

    private sealed record Silence(Instant? Until);

    private sealed record VisitRow(
        long Id, long? RequestId, string Service, LocalDate Night, Instant ArrivedAt, Instant? LeftAt, string? LeftHow,
        int? FeelingBefore, int? FeelingAfter, int ChildrenUnder5, int Children5To11, int Children12To17, string Issues)
    {
        public PastVisit Seen(IReadOnlyList<Note> notes) => new(
            RequestId, Service, Night, ArrivedAt, LeftAt, LeftHow, FeelingBefore, FeelingAfter,
            new Children(ChildrenUnder5, Children5To11, Children12To17),
            Issues.Split(',', StringSplitOptions.RemoveEmptyEntries), notes);
    }

    private sealed record NoteRow(
        long RequestId, Guid? AccountId, byte[]? ToldUs, byte[]? WeDid, byte[]? WouldLike, Instant WrittenAt)
    {
        public Note Seen(Tx tx) => new(
            AccountId, WrittenAt, ToldUs is { } told ? tx.Keys.Open("visit_note.told_us", told) : null,
            WeDid is { } did ? tx.Keys.Open("visit_note.we_did", did) : null,
            WouldLike is { } like ? tx.Keys.Open("visit_note.would_like", like) : null);
    }
}

/// <param name="Request">Null if it was taken in from earlier records.</param>
/// <param name="Issues">Codes of <see cref="PresentingIssues"/>.</param>
public sealed record PastVisit(
    long? Request, string Service, LocalDate Night, Instant ArrivedAt, Instant? LeftAt, string? LeftHow, int? FeelingBefore,
    int? FeelingAfter, Children Children, IReadOnlyList<string> Issues, IReadOnlyList<Note> Notes);

/// <param name="Account">Who wrote it; null for a token of the API.</param>
public sealed record Note(Guid? Account, Instant WrittenAt, string? ToldUs, string? WeDid, string? WouldLike);
