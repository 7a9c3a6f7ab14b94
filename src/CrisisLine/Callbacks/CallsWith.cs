using CrisisLine.Data;
using CrisisLine.Domain.Callbacks;
using CrisisLine.Domain.People;

namespace CrisisLine.Callbacks;

/// <summary>A call that came about: when, who rang, what was written down for the person.</summary>
/// <param name="At">When somebody picked up; the service's own time.</param>
public sealed record PastCall(long Attempt, ZonedDateTime At, long SupporterId, string Supporter, IReadOnlyList<string> Issues, IReadOnlyList<CallNoteShown> Notes);

/// <summary>Null is what was left out.</summary>
public sealed record CallNoteShown(string? ToldUs, string? WeDid, string? WouldLike);

public static class CallsWith
{
    /// <summary>Of the try that a query calls <c>attempt</c>: somebody picked up, and nobody said that it was not the person.</summary>
    public const string CameAbout = "attempt.outcome in ('spoke', 'not_told') and attempt.answered_at is not null";

    /// <summary>The newest first.</summary>
    public static async Task<IReadOnlyList<PastCall>> Person(Tx tx, int service, PersonId person)
    {
        var (calls, notes) = await tx.Both(
            new Query<CallRow>(
                $"""
                select attempt.id, attempt.answered_at, attempt.supporter_id, supporter.name, service.time_zone,
                       (select string_agg(code, ' ' order by code) from call_issue where attempt_id = attempt.id) as issues
                from callback_attempt attempt
                join callback on callback.id = attempt.callback_id
                join supporter on supporter.id = attempt.supporter_id
                join service on service.id = callback.service_id
                where callback.person_id = @person and callback.service_id = @service and {CameAbout}
                order by attempt.answered_at desc
                limit 50
                """, new { service, person }),
            new Query<NoteRow>(
                """
                select note.attempt_id, note.told_us, note.we_did, note.would_like
                from call_note note
                join callback_attempt attempt on attempt.id = note.attempt_id
                join callback on callback.id = attempt.callback_id
                where callback.person_id = @person and callback.service_id = @service
                order by note.id
                """, new { service, person }));
        var byCall = notes.ToLookup(note => note.AttemptId);
        return [.. calls.Select(call => new PastCall(
            call.Id, call.AnsweredAt.InZone(DateTimeZoneProviders.Tzdb[call.TimeZone]), call.SupporterId, call.Name,
            call.Issues?.Split(' ') ?? [], [.. byCall[call.Id].Select(note => note.Opened(tx))]))];
    }

    /// <summary>Whether anybody of us, at any service, has spoken with them.</summary>
    public static Task<bool> Anybody(Tx tx, PersonId person) =>
        tx.One<bool>(
            $"""
            select exists (
                select from callback_attempt attempt
                join callback on callback.id = attempt.callback_id
                where callback.person_id = @person and {CameAbout})
            """, new { person });

    /// <summary>Who of us spoke with them last, so that they need not begin anew with somebody else.</summary>
    /// <returns>Null if nobody has, or whoever did works here no longer.</returns>
    public static Task<LastSupporter?> Last(Tx tx, int service, PersonId person) =>
        tx.OneOrNone<LastSupporter>(
            $"""
            select supporter.id, supporter.name
            from callback_attempt attempt
            join callback on callback.id = attempt.callback_id
            join supporter on supporter.id = attempt.supporter_id
            where callback.person_id = @person and callback.service_id = @service and {CameAbout}
              and supporter.ended_at is null
            order by attempt.answered_at desc
            limit 1
            """, new { service, person });

    private sealed record CallRow(long Id, Instant AnsweredAt, long SupporterId, string Name, string TimeZone, string? Issues);

    private sealed record NoteRow(long AttemptId, byte[]? ToldUs, byte[]? WeDid, byte[]? WouldLike)
    {
        public CallNoteShown Opened(Tx tx) => new(Open(tx, "told_us", ToldUs), Open(tx, "we_did", WeDid), Open(tx, "would_like", WouldLike));

        private static string? Open(Tx tx, string column, byte[]? words) => words is null ? null : tx.Keys.Open($"call_note.{column}", words);
    }
}

/// <summary>Who of us spoke with somebody last.</summary>
public sealed record LastSupporter(long Id, string Name);
