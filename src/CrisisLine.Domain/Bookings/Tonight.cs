namespace CrisisLine.Domain.Bookings;

/// <summary>Room for one person at the house.</summary>
/// <param name="ArriveAt">When they are expected at the door; may have passed, and then they can come at once.</param>
public sealed record Place(long Id, Instant ArriveAt);

/// <summary>What a person already asked for tonight, as it stands now.</summary>
/// <param name="Place">Null while there is no place for them.</param>
/// <param name="HeldUntil">Until when a held place waits for their YES.</param>
/// <param name="SaidYes">They said yes, and the place is kept while a worker looks at the request.</param>
/// <param name="WasOffered">A place was offered to them before, and they did not answer in time.</param>
public sealed record MyRequest(
    long Id, RequestState State, Place? Place, Instant? HeldUntil, bool SaidYes, bool WasOffered = false);

/// <summary>A service night as it stands for one person at one instant.</summary>
/// <param name="Requests">When a place can be asked for, as instants; daylight saving is already in it.</param>
/// <param name="HoldFor">How long a place waits for the person's YES.</param>
/// <param name="Mine">Their own request: what is live, else their last; null if they have not asked tonight.</param>
/// <param name="FirstFree">The free place with the earliest arrival; null when all are taken.</param>
public sealed record Tonight(Interval Requests, Instant ClosesAt, Duration HoldFor, MyRequest? Mine, Place? FirstFree)
{
    /// <summary>What to answer someone who asks for a place at <paramref name="now"/>. Changes nothing.</summary>
    public VisitAnswer Ask(Instant now)
    {
        if (Mine is { Place: not null } mine && mine.State.HasPlace())
            return new VisitAnswer.AlreadyYours(mine);

        if (now < Requests.Start)
            return new VisitAnswer.NotYet(Requests.Start);

        if (!Requests.Contains(now))
            return new VisitAnswer.TooLate();

        // Nothing may be left open once the house has closed, so no hold outlives the night.
        return FirstFree is null
            ? new VisitAnswer.Full()
            : new VisitAnswer.Held(FirstFree, Until: Instant.Min(now + HoldFor, ClosesAt));
    }
}
