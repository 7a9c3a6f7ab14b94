namespace CrisisLine.Domain.Words;

/// <summary>What is asked once a place is kept. Nothing of it can cost the place.</summary>
public static partial class Sentences
{
    public static readonly Sentence WhatName = new("BK02",
        "What name shall we call you? Any name is fine. Or reply SKIP.");

    public static readonly Sentence WhichOfTwoTimes = new("BK16",
        "Thank you. What time would suit you? Reply A for {a} or B for {b}. Or SKIP to keep what you have.");

    public static readonly Sentence WhichOfThreeTimes = new("BK03",
        "Thank you. What time would suit you? Reply A for {a}, B for {b}, C for {c}. Or SKIP to keep what you have.");

    public static readonly Sentence TimeHasGone = new("BK17",
        "We are sorry, that time has just gone. Your own place is still kept {when}.",
        "Hi, sorry, that time has just gone. You are still all set {when}.");

    public static readonly Sentence WhatWouldHelp = new("BK04",
        "Can we do anything to make it easier? For example a child coming with you, or help with steps, sight or hearing. Reply NO if not.",
        "Can I do anything to make it easier? Like help with steps, sight or hearing, or a child coming with you. Reply NO if not.");

    public static readonly Sentence AllSet = new("BK18",
        "Thank you. Your place is kept {when} and you are all set. Text CONTACT to tell us how to reach you safely. Text TAXI if you need one.",
        "Hi, thanks. All set {when}. Text CONTACT to say how to reach you. Text TAXI if you need one.");

    public static readonly Sentence AllSetWaiting = new("BK19",
        "Thank you. We have told the team. A person will look at your request. Text CONTACT to tell us how to reach you safely.",
        "Hi, thanks, got that. I will check and let you know. Text CONTACT to say how to reach you.");

    public static readonly Sentence NoRush = new("BK20",
        "No rush at all. Your place is kept {when}, and you do not need to answer anything more. Text us any time if you want to.",
        "Hi, no rush at all. You are all set {when}. You do not need to answer anything more.");
}
