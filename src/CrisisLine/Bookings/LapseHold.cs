using CrisisLine.Data;
using CrisisLine.Scheduling;
using CrisisLine.Taxis;

namespace CrisisLine.Bookings;

/// <summary>Nobody said YES in time: the place is free again, and nobody is blamed.</summary>
public static class LapseHold
{
    public const string Timer = "hold-lapses";

    public static readonly Alarm Alarm = new(Timer, For, Overdue);

    public static async Task For(Tx tx, long request)
    {
        // The place may go to somebody on the list, so the night is held first.
        if (await tx.OneOrNone<long?>("select night_id from visit_request where id = @request", new { request }) is not { } night)
            return;
        await LockNight.For(tx, night);

        var held = await tx.OneOrNone<Held>(
            """
            select held_until, state = 'held' and said_yes_at is null as stands
            from visit_request
            where id = @request
            for no key update
            """, new { request });

        if (held is not { Stands: true })
            return;

        // Rung early, or given more time since: the promise still stands, so it needs its alarm.
        if (held.HeldUntil is { } until && until > tx.Now)
            Timers.Set(tx, until, Timer, request);
        else
            await Lapse(tx, night, request);
    }

    private static async Task Lapse(Tx tx, long night, long request)
    {
        await tx.Execute(
            "update visit_request set state = 'lapsed', settled_at = @now where id = @request", new { request, now = tx.Now });
        await CancelJourney.Of(tx, request);
        await OfferFreedPlaces.For(tx, night);
    }

    private static Task<IReadOnlyList<long>> Overdue(Tx tx, Instant before) =>
        tx.Many<long>(
            """
            select id
            from visit_request
            where state = 'held' and said_yes_at is null and held_until < @before
            order by held_until
            limit 1000
            """, new { before });

    private sealed record Held(Instant? HeldUntil, bool Stands);
}
