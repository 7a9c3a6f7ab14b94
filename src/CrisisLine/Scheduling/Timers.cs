using CrisisLine.Data;

namespace CrisisLine.Scheduling;

public static class Timers
{
    /// <summary>
    /// Promises that the alarm <paramref name="kind"/> rings for <paramref name="subject"/> at or soon after
    /// <paramref name="due"/>. The alarm is set by the commit that keeps the rest of the unit of work.
    /// </summary>
    public static void Set(Tx tx, Instant due, string kind, long subject) => tx.Promise(new Promise(due, kind, subject));
}
