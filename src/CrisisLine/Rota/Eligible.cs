using CrisisLine.Data;
using CrisisLine.Domain.Team;
using CrisisLine.Supporters;

namespace CrisisLine.Rota;

/// <summary>Who could take a shift: rings for that service, is not on the rota then, and would not be here for too long.</summary>
internal static class Eligible
{
    /// <returns>Null if they can; else why not.</returns>
    public static async Task<ShiftTaken?> WhyNot(Tx tx, HeldShift shift, long supporter)
    {
        if (!await RingsFor.Service(tx, supporter, shift.ServiceId))
            return ShiftTaken.NotTheirs;

        var others = await Planned(tx, supporter);
        if (others.Any(other => other.Start < shift.EndsAt && other.End > shift.StartsAt))
            return ShiftTaken.Overlaps;
        var hours = await SupporterHours.Read(tx, supporter);
        return hours.Limits.Allow(shift.Time, [.. hours.Stretches, .. others]) ? null : ShiftTaken.TooManyHours;
    }

    /// <summary>Those who asked to be texted when somebody is needed, and could.</summary>
    public static async Task<IReadOnlyList<long>> ToAsk(Tx tx, HeldShift shift)
    {
        var willing = await tx.Many<long>(
            """
            select supporter.id
            from supporter
            join supporter_service on supporter_service.supporter_id = supporter.id
            where supporter_service.service_id = @ServiceId and supporter.covers and supporter.ended_at is null
              and not exists (select from shift_place where shift_id = @Id and supporter_id = supporter.id)
            order by supporter.id
            """, new { shift.Id, shift.ServiceId });
        var able = new List<long>();
        foreach (var supporter in willing)
            if (await WhyNot(tx, shift, supporter) is null)
                able.Add(supporter);
        return able;
    }

    /// <summary>Their other shifts, from a week ago on.</summary>
    private static async Task<IReadOnlyList<Interval>> Planned(Tx tx, long supporter) =>
        [.. (await tx.Many<Stretch>(
            """
            select shift.starts_at, shift.ends_at
            from shift_place
            join shift on shift.id = shift_place.shift_id
            where shift_place.supporter_id = @supporter and shift_place.given_up_at is null and shift.cancelled_at is null and shift.ends_at > @now
            """, new { supporter, now = tx.Now })).Select(stretch => new Interval(stretch.StartsAt, stretch.EndsAt))];

    private sealed record Stretch(Instant StartsAt, Instant EndsAt);
}
