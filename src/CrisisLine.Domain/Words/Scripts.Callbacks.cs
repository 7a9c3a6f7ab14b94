namespace CrisisLine.Domain.Words;

/// <summary>
/// What a supporter hears whose phone we ring, before and after they speak with somebody. Until a key is pressed it may be
/// anybody, or a machine that keeps what it hears: no name, no service, no number. To the person only the supporter speaks.
/// </summary>
public static partial class Scripts
{
    public static readonly Sentence ACallWaits = new("IV13",
        "Hello. You said you would make a call now. Press 1, and we ring them. Press 2 if you cannot. Do nothing and it goes to someone else.");

    public static readonly Sentence RingingThem = new("IV75", "Thank you. It rings now. Star hangs up there.");

    public static readonly Sentence NoMoreToDo = new("IV76", "This call is not needed any more. Thank you. Goodbye.");

    public static readonly Sentence NoAnswerThere = new("IV77", "Nobody picked up, and nothing was said there. We see to the next try. Thank you. Goodbye.");

    public static readonly Sentence WhoWasIt = new("IV78",
        "Who was it? Press 1 if you spoke with them. Press 2 if it was a machine. Press 3 if it was somebody else.");

    public static readonly Sentence WrittenDown = new("IV79", "Thank you, that is written down. Please take the time you need. Goodbye.");
}
