namespace CrisisLine.Development;

/// <summary>The demo's clock: it runs with the program's, and whoever tries the demo out can move it forward.</summary>
public sealed class DemoClock(TimeProvider programs) : TimeProvider
{
    private long _ahead;

    public void Forward(TimeSpan by) => Interlocked.Add(ref _ahead, by.Ticks);

    public override DateTimeOffset GetUtcNow() => programs.GetUtcNow().AddTicks(Interlocked.Read(ref _ahead));

    public override long GetTimestamp() => programs.GetTimestamp();

    public override long TimestampFrequency => programs.TimestampFrequency;

    /// <summary>A wait goes by the program's clock: nobody's patience ends sooner because the evening was moved on.</summary>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        programs.CreateTimer(callback, state, dueTime, period);
}
