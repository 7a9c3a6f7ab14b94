namespace CrisisLine.Domain.Words;

/// <summary>
/// What somebody on call hears when we ring them. Their phone may be picked up by anybody, or by a machine that keeps what it
/// hears: until a key is pressed nothing says who we are, and nothing ever says who needs somebody, or why.
/// </summary>
public static partial class Scripts
{
    public static readonly Sentence SomethingWaits = new("IV70",
        "Hello. This call is for the one who is on call. Something waits for you. Press 1 to take it. Press 2 if you cannot.");

    public static readonly Sentence SomebodyHasTakenIt = new("IV71", "Somebody has taken it. There is no more to do. Thank you. Goodbye.");

    public static readonly Sentence ItIsYours = new("IV72",
        "Thank you. It is yours now. You find it in the inbox of {svc}. Please look at it as soon as you can. Goodbye.");

    public static readonly Sentence YouCannot = new("IV73", "That is fine. Thank you for telling us. Goodbye.");

    public static readonly Sentence HeardNoKey = new("IV74", "We heard no key, so this call ends now. Goodbye.");
}
