using CrisisLine.Data;

namespace CrisisLine.Bookings;

/// <summary>
/// Whoever gives or takes away a place of a night holds the night's row first. Locks are taken downwards: night,
/// visit request, and what comes after them (docs/rooms.md).
/// </summary>
public static class LockNight
{
    public static Task For(Tx tx, long night) =>
        tx.Execute("select from service_night where id = @night for update", new { night });
}
