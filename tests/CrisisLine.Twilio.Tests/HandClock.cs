namespace CrisisLine.Twilio.Tests;

/// <summary>Time passes when a test says so.</summary>
internal sealed class HandClock : TimeProvider
{
    private readonly List<HandTimer> _timers = [];
    private DateTimeOffset _now = new(2026, 11, 21, 10, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _now;

    /// <summary>How long until the next timer rings; null if none is set.</summary>
    public TimeSpan? UntilNext
    {
        get
        {
            lock (_timers)
                return _timers.Min(timer => timer.DueAt) - _now;
        }
    }

    public void Pass(TimeSpan time)
    {
        _now += time;

        List<HandTimer> due;
        lock (_timers)
            due = [.. _timers.Where(timer => timer.DueAt <= _now)];

        foreach (var timer in due)
            timer.Ring();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new HandTimer(this, () => callback(state));
        timer.Change(dueTime, period);

        lock (_timers)
            _timers.Add(timer);

        return timer;
    }

    private sealed class HandTimer(HandClock clock, Action ring) : ITimer
    {
        /// <summary>Null while it is not to ring.</summary>
        public DateTimeOffset? DueAt { get; private set; }

        public void Ring()
        {
            DueAt = null;
            ring();
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            DueAt = dueTime == Timeout.InfiniteTimeSpan ? null : clock._now + dueTime;
            return true;
        }

        public void Dispose() => DueAt = null;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
