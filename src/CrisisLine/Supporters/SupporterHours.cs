using CrisisLine.Data;
using CrisisLine.Domain.Team;

namespace CrisisLine.Supporters;

/// <summary>For how long somebody has been here lately, and for how long they should be.</summary>
/// <param name="Stretches">Of the last seven days; one that goes on ends now.</param>
/// <param name="HereSince">Null if they are not here.</param>
/// <param name="RestsUntil">Until then nobody asks them for more; null if they do not rest.</param>
public sealed record SupporterHours(IReadOnlyList<Interval> Stretches, HourLimits Limits, Instant? HereSince, Instant? RestsUntil)
{
    public bool IsHere => HereSince is not null;

    /// <summary>In the last 24 hours.</summary>
    public Duration Today(Instant now) => HourLimits.Worked(Stretches, now, HourLimits.Day);

    public Duration ThisWeek(Instant now) => HourLimits.Worked(Stretches, now, HourLimits.Week);

    public static async Task<SupporterHours> Read(Tx tx, long supporter)
    {
        var (stretches, limits) = await tx.Both(
            new Query<Stretch>(
                """
                select signed_on_at, signed_off_at, rests_until
                from sign_on
                where supporter_id = @supporter and (signed_off_at is null or signed_off_at > @since)
                order by signed_on_at
                """, new { supporter, since = tx.Now - HourLimits.Week }),
            new Query<Limit>(
                """
                select service.most_day_minutes, service.most_week_minutes
                from supporter_service
                join service on service.id = supporter_service.service_id
                where supporter_service.supporter_id = @supporter
                """, new { supporter }));
        var open = stretches.FirstOrDefault(stretch => stretch.SignedOffAt is null);
        return new SupporterHours(
            [.. stretches.Select(stretch => new Interval(stretch.SignedOnAt, stretch.SignedOffAt ?? Instant.Max(tx.Now, stretch.SignedOnAt)))],
            limits.Aggregate(HourLimits.None, (least, limit) => least.And(limit.Of())), open?.SignedOnAt,
            open?.RestsUntil is { } until && until > tx.Now ? until : null);
    }

    private sealed record Stretch(Instant SignedOnAt, Instant? SignedOffAt, Instant? RestsUntil);

    private sealed record Limit(int? MostDayMinutes, int? MostWeekMinutes)
    {
        public HourLimits Of() => new(Minutes(MostDayMinutes), Minutes(MostWeekMinutes));

        private static Duration? Minutes(int? minutes) => minutes is { } some ? Duration.FromMinutes(some) : null;
    }
}
