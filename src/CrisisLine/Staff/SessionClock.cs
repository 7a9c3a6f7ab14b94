using NodaTime.Extensions;

namespace CrisisLine.Staff;

/// <summary>
/// The time by which sign-ins run out. It is the real one, also where the program's own clock is moved on by hand, as in the
/// demo: nobody should be signed out because an evening was tried out quickly. Tests give one of theirs.
/// </summary>
public sealed record SessionClock(TimeProvider Time)
{
    public Instant Now => Instant.FromUnixTimeTicks(Time.GetCurrentInstant().ToUnixTimeTicks() / 10 * 10);
}
