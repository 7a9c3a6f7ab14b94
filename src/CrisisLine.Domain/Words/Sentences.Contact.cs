namespace CrisisLine.Domain.Words;

/// <summary>How we may be in touch, what we keep, and how to be forgotten.</summary>
public static partial class Sentences
{
    public static readonly Sentence MayWeText = new("SC01",
        "Is it safe to text you here? Reply 1 yes, 2 only after I text first, 3 no more texts. We will do as you ask.");

    public static readonly Sentence MayWeLeaveAVoiceMessage = new("SC02",
        "May we leave a voice message? Reply 1 no, 2 yes but do not say who you are, 3 yes. We will not, unless you tell us to.");

    public static readonly Sentence IfSomeoneElseAnswers = new("SC03",
        "If someone else picks up, what name shall we give? Send any name. Or reply NONE and we will say sorry and ring off.");

    public static readonly Sentence WhomToAskFor = new("SC07",
        "When we ring, who shall we ask for? Any name is fine, or reply SKIP. If it is not you who picks up, we will ring off.");

    public static readonly Sentence WhenNotToRing = new("SC04",
        "Are there times we should not ring? Tell us in your own words, such as: not after 6. Reply ANY if all times are fine.");

    public static readonly Sentence PlainOrNamed = new("SC06",
        "Would you like plain texts that do not say who we are? Reply PLAIN, or NAMED if texts can say {svc}.",
        "Texts do not say who they are from. Reply PLAIN to keep that, or NAMED if they can.");

    public static readonly Sentence ContactSaved = new("SC05",
        "Thank you, that is saved. We will only get in touch in that way. Text CONTACT to change it.",
        "Hi, that is saved. Text CONTACT to change it.");

    public static readonly Sentence PlainFromNow = new("SC09",
        "Hi, that is saved. Texts will be short and will not say who they are from. Text CONTACT to change it.");

    public static readonly Sentence NamedAlready = new("SC10",
        "Thank you. Our texts can say who we are. If that is not safe text PLAIN. Text CONTACT to change more.",
        "Hi, that is saved. Text PLAIN or CONTACT to change it.");

    public static readonly Sentence APersonChecksFirst = new("SC08",
        "Thank you. To keep you safe a person will check that with you first. Until then it stays as it was. In danger, call 999.",
        "Hi, thanks. I will check that with you first. Until then it stays as it was. If it is urgent call 999.");

    public static readonly Sentence WhatStaysWithUs = new("PR01",
        "What you tell us stays in our team, unless someone may be badly hurt. Reply PRIVACY to learn more, STOP for no texts.",
        "What you text stays here, unless someone may be badly hurt. Reply PRIVACY to learn more, STOP for no texts.");

    public static readonly Sentence Privacy = new("PR02",
        "We use what you tell us only to support you. You can see it, fix it or have it deleted. Reply DELETE to ask, or ask in your own words.",
        "What you text is used only for you. You can see it, fix it or have it deleted. Reply DELETE to ask, or use your own words.");

    public static readonly Sentence ShallWeDelete = new("OP04",
        "We can delete what we hold about you. Reply DELETE ME to go ahead. If you have a place tonight it will be given up too.",
        "Hi, what is kept about you can be deleted. Reply DELETE ME to go ahead. Tonight will be called off too.");

    public static readonly Sentence Deleted = new("OP05",
        "Your details are deleted now. We count visits, but nothing in that says who you are. You can come back any time. In danger, call 999.",
        "Hi, all deleted now. Text any time. If it is urgent call 999 or 111.");

    public static readonly Sentence TextsAgain = new("OP02",
        "You will get our texts again. How can we help? Reply VISIT for a place, or use your own words. In danger now, call 999.",
        "Hi, you will get texts again. Text VISIT, or use your own words. If it is urgent call 999 or 111.");
}
