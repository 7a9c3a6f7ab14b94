namespace CrisisLine.Domain.Words;

/// <summary>To somebody whom we meet in a public place, and to somebody who would like one text the day after.</summary>
public static partial class Sentences
{
    public static readonly Sentence MayWeAskTomorrow = new("AF01",
        "Thank you for being with us. Would you like one text tomorrow to see how you are? Reply YES or NO.",
        "Hi, thanks for earlier. Shall I text you once tomorrow to see how you are? Reply YES or NO.");

    public static readonly Sentence HowAreYou = new("AF02",
        "Hello from {svc}. We said we would check in. How are things? Reply TALK if a call would help. No need to reply if not.",
        "Hi, I said I would text. How are things? Text TALK if a call would help. No need to reply if not.");

    public static readonly Sentence WillAskTomorrow = new("AF04",
        "Thank you. You get one text from us tomorrow, and no more. If tonight gets too much: Samaritans 116 123. In danger, 999.",
        "Hi, ok, will text you once tomorrow. If it is urgent call 999 or 111.");

    public static readonly Sentence WillNotAsk = new("AF05",
        "That is fine, we will not. You can text us whenever you like. In danger now, call 999.",
        "Hi, that is fine. Text me whenever you like. If it is urgent call 999 or 111.");

    public static readonly Sentence DidYouGetHome = new("AF03",
        "We hope you got home ok. Reply HOME when you can. If we do not hear by {t} we will ring once, as we agreed.",
        "Hi, hope you got back ok. Text HOME when you can. If I do not hear by {t} I will ring once, as we said.");

    public static readonly Sentence GladYouAreHome = new("AF06",
        "Thank you for telling us. We are glad you are home. Sleep well. We will not ring.",
        "Hi, thanks for telling me. Glad you are back. Sleep well. I will not ring.");

    public static readonly Sentence WeMeetYou = new("CM01",
        "We meet you {day} at {at}: {venue}. If anything changes, text us here.",
        "Hi, see you {day} at {at}: {venue}. If anything changes, text me.");

    public static readonly Sentence MeetingCancelled = new("CM02",
        "We are sorry, we cannot meet you {day} at {at}. We will find another time. Text us if you would like a call.",
        "Hi, sorry, I cannot make it {day} at {at}. I will be in touch. Text me if you like.");
}
