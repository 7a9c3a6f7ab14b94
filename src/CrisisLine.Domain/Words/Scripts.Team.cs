namespace CrisisLine.Domain.Words;

/// <summary>
/// What those who run the evening, and supporters who try their phone, hear when we ring them. Until a key is pressed nothing
/// says who we are or what it is about.
/// </summary>
public static partial class Scripts
{
    public static readonly Sentence NobodyIsThere = new("IV86",
        "Hello. This call is for the one who sees to the rota. Somebody is needed now. Press 1 if you see to it. Press 2 if you cannot.");

    public static readonly Sentence YouSeeToCover = new("IV87",
        "Thank you. Nobody is signed on for {svc}, and people may be waiting. The rota shows whom you can ask. Goodbye.");

    public static readonly Sentence SomebodyIsThereAgain = new("IV88", "Somebody is there by now. There is no more to do. Thank you. Goodbye.");

    public static readonly Sentence TryingYourPhone = new("IV89",
        "Hello. This call tries out your phone, as you asked. Press 1 if you hear this well.");

    public static readonly Sentence YourPhoneIsFine = new("IV90", "Thank you. Your phone is fine. Goodbye.");

    public static readonly Sentence AColleagueMayNeedHelp = new("IV91",
        "Hello. This call is for the one who is on call. A colleague may need help. Press 1 to take it. Press 2 if you cannot.");

    public static readonly Sentence WhereTheyAre = new("IV92",
        "Thank you. It is yours. {who} should be at {venue}. Ring them now. If you cannot reach them, ring nine nine nine and follow the safety plan. It is all on the page of meetings. Goodbye.");
}
