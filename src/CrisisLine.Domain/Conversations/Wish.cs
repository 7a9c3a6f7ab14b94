namespace CrisisLine.Domain.Conversations;

/// <summary>What a text asks for. <see cref="Unsure"/> is the first and the default: a person reads it.</summary>
public enum Wish
{
    Unsure,
    Visit,
    Yes,
    No,
    NotComing,
    Status,
    List,
    OnMyWay,
    Taxi,
    OwnWay,
    Talk,
    NoCall,
    Contact,
    Plain,
    Named,
    Privacy,
    Delete,
    DeleteMe,
    HowToReachHelp,
    Stop,
    Start,
}

/// <param name="SaysMore">
/// They also wrote something beyond the wish, or it may mean more: a person reads it too. Always true of Unsure.
/// </param>
public sealed record Reading(Wish Wish, bool SaysMore);
