namespace CrisisLine.Domain.Bookings;

/// <summary>Everything that can come of asking to be on tonight's list.</summary>
public abstract record ListAnswer
{
    private ListAnswer() { }

    /// <param name="Until">By when they hear yes or no.</param>
    public sealed record Waiting(Instant Until) : ListAnswer;

    /// <summary>There is no list to wait on: a place is free, or asking has ended.</summary>
    public sealed record NoNeed(VisitAnswer Instead) : ListAnswer;
}
