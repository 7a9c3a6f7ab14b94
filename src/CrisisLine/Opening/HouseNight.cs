namespace CrisisLine.Opening;

/// <summary>A night on which people can come to a house.</summary>
/// <param name="Requests">When a place can be asked for, as instants; daylight saving is already in it.</param>
/// <param name="HoldFor">How long a place waits for the person's YES.</param>
/// <param name="AutoConfirm">Their YES is enough; if not, a worker says yes or no.</param>
public sealed record HouseNight(long Id, Instant ClosesAt, Interval Requests, Duration HoldFor, bool AutoConfirm)
{
    private static readonly Duration BeforeTheClose = Duration.FromMinutes(90);

    /// <summary>When whoever still waits is told: at the end of asking or 90 minutes before the close, whichever is later.</summary>
    public Instant FinalAnswerAt => Instant.Max(Requests.End, ClosesAt - BeforeTheClose);
}
