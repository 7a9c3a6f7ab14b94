namespace CrisisLine.PhoneSimulator.Tests.Support;

/// <summary>A real clock that stands still and then is suddenly at another time, as after a machine has slept or was put right.</summary>
internal sealed class JumpingTime : TimeProvider
{
    private readonly List<TimerCallback> _timers = [];
    private DateTimeOffset _now = new(2026, 11, 21, 18, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        _timers.Add(callback);
        return new Silent();
    }

    public void Jump(TimeSpan by)
    {
        _now += by;
        _timers.ForEach(timer => timer(null));
    }

    /// <summary>Rings only when the clock jumps, and waits no longer than a real one can.</summary>
    private sealed class Silent : ITimer
    {
        private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(dueTime, Longest);
            return true;
        }

        public void Dispose() { }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
