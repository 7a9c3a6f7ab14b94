using CrisisLine.Data;
using CrisisLine.Domain.Nights;
using CrisisLine.Domain.Words;
using CrisisLine.Inbox;
using CrisisLine.Messages;
using CrisisLine.Rings;
using CrisisLine.Scheduling;
using CrisisLine.Supporters;

namespace CrisisLine.Rota;

/// <summary>
/// Whether anybody is there (H-13). A quarter of an hour before the opening those on the rota are texted while too few have
/// signed on; from the opening on, whenever nobody has, managers are rung until one sees to it. Looked after each minute.
/// </summary>
public static class WatchCover
{
    public static readonly Alarm Alarm = new("cover", For, ToLookAt, HasTimer: false);

    private const int MostRounds = 6;

    internal static readonly Duration Ahead = Duration.FromMinutes(15);

    private static readonly Duration BetweenRounds = Duration.FromMinutes(10), WhoSeesToItHas = Duration.FromMinutes(30);

    public static async Task For(Tx tx, long night)
    {
        await tx.Execute("insert into cover_watch (night_id) values (@night) on conflict do nothing", new { night });
        var watch = await Hold(tx, night);
        var here = await tx.One<int>(
            """
            select count(*)
            from sign_on
            join supporter_service on supporter_service.supporter_id = sign_on.supporter_id
            where sign_on.signed_off_at is null and supporter_service.service_id = @ServiceId
            """, new { watch.ServiceId });

        if (tx.Now < watch.OpensAt)
            await BeforeOpening(tx, watch, here);
        else if (here > 0)
            await tx.Execute("update cover_watch set rounds = 0, seen_at = null, seen_by = null where night_id = @night and (rounds > 0 or seen_at is not null)", new { night });
        else
            await WhileOpen(tx, watch);
    }

    private static async Task BeforeOpening(Tx tx, Watched watch, int here)
    {
        if (watch.WarnedAt is not null || here >= watch.MinimumCover)
            return;
        await tx.Execute("update cover_watch set warned_at = @now where night_id = @NightId", new { watch.NightId, now = tx.Now });
        var at = SpokenTime.Of(watch.OpensAt.InZone(DateTimeZoneProviders.Tzdb[watch.TimeZone]).TimeOfDay);
        foreach (var supporter in await OnTheRota(tx, watch))
        {
            await TeamQuestions.Ask(tx, watch.ServiceId, supporter, TeamQuestion.Gap, watch.NightId);
            await TextColleague.For(tx, watch.ServiceId, supporter, Outgoing.Of(Sentences.NobodySignedOn, new Fillers { ["at"] = at }));
        }
    }

    private static async Task WhileOpen(Tx tx, Watched watch)
    {
        var isSeenTo = watch.SeenAt + WhoSeesToItHas > tx.Now;
        if (isSeenTo || watch.RungAt + BetweenRounds > tx.Now || watch.Rounds >= MostRounds)
            return;
        foreach (var account in await WhomToRing(tx, watch.ServiceId))
            await RingPhone.For(tx, watch.ServiceId, account, CoverRing.Purpose, watch.NightId);
        await tx.Execute(
            "update cover_watch set rounds = rounds + 1, rung_at = @now, seen_at = null, seen_by = null where night_id = @NightId", new { watch.NightId, now = tx.Now });
    }

    /// <summary>Managers on call; if there are none, all managers who have a phone: somebody must know.</summary>
    private static async Task<IReadOnlyList<Guid>> WhomToRing(Tx tx, int service) =>
        await OnCall.Read(tx, service, OnCall.Manager) is { Count: > 0 } onCall ? onCall : await OnCall.Everybody(tx, service, OnCall.Manager);

    private static Task<IReadOnlyList<long>> OnTheRota(Tx tx, Watched watch) =>
        tx.Many<long>(
            """
            select distinct shift_place.supporter_id
            from shift_place
            join shift on shift.id = shift_place.shift_id
            where shift.service_id = @ServiceId and shift.night = @Night and shift.cancelled_at is null and shift_place.given_up_at is null
              and shift.starts_at <= @OpensAt
              and not exists (select from sign_on where supporter_id = shift_place.supporter_id and signed_off_at is null)
            order by shift_place.supporter_id
            """, watch);

    internal static Task<Watched> Hold(Tx tx, long night) =>
        tx.One<Watched>(
            """
            select watch.night_id, watch.warned_at, watch.rounds, watch.rung_at, watch.seen_at, night.service_id, night.night, night.opens_at,
                   night.closes_at, service.time_zone, service.minimum_cover
            from cover_watch watch
            join service_night night on night.id = watch.night_id
            join service on service.id = night.service_id
            where watch.night_id = @night
            for no key update of watch
            """, new { night });

    /// <summary>Nights that open within a quarter of an hour or are open, of services that are watched, where something may be to do.</summary>
    private static Task<IReadOnlyList<long>> ToLookAt(Tx tx, Instant now) =>
        tx.Many<long>(
            """
            select night.id
            from service_night night
            join service on service.id = night.service_id
            left join cover_watch watch on watch.night_id = night.id
            left join lateral (
                select count(*) as count
                from sign_on
                join supporter_service on supporter_service.supporter_id = sign_on.supporter_id
                where sign_on.signed_off_at is null and supporter_service.service_id = night.service_id
            ) here on true
            where service.minimum_cover > 0 and night.opens_at <= @ahead and night.closes_at > @now
              and (night.opens_at > @now and watch.warned_at is null and here.count < service.minimum_cover
                   or night.opens_at <= @now and here.count = 0
                   or night.opens_at <= @now and here.count > 0 and watch.rounds > 0)
            """, new { now, ahead = now + Ahead });

    internal sealed record Watched(
        long NightId, Instant? WarnedAt, int Rounds, Instant? RungAt, Instant? SeenAt, int ServiceId, LocalDate Night, Instant OpensAt,
        Instant ClosesAt, string TimeZone, int MinimumCover);
}
