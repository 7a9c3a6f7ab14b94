using CrisisLine.Data;
using CrisisLine.Domain.People;
using CrisisLine.Domain.Words;
using CrisisLine.Messages;
using CrisisLine.Supporters;

namespace CrisisLine.Meetings;

/// <summary>A meeting does not take place. Whoever would have gone is told, and the person too, unless they asked to be forgotten.</summary>
public static class CancelMeeting
{
    /// <summary>Only before it begins, and never while somebody of ours needs help: what is asked of them then goes on being asked.</summary>
    /// <returns>False if it is not this service's, has begun, or was cancelled before.</returns>
    public static async Task<bool> For(Tx tx, int service, long meeting) =>
        await HeldMeeting.Lock(tx, meeting) is { CancelledAt: null, RedAt: null } held && held.ServiceId == service && held.StartsAt > tx.Now
        && await End(tx, held, tellPerson: true);

    public static async Task AllOf(Tx tx, PersonId person)
    {
        foreach (var meeting in await tx.Many<long>(
            "select id from community_meeting where person_id = @person and cancelled_at is null and red_at is null and starts_at > @now order by id", new { person, now = tx.Now }))
            if (await HeldMeeting.Lock(tx, meeting) is { CancelledAt: null } held)
                await End(tx, held, tellPerson: false);
    }

    private static async Task<bool> End(Tx tx, HeldMeeting held, bool tellPerson)
    {
        await tx.Execute("update community_meeting set cancelled_at = @now where id = @Id", new { held.Id, now = tx.Now });
        var said = PlanMeeting.Said(held.StartsAt.InZone(held.Zone).LocalDateTime, tx.Now.InZone(held.Zone).Date, held.Venue);
        foreach (var check in await tx.Many<long>("select id from check_in where meeting_id = @Id and next_at is not null order by id", new { held.Id }))
        {
            await tx.Execute("update check_in set next_at = null where id = @check", new { check });
            await TeamQuestions.End(tx, TeamQuestion.CheckIn, check);
        }

        foreach (var supporter in await tx.Many<long>("select supporter_id from meeting_supporter where meeting_id = @Id order by supporter_id", new { held.Id }))
            await TextColleague.For(tx, held.ServiceId, supporter, Outgoing.Of(Sentences.MeetingIsOff, said));
        if (tellPerson)
            await SendText.For(tx, held.ServiceId, held.PersonId, Outgoing.Of(Sentences.MeetingCancelled, said));
        return true;
    }
}

/// <summary>A meeting whose row is held until the end of the unit of work.</summary>
internal sealed record HeldMeeting(
    long Id, int ServiceId, PersonId PersonId, Instant StartsAt, Instant EndsAt, Instant? CancelledAt, Instant? RedAt, string Venue, DateTimeZone Zone)
{
    /// <returns>Null if there is none.</returns>
    public static async Task<HeldMeeting?> Lock(Tx tx, long meeting) =>
        await tx.OneOrNone<Row>(
            """
            select meeting.id, meeting.service_id, meeting.person_id, meeting.starts_at, meeting.ends_at, meeting.cancelled_at, meeting.red_at,
                   venue.name || ', ' || venue.address as venue, service.time_zone
            from community_meeting meeting
            join venue on venue.id = meeting.venue_id
            join service on service.id = meeting.service_id
            where meeting.id = @meeting
            for no key update of meeting
            """, new { meeting }) is { } row
            ? new HeldMeeting(row.Id, row.ServiceId, row.PersonId, row.StartsAt, row.EndsAt, row.CancelledAt, row.RedAt, row.Venue, DateTimeZoneProviders.Tzdb[row.TimeZone])
            : null;

    private sealed record Row(
        long Id, int ServiceId, PersonId PersonId, Instant StartsAt, Instant EndsAt, Instant? CancelledAt, Instant? RedAt, string Venue, string TimeZone);
}
