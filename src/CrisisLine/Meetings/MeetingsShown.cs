using CrisisLine.Data;
using CrisisLine.Domain.People;
using CrisisLine.Domain.Team;
using CrisisLine.People;

namespace CrisisLine.Meetings;

/// <summary>Whether somebody of ours is known to be well.</summary>
/// <param name="State">planned, due, arrived, ended, home, overdue10, overdue20, emergency.</param>
/// <param name="SeenBy">Who of the team took it on.</param>
public sealed record ShownCheck(long Id, long Supporter, string Name, string State, Instant DueAt, bool IsAnswered, string? SeenBy)
{
    public bool IsAlarm => !IsAnswered && State is "overdue10" or "overdue20" or "emergency";
}

/// <summary>A meeting as it stands. Of the place the venue, and nothing nearer.</summary>
/// <param name="Checks">Of each supporter what they said or have to say last.</param>
public sealed record ShownMeeting(
    long Id, PersonId Person, string DisplayName, string Venue, string Address, ZonedDateTime From, ZonedDateTime Until, IReadOnlyList<ShownCheck> Checks)
{
    public bool IsAlarm => Checks.Any(check => check.IsAlarm);
}

public static class MeetingsShown
{
    /// <summary>Those to come, and those where somebody is not known to be home; alarms first.</summary>
    public static async Task<IReadOnlyList<ShownMeeting>> Of(Tx tx, int service)
    {
        var rows = await tx.Many<Row>(
            """
            select meeting.id, meeting.person_id, person.chosen_name, person.codename, venue.name as venue, venue.address, meeting.starts_at, meeting.ends_at,
                   service.time_zone, check_in.id as check_id, meeting_supporter.supporter_id, supporter.name, check_in.kind, check_in.step, check_in.due_at,
                   check_in.answered_at is not null as is_answered, account.name as seen_by
            from community_meeting meeting
            join person on person.id = meeting.person_id
            join venue on venue.id = meeting.venue_id
            join service on service.id = meeting.service_id
            join meeting_supporter on meeting_supporter.meeting_id = meeting.id
            join supporter on supporter.id = meeting_supporter.supporter_id
            join lateral (
                select *
                from check_in
                where check_in.meeting_id = meeting.id and check_in.supporter_id = meeting_supporter.supporter_id
                order by kind = 'red' and answered_at is null desc, due_at desc
                limit 1
            ) check_in on true
            left join account on account.id = check_in.seen_by
            where meeting.service_id = @service and meeting.cancelled_at is null
              and (meeting.ends_at > @now or check_in.answered_at is null or check_in.kind <> 'home') and meeting.ends_at > @since
            order by meeting.starts_at, meeting.id, supporter.name
            """, new { service, now = tx.Now, since = tx.Now - Duration.FromDays(2) });
        return [.. rows.GroupBy(row => row.Id).Select(group => group.First().Shown(tx, [.. group.Select(row => row.Check(tx.Now))]))
            .OrderByDescending(meeting => meeting.IsAlarm)];
    }

    private sealed record Row(
        long Id, PersonId PersonId, byte[]? ChosenName, string Codename, string Venue, string Address, Instant StartsAt, Instant EndsAt, string TimeZone,
        long CheckId, long SupporterId, string Name, string Kind, int Step, Instant DueAt, bool IsAnswered, string? SeenBy)
    {
        public ShownMeeting Shown(Tx tx, IReadOnlyList<ShownCheck> checks)
        {
            var zone = DateTimeZoneProviders.Tzdb[TimeZone];
            return new(Id, PersonId, People.DisplayName.Of(tx, ChosenName, Codename), Venue, Address, StartsAt.InZone(zone), EndsAt.InZone(zone), checks);
        }

        public ShownCheck Check(Instant now) => new(
            CheckId, SupporterId, Name, CheckPlan.State(CheckKindColumn.Read(Kind), Step, IsAnswered, DueAt <= now), DueAt, IsAnswered, SeenBy);
    }
}
