using CrisisLine.Data;
using CrisisLine.Domain.Nights;
using CrisisLine.Domain.Team;
using CrisisLine.Domain.Words;
using CrisisLine.Messages;
using CrisisLine.Scheduling;
using CrisisLine.Supporters;

namespace CrisisLine.Meetings;

/// <summary>OK, 30 or RED, by text or on the page.</summary>
public static class CheckAnswer
{
    /// <returns>Null if the word does not answer this question.</returns>
    public static async Task<Outgoing?> For(Tx tx, TeamQuestion question, TeamWord word) => (question.Kind, word) switch
    {
        (TeamQuestion.CheckIn, TeamWord.Ok or TeamWord.Yes) when await HeldCheck.Lock(tx, question.Subject) is { } held => await AllIsWell(tx, held),
        (TeamQuestion.CheckIn, TeamWord.Longer) when await HeldCheck.Lock(tx, question.Subject) is { Kind: not CheckKind.Red } held => await Longer(tx, held),
        _ => null,
    };

    /// <summary>Said before it was asked: they are there already, or have parted.</summary>
    /// <returns>Null if nothing is to be said by them just now.</returns>
    public static async Task<Outgoing?> Unasked(Tx tx, long supporter)
    {
        var next = await tx.OneOrNone<long?>(
            """
            select check_in.id
            from check_in
            join community_meeting meeting on meeting.id = check_in.meeting_id
            where check_in.supporter_id = @supporter and check_in.answered_at is null and check_in.next_at is not null and meeting.cancelled_at is null
              and meeting.starts_at < @soon
            order by check_in.due_at
            limit 1
            """, new { supporter, soon = tx.Now + Duration.FromMinutes(30) });
        return next is { } check && await HeldCheck.Lock(tx, check) is { } held ? await AllIsWell(tx, held) : null;
    }

    /// <returns>Null if they meet nobody about now.</returns>
    public static async Task<Outgoing?> Red(Tx tx, long supporter)
    {
        var now = await tx.OneOrNone<long?>(
            """
            select meeting.id
            from meeting_supporter
            join community_meeting meeting on meeting.id = meeting_supporter.meeting_id
            where meeting_supporter.supporter_id = @supporter and meeting.cancelled_at is null
              and meeting.starts_at < @soon and meeting.ends_at > @since
            order by meeting.starts_at desc
            limit 1
            """, new { supporter, soon = tx.Now + CheckPlan.Before, since = tx.Now - CheckPlan.Afterwards });
        if (now is not { } id || await HeldMeeting.Lock(tx, id) is not { } meeting)
            return null;
        await CheckIns.Red(tx, meeting, supporter);
        return Outgoing.Of(Sentences.HelpIsCalled);
    }

    private static async Task<Outgoing> AllIsWell(Tx tx, HeldCheck held)
    {
        await tx.Execute("update check_in set answered_at = @now, next_at = null where id = @Id and answered_at is null", new { held.Id, now = tx.Now });
        await TeamQuestions.End(tx, TeamQuestion.CheckIn, held.Id);
        if (held.Kind is CheckKind.Arrive)
            await CheckIns.Expect(tx, held.MeetingId, held.SupporterId, CheckKind.End, held.MeetingEnds + CheckPlan.AfterTheEnd);
        else if (held.Kind is CheckKind.End)
            await CheckIns.Expect(tx, held.MeetingId, held.SupporterId, CheckKind.Home, tx.Now + CheckPlan.OnTheWayHome);
        return Outgoing.Of(Sentences.CheckInKept);
    }

    /// <summary>They are well, and need half an hour more: for the meeting, or for the way.</summary>
    private static async Task<Outgoing> Longer(Tx tx, HeldCheck held)
    {
        var next = tx.Now + CheckPlan.Longer;
        await tx.Execute(
            "update check_in set step = 0, due_at = @next, next_at = @next, seen_by = null, seen_at = null where id = @Id", new { held.Id, next });
        await TeamQuestions.End(tx, TeamQuestion.CheckIn, held.Id);
        if (held.Kind is CheckKind.End)
            await tx.Execute("update community_meeting set ends_at = greatest(ends_at, @next) where id = @MeetingId", new { held.MeetingId, next });
        Timers.Set(tx, next, CheckIns.Timer, held.Id);
        return Outgoing.Of(Sentences.AskAgainAt, new Fillers { ["at"] = SpokenTime.Of(next.InZone(held.Zone).TimeOfDay) });
    }
}
