using NodaTime;

namespace CrisisLine.Domain.Callbacks;

/// <summary>The times of a callback: what was promised, when the team is warned, when it is given up in so many words.</summary>
/// <param name="Due">Not rung before this.</param>
/// <param name="By">What the person was told.</param>
/// <param name="Ends">The close of the night.</param>
public sealed record CallbackPromise(Instant Due, Instant By, Instant Ends)
{
    /// <summary>Whoever cannot be rung tonight hears so while others can still be asked.</summary>
    private static readonly Duration BeforeClose = Duration.FromMinutes(10);

    /// <summary>Asked for at the last moment it is tried at least so long.</summary>
    private static readonly Duration AtLeast = Duration.FromMinutes(5);

    /// <param name="within">How soon a service means to ring.</param>
    public static CallbackPromise Of(Instant due, Duration within, Instant ends) => new(due, Instant.Min(due + within, Instant.Max(due, ends)), ends);

    /// <summary>The team is told while there is a third of the time left.</summary>
    public Instant WarnAt => By - (By - Due) / 3;

    public Instant GiveUpAt => Instant.Min(Ends, Instant.Max(Ends - BeforeClose, Due + AtLeast));
}
