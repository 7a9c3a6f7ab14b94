using System.Text.Json;
using CrisisLine.Data;
using CrisisLine.Domain.Team;

namespace CrisisLine.Meetings;

/// <summary>Something that a supporter has to say, whose meeting and row are held until the end of the unit of work.</summary>
internal sealed record HeldCheck(
    long Id, long MeetingId, int ServiceId, long SupporterId, CheckKind Kind, int Step, Instant? NextAt, Instant? AnsweredAt, Instant? SeenAt, Instant MeetingEnds,
    DateTimeZone Zone)
{
    /// <returns>Null if there is none, or its meeting was cancelled.</returns>
    public static async Task<HeldCheck?> Lock(Tx tx, long check)
    {
        if (await tx.OneOrNone<long?>("select meeting_id from check_in where id = @check", new { check }) is not { } meeting
            || await HeldMeeting.Lock(tx, meeting) is not { CancelledAt: null } held)
            return null;
        var row = await tx.One<Row>(
            "select supporter_id, kind, step, next_at, answered_at, seen_at from check_in where id = @check for no key update", new { check });
        return new HeldCheck(
            check, meeting, held.ServiceId, row.SupporterId, CheckKindColumn.Read(row.Kind), row.Step, row.NextAt, row.AnsweredAt, row.SeenAt, held.EndsAt, held.Zone);
    }

    private sealed record Row(long SupporterId, string Kind, int Step, Instant? NextAt, Instant? AnsweredAt, Instant? SeenAt);
}

/// <summary>How <see cref="CheckKind"/> is written.</summary>
internal static class CheckKindColumn
{
    public static string Write(CheckKind kind) => JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString());

    public static CheckKind Read(string kind) => Enum.Parse<CheckKind>(kind, ignoreCase: true);
}
