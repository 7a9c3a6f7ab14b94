namespace CrisisLine.Domain.Bookings;

/// <summary>Everything that can be answered to "is there room tonight?".</summary>
public abstract record VisitAnswer
{
    private VisitAnswer() { }

    /// <summary>A place is theirs to confirm before <paramref name="Until"/>.</summary>
    public sealed record Held(Place Place, Instant Until) : VisitAnswer;

    public sealed record AlreadyYours(MyRequest Request) : VisitAnswer;

    /// <summary>Open, and every place is taken: the honest no. The request is kept.</summary>
    public sealed record Full : VisitAnswer;

    /// <summary>An open night, but asking begins only at <paramref name="Begins"/>.</summary>
    public sealed record NotYet(Instant Begins) : VisitAnswer;

    /// <summary>Asking for tonight has ended.</summary>
    public sealed record TooLate : VisitAnswer;
}

/// <summary>Everything that can come of a person's YES or NO.</summary>
public abstract record YesAnswer
{
    private YesAnswer() { }

    /// <summary>The request that this YES was for; null if it had been said before, or changed nothing.</summary>
    public long? JustNow { get; init; }

    /// <summary>The place is theirs.</summary>
    public sealed record Confirmed(Place Place) : YesAnswer;

    /// <summary>The place is kept, and a worker says yes or no.</summary>
    public sealed record ForAWorker(Place Place) : YesAnswer;

    /// <summary>Their place was kept as long as was promised, and then given free.</summary>
    public sealed record TooLate : YesAnswer;

    /// <summary>A place was offered to them and its time has passed. They wait on, at the same rank.</summary>
    public sealed record PlaceHasGone : YesAnswer;

    /// <summary>No question of ours is open; a person must read it.</summary>
    public sealed record NothingAsked : YesAnswer;
}
