namespace CrisisLine.Tests.Support;

/// <summary>A clock that stands still until a test moves it.</summary>
public sealed class HandClock : TimeProvider
{
    private readonly Lock _lock = new();
    private Instant _now = Instant.FromUtc(2027, 1, 1, 12, 0);

    public Instant Now
    {
        get
        {
            lock (_lock)
                return _now;
        }
        set
        {
            lock (_lock)
                _now = value;
        }
    }

    public override DateTimeOffset GetUtcNow() => Now.ToDateTimeOffset();
}
