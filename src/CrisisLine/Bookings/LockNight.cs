using CrisisLine.Data;
using CrisisLine.Opening;

namespace CrisisLine.Bookings;

/// <summary>
/// Whoever gives or takes away a place of a night holds the night's row first. Locks are taken downwards: night,
/// visit request, and what comes after them (docs/rooms.md). It is the lock of a change that leaves the key alone, so
/// whoever only writes a request for the night (and whose foreign key looks at it) does not wait.
/// </summary>
public static class LockNight
{
    public static Task For(Tx tx, long night) =>
        tx.Execute("select from service_night where id = @night for no key update", new { night });

    /// <returns>The night as it stands now that nobody else can change it: meanwhile it may have been closed early.</returns>
    public static async Task<HouseNight> For(Tx tx, HouseNight night)
    {
        var hours = await tx.One<Hours>(
            "select closes_at, requests_from, requests_to from service_night where id = @Id for no key update", new { night.Id });
        return night with { ClosesAt = hours.ClosesAt, Requests = new Interval(hours.RequestsFrom, hours.RequestsTo) };
    }

    private sealed record Hours(Instant ClosesAt, Instant RequestsFrom, Instant RequestsTo);
}
