namespace CrisisLine.Domain.Words;

/// <summary>To someone whose text a person reads, and to someone who asks for more than we can do by text.</summary>
public static partial class Sentences
{
    public static readonly Sentence APersonWillRead = new("DS04",
        "Thank you. This reply is automatic. A person will read your text. Cannot wait? Samaritans 116 123, NHS 111 option 2. In danger now, call 999.",
        "Hi, thanks, got your text. This reply is automatic. I will read it soon. If it is urgent call 999 or 111.");

    public static readonly Sentence WeHaveIt = new("DU01",
        "We have your text and it is with a person. You are not a bother. Cannot wait? Samaritans 116 123. In danger now, call 999.",
        "Hi, got that too. You are not a bother. If it is urgent call 999 or 111.");

    public static readonly Sentence WeHaveItToo = new("DU02",
        "We have your text too. We are closed until {next}. You are not a bother. Samaritans 116 123, day and night. In danger now, call 999.",
        "Hi, got that too. You are not a bother. No one is here until {next}. If it is urgent call 999 or 111.");

    public static readonly Sentence SomeoneWillLook = new("DS06",
        "Thank you for telling us. This first reply is automatic. A person will read it as soon as they can. In danger now? Call 999.",
        "Hi, thanks for telling me. This first reply is automatic. I will read it as soon as I can. If it is urgent call 999 or 111.");

    public static readonly Sentence IfItGetsTooMuch = new("DS02",
        "While you wait, if it gets too much: Samaritans 116 123, NHS 111 option 2, or text SHOUT to 85258. They are free, day and night.",
        "If it gets too much while you wait, call 111, day or night. They are there for you. In danger, call 999.");

    public static readonly Sentence DoNotWaitForUs = new("CL02",
        "Thank you for telling us. We are closed, so no one can reply until {next}. Please do not wait for us. In danger now, call 999.",
        "Hi, thanks for telling me. No one can reply until {next}. Please do not wait. If it is urgent call 999 or 111.");

    public static readonly Sentence SomeoneRightNow = new("CL03",
        "You can talk to someone right now. Samaritans: 116 123. NHS 111, option 2. Or text SHOUT to 85258. They are free, day and night.",
        "You can talk to someone right now. Call 111, day or night, it is free. In danger, call 999.");

    public static readonly Sentence NobodyReadsNow = new("CL01",
        "We are closed until {next}. No one reads texts until then. In danger: 999. NHS 111 option 2, Samaritans 116 123, text SHOUT to 85258",
        "Hi, no one is here until {next}, so texts are not seen till then. If it is urgent call 999 or 111.");

    public static readonly Sentence NextIsNotKnown = new("CL05",
        "We cannot give a place now, we are sorry. For help now: NHS 111 option 2, Samaritans 116 123, or text SHOUT to 85258. In danger: 999.",
        "Hi, sorry, it does not work just now. If it is urgent call 999 or 111.");

    public static readonly Sentence NoCallThen = new("TK02",
        "Thank you for telling us. We will not ring you. You can text us any time. In danger, call 999.",
        "Hi, ok, no call. Text me any time. If it is urgent call 999 or 111.");

    public static readonly Sentence WantsATaxi = new("TX10",
        "Thank you. Your place is safe. A person will sort out the taxi and text you. If you make your own way after all, reply OWN.",
        "Hi, thanks. I will sort out the taxi and text you. If you make your own way, text OWN.");

    public static readonly Sentence OwnWay = new("TX11",
        "Thank you, you will make your own way. If that changes text TAXI. If your plans change reply NOT COMING.",
        "Hi, ok, you make your own way. Text TAXI if that changes.");

    public static readonly Sentence HowToReachHelp = new("OP03",
        "Reply VISIT for a place, TALK for a call, or use your own words: a person reads them. Any time: Samaritans 116 123, NHS 111 option 2. Danger: 999.",
        "Hi, text VISIT, TALK, or your own words, and I will read them. If it is urgent call 999 or 111.");

    /// <summary>From another host while ours is down. It cannot know whose phone it is, so it is the same for everybody.</summary>
    public static readonly Sentence DidNotGetThrough = new("SF01",
        "Hi, sorry, your text did not get through just now. Please send it again in a while. If it is urgent call 999 or 111.",
        "Hi, sorry, your text did not get through just now. Please send it again in a while. If it is urgent call 999 or 111.");
}
