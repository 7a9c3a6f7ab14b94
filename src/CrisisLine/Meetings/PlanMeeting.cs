using CrisisLine.Callbacks;
using CrisisLine.Data;
using CrisisLine.Domain.Nights;
using CrisisLine.Domain.People;
using CrisisLine.Domain.Team;
using CrisisLine.Domain.Words;
using CrisisLine.Messages;

namespace CrisisLine.Meetings;

/// <summary>Somebody of ours, or two, meet a person.</summary>
/// <param name="From">On the wall of the service.</param>
public sealed record NewMeeting(int Service, PersonId Person, int Venue, LocalDateTime From, int Minutes, IReadOnlyCollection<long> Supporters, Guid Account);

/// <summary>What came of planning a meeting.</summary>
public enum MeetingPlanned
{
    Planned,
    NoSuchVenue,

    /// <summary>The venue is shut then, or it would be another day before it ends.</summary>
    VenueIsShut,

    /// <summary>It has begun already, or is longer than meetings are.</summary>
    NotATime,

    /// <summary>Nobody of ours, or one who does not ring for this service, or who meets somebody else then.</summary>
    NobodyToGo,

    /// <summary>We have never spoken with them: two go, or somebody rings them first.</summary>
    NeedsTwo,
}

/// <summary>
/// A meeting in a public place that is open then, for an hour and a half at most; nobody goes alone to somebody whom none of us
/// has spoken with (H-36).
/// </summary>
public static class PlanMeeting
{
    public static async Task<MeetingPlanned> For(Tx tx, NewMeeting wish)
    {
        var zone = DateTimeZoneProviders.Tzdb[await tx.One<string>("select time_zone from service where id = @Service", new { wish.Service })];
        var (start, until) = (WallClock.Resolve(wish.From, zone), wish.From.PlusMinutes(wish.Minutes));
        if (wish.Minutes < 15 || Duration.FromMinutes(wish.Minutes) > CheckPlan.LongestMeeting || start <= tx.Now)
            return MeetingPlanned.NotATime;
        if ((await Venues.Of(tx, wish.Service)).FirstOrDefault(one => one.Id == wish.Venue) is not { } venue)
            return MeetingPlanned.NoSuchVenue;
        if (!venue.IsOpen(wish.From, until))
            return MeetingPlanned.VenueIsShut;

        var supporters = wish.Supporters.Distinct().Order().ToArray();
        var end = start + Duration.FromMinutes(wish.Minutes);
        if (supporters.Length is 0 or > 3 || await Able(tx, wish, supporters, start, end) != supporters.Length)
            return MeetingPlanned.NobodyToGo;
        if (supporters.Length == 1 && !await IsKnownToUs(tx, wish.Service, wish.Person))
            return MeetingPlanned.NeedsTwo;

        var meeting = await tx.One<long>(
            """
            insert into community_meeting (service_id, person_id, venue_id, starts_at, ends_at, made_by, made_at)
            values (@Service, @Person, @Venue, @start, @end, @Account, @now)
            returning id
            """, new { wish.Service, wish.Person, wish.Venue, start, end, wish.Account, now = tx.Now });
        await tx.Execute("insert into meeting_supporter (meeting_id, supporter_id) select @meeting, unnest(@supporters)", new { meeting, supporters });
        var said = Said(wish.From, tx.Now.InZone(zone).Date, $"{venue.Name}, {venue.Address}");
        foreach (var supporter in supporters)
        {
            await CheckIns.Expect(tx, meeting, supporter, CheckKind.Arrive, start);
            await TextColleague.For(tx, wish.Service, supporter, Outgoing.Of(Sentences.YouMeetSomeone, said));
        }

        await SendText.For(tx, wish.Service, wish.Person, Outgoing.Of(Sentences.WeMeetYou, said));
        return MeetingPlanned.Planned;
    }

    internal static Fillers Said(LocalDateTime from, LocalDate today, string venue) => new()
    {
        ["day"] = from.Date == today && from.Hour < 17 ? "today" : SpokenTime.Day(from.Date, today),
        ["at"] = SpokenTime.Of(from.TimeOfDay),
        ["venue"] = venue,
    };

    /// <summary>How many of them ring for this service, are not to be kept apart from the person, and meet nobody else then. They are held.</summary>
    private static async Task<int> Able(Tx tx, NewMeeting wish, long[] supporters, Instant start, Instant end) =>
        (await tx.Many<long>(
            """
            select supporter.id
            from supporter
            join supporter_service on supporter_service.supporter_id = supporter.id and supporter_service.service_id = @Service
            where supporter.id = any(@supporters) and supporter.ended_at is null
              and not exists (select from not_matched where supporter_id = supporter.id and person_id = @Person)
              and not exists (
                  select from meeting_supporter
                  join community_meeting meeting on meeting.id = meeting_supporter.meeting_id
                  where meeting_supporter.supporter_id = supporter.id and meeting.cancelled_at is null and meeting.starts_at < @end and meeting.ends_at > @start)
            order by supporter.id
            for no key update of supporter
            """, new { wish.Service, wish.Person, supporters, start, end })).Count;

    private static Task<bool> IsKnownToUs(Tx tx, int service, PersonId person) =>
        tx.One<bool>(
            $"""
            select exists (
                select from callback_attempt attempt
                join callback on callback.id = attempt.callback_id
                where callback.person_id = @person and callback.service_id = @service and {CallsWith.CameAbout})
            or exists (select from visit where person_id = @person and service_id = @service)
            or exists (
                select from community_meeting meeting
                join check_in on check_in.meeting_id = meeting.id and check_in.kind = 'end' and check_in.answered_at is not null
                where meeting.person_id = @person and meeting.service_id = @service)
            """, new { service, person });
}
