using CrisisLine.Data;

namespace CrisisLine.Scheduling;

/// <summary>A kind of promise with a time, and what to do when the time has come.</summary>
/// <param name="Ring">
/// Locks the row that the promise is about, sees whether the promise still stands and is due, and acts. It may be
/// called twice, early or late, and by several nodes at once.
/// </param>
/// <param name="Overdue">The subjects whose promise fell due before the given instant and still stands.</param>
/// <param name="HasTimer">
/// False for what no minute matters to, a kindness rather than a promise: nobody sets a timer for it, and the sweep, which
/// looks each minute, is the only one to ring it.
/// </param>
public sealed record Alarm(
    string Kind, Func<Tx, long, Task> Ring, Func<Tx, Instant, Task<IReadOnlyList<long>>> Overdue, bool HasTimer = true);

/// <summary>All alarms that the program knows; <c>Service.cs</c> writes the list.</summary>
public sealed class Alarms(IEnumerable<Alarm> alarms)
{
    public IReadOnlyDictionary<string, Alarm> ByKind { get; } = alarms.ToDictionary(alarm => alarm.Kind);
}
