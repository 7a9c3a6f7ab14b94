namespace CrisisLine.Domain.Callbacks;

/// <summary>
/// How a callback stands. <see cref="NotReached"/> waits for its next try; the last four are the end of it, and the person
/// knows which.
/// </summary>
public enum CallbackState
{
    Requested, Due, RingingSupporter, RingingPerson, Talking, NotReached, Done, FinishedMissed, NoCapacity, Cancelled,
}

public static class CallbackStates
{
    public static bool IsOver(this CallbackState state) =>
        state is CallbackState.Done or CallbackState.FinishedMissed or CallbackState.NoCapacity or CallbackState.Cancelled;

    /// <summary>Somebody rings them now, or speaks with them.</summary>
    public static bool IsInHand(this CallbackState state) =>
        state is CallbackState.RingingSupporter or CallbackState.RingingPerson or CallbackState.Talking;
}

/// <summary>How one try to ring somebody ended.</summary>
public enum AttemptOutcome
{
    /// <summary>The supporter's phone was not answered, or they could not: the person's has not rung.</summary>
    SupporterNotReached,
    NoAnswer,
    Busy,
    Failed,
    Spoke,

    /// <summary>Somebody picked up, and the supporter has not said who.</summary>
    NotTold,
    Machine,
    SomeoneElse,

    /// <summary>The supporter's call broke off before anybody picked up, or the call was not wanted any more.</summary>
    Withdrawn,
}
