namespace CrisisLine.PhoneSimulator.Time;

/// <summary>
/// The exchange's clock. It runs with the real one or stands still, and can be moved forward: then everything that falls
/// due on the way happens at its own moment, and each thing is over, webhooks and all, before the next begins.
/// </summary>
internal sealed class MovableTime : TimeProvider
{
    /// <summary>Real timers wait for 49 days at most; whatever is due later is looked at again each day.</summary>
    private static readonly TimeSpan LongestKnock = TimeSpan.FromDays(1);

    private readonly Lock _lock = new();
    private readonly SortedSet<Alarm> _alarms = new(Comparer<Alarm>.Create(
        (left, right) => (left.Due, left.Number).CompareTo((right.Due, right.Number))));
    private readonly TimeProvider _real;
    private readonly Loop _loop;
    private readonly bool _stands;
    private readonly ITimer _knock;
    private DateTimeOffset _standsAt;
    private TimeSpan _ahead;
    private long _number;

    /// <param name="startAt">Null for the real time.</param>
    public MovableTime(TimeProvider real, Loop loop, bool stands, DateTimeOffset? startAt)
    {
        (_real, _loop, _stands) = (real, loop, stands);
        _standsAt = startAt ?? real.GetUtcNow();
        _ahead = _standsAt - real.GetUtcNow();
        _knock = real.CreateTimer(_ => _loop.Post(_ => RingDue(GetUtcNow()), null), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
            return _stands ? _standsAt : _real.GetUtcNow() + _ahead;
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    /// <summary>Only for alarms that ring once.</summary>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, () => callback(state), Interlocked.Increment(ref _number));
        alarm.Change(dueTime, period);
        return alarm;
    }

    /// <summary>To be called from outside the loop.</summary>
    public Task Move(TimeSpan by) => MoveTo(GetUtcNow() + by);

    /// <summary>To be called from outside the loop. A moment that has gone is not gone back to.</summary>
    public async Task MoveTo(DateTimeOffset until)
    {
        do
            await _loop.Idle();
        while (await _loop.Do(() => RingNext(until)));

        Set(until);
        await _loop.Idle();
    }

    private bool RingNext(DateTimeOffset until)
    {
        Alarm? next;
        lock (_lock)
        {
            next = _alarms.Min;
            if (next is null || next.Due > until)
                return false;
            _alarms.Remove(next);
        }

        Set(next.Due);
        next.Ring();
        return true;
    }

    private void RingDue(DateTimeOffset now)
    {
        while (RingNext(now)) { }
        Arm();
    }

    // Never back: while real time runs on, a moment that was reached stays behind.
    private void Set(DateTimeOffset at)
    {
        lock (_lock)
        {
            if (at > _standsAt)
                _standsAt = at;
            if (!_stands && at > _real.GetUtcNow() + _ahead)
                _ahead = at - _real.GetUtcNow();
        }
    }

    private void Arm()
    {
        lock (_lock)
        {
            if (_stands || _alarms.Min is not { } next)
                return;
            var wait = next.Due - GetUtcNow();
            _knock.Change(TimeSpan.FromTicks(Math.Clamp(wait.Ticks, 0, LongestKnock.Ticks)), Timeout.InfiniteTimeSpan);
        }
    }

    private sealed class Alarm(MovableTime time, Action ring, long number) : ITimer
    {
        public DateTimeOffset Due { get; private set; }

        public long Number => number;

        public void Ring() => ring();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._lock)
            {
                time._alarms.Remove(this);
                if (dueTime == Timeout.InfiniteTimeSpan)
                    return true;
                Due = time.GetUtcNow() + dueTime;
                time._alarms.Add(this);
            }

            time.Arm();
            return true;
        }

        public void Dispose()
        {
            lock (time._lock)
                time._alarms.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
