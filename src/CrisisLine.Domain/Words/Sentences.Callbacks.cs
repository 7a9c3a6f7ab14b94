namespace CrisisLine.Domain.Words;

/// <summary>To somebody who would like to be rung: when, that it takes longer, that it will not come about.</summary>
public static partial class Sentences
{
    public static readonly Sentence WhenShallWeRing = new("CB01",
        "We can ring you. Reply NOW, or a time such as 8.30pm. You may see a number you do not know. We leave no message unless you say so.",
        "Hi, I can ring you. Reply NOW, or a time such as 8.30pm. You may see a number you do not know. I will leave no message.");

    public static readonly Sentence WillRingNow = new("CB02",
        "Thank you. Someone will ring you in about {m} minutes. If that stops being a good time, reply NO CALL.",
        "Hi, got your text. Will ring in about {m} minutes. Text NO CALL if not a good time.");

    /// <summary>Nobody has signed on: it is promised all the same, and somebody of us is rung about it.</summary>
    public static readonly Sentence WillFindSomeone = new("CB15",
        "Thank you. We are finding someone to ring you, in about {m} minutes. NO CALL stops it. To talk to someone now: Samaritans 116 123.",
        "Hi, got your text. Will ring in about {m} minutes. Text NO CALL if not a good time. If it is urgent call 999 or 111.");

    public static readonly Sentence WillRingAt = new("CB03",
        "Thank you. Someone will ring you at about {t}. If that stops being a good time, reply NO CALL or send a new time.",
        "Hi, got your text. Will ring at about {t}. Text NO CALL if not a good time, or send a new one.");

    public static readonly Sentence RangAndMissed = new("CB04",
        "We rang and missed you. We will try once more at about {t}. Reply with a better time, or NO CALL. You can text us until {t2}.",
        "Hi, tried you just now. Will try again at about {t}. Text me a better time, or NO CALL.");

    public static readonly Sentence TriedEnough = new("CB05",
        "We tried to ring and do not want to bother you. Reply NOW any time before {t2} and we will ring. Samaritans 116 123, day and night.",
        "Hi, tried to ring you, and I do not want to bother you. Text NOW before {t2} and I will ring. If it is urgent call 999 or 111.");

    public static readonly Sentence RunningLate = new("CB06",
        "We are sorry, we are running late. You are not forgotten. We will ring by {t}. If you cannot wait: NHS 111 option 2, or 999 in danger.",
        "Hi, sorry, running late. I have not forgotten. Will ring by {t}. If it is urgent call 999 or 111.");

    public static readonly Sentence CannotRing = new("CB07",
        "We are sorry. We cannot ring you tonight and did not want to leave you waiting. Samaritans 116 123 and NHS 111 option 2 are open now.",
        "Hi, sorry, it did not work out tonight. If it is urgent call 999 or 111. Text me again any time.");

    public static readonly Sentence NotAtThatTime = new("CB08",
        "We can ring you until {t2} and not at that time, we are sorry. Reply NOW, or a time before then. To talk now: Samaritans 116 123.",
        "Hi, I can ring until {t2} and not at that time, sorry. Text NOW, or a time before then.");

    public static readonly Sentence YouSaidNotThen = new("CB09",
        "You asked us not to ring at that time, so we will not. Please send another time, or reply NOW if this phone is safe right now.",
        "Hi, you asked me not to ring at that time. Please send another time, or NOW if now is good.");

    public static readonly Sentence CallCalledOff = new("CB10",
        "Thank you for telling us. We will not ring you. If you would like a call after all, reply TALK. In danger, call 999.",
        "Hi, ok, no call. Text TALK if you change your mind. If it is urgent call 999 or 111.");

    public static readonly Sentence RingWhenWeOpen = new("CB11",
        "We open again at {next}. Shall we ring you then? Reply YES or NO. To talk now: Samaritans 116 123, NHS 111 option 2. Danger: 999.",
        "Hi, no one is here until {next}. Shall I ring you then? Reply YES or NO. If it is urgent call 999 or 111.");

    public static readonly Sentence WillRingWhenWeOpen = new("CB12",
        "Thank you. Someone will ring you soon after {next}. If that stops being good, reply NO CALL. In danger now, call 999.",
        "Hi, ok, will ring soon after {next}. Text NO CALL if that stops being good.");

    public static readonly Sentence RingingYouNow = new("CB13",
        "Someone is trying to ring you just now. You may see a number you do not know. If it is not a good time, reply NO CALL.",
        "Hi, I am trying to ring you just now. Text NO CALL if not a good time.");

    /// <summary>Their own words for a time that we did not understand: a person reads them.</summary>
    public static readonly Sentence WhichTime = new("CB14",
        "Thank you. A person will read that. For a call reply NOW, or just the time, such as 8.30pm. In danger now, call 999.",
        "Hi, thanks, I will read that. For a call text NOW, or just the time, such as 8.30pm.");
}
