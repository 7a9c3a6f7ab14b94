namespace CrisisLine.Domain.Words;

/// <summary>To those who ring and meet people, at their own phones: neutral enough for whoever looks over a shoulder.</summary>
public static partial class Sentences
{
    public static readonly Sentence CheckIn = new("ST01",
        "Check-in: all ok? Reply OK, or 30 for 30 more minutes, or RED if you need help now. No reply by {at} and we ring you.");

    public static readonly Sentence CheckInOverdue = new("ST02",
        "We have not had your check-in. Please reply OK, or RED, now. If we cannot reach you by {at} we start the safety plan.");

    public static readonly Sentence EndOfShift = new("ST03",
        "Thank you for tonight. Please talk with your shift lead before you go. How you are matters too. Reply DEBRIEF if you want more time.");

    public static readonly Sentence SomeoneWaits = new("ST04",
        "Someone has waited {m} minutes for a call. Reply TAKE and we ring you, or open the board.");

    public static readonly Sentence NobodySignedOn = new("ST05",
        "No one has signed on for tonight yet. We open at {at}. Please reply ON when you are there, or CANNOT so that we can find cover.");

    public static readonly Sentence ShiftComes = new("ST06",
        "You are on the rota {day}, {at} to {until}. Reply YES if you will be there. Reply CANNOT if not: we look for cover.");

    public static readonly Sentence CouldYouCover = new("ST07",
        "Someone is needed {day}, {at} to {until}. Reply YES to take it. There is no need to reply if not.");

    public static readonly Sentence ShiftIsYours = new("ST08", "Thank you. You are on the rota {day}, {at} to {until}.");

    public static readonly Sentence WeFindCover = new("ST09", "Thank you for telling us. We look for cover. Please look after yourself.");

    public static readonly Sentence ShiftIsCovered = new("ST23", "Thank you. Someone else has it by now, so nothing is to be done.");

    public static readonly Sentence SignedOn = new("ST11",
        "You are signed on. Reply TAKE for the next call, OFF when you go, or DEBRIEF if you would like to talk.");

    public static readonly Sentence PleaseRest = new("ST24",
        "Thank you for wanting to. You gave {h} hours already, and rest matters too. If you are needed, your shift lead can sign you on.");

    public static readonly Sentence CallIsYours = new("ST13", "It is yours. Your phone rings in a moment: press 1 there, and we ring them.");

    public static readonly Sentence NobodyWaits = new("ST14", "Nobody waits for a call just now. Thank you.");

    public static readonly Sentence SignOnFirst = new("ST15", "Please sign on first: reply ON.");

    public static readonly Sentence CheckInKept = new("ST16", "Thank you. That is written down.");

    public static readonly Sentence AskAgainAt = new("ST17", "Thank you. We ask again at {at}. Reply RED at any time if you need help now.");

    public static readonly Sentence HelpIsCalled = new("ST18",
        "We are ringing your lead now. If you are in danger, ring 999 first. Text OK here once you are safe.");

    public static readonly Sentence DebriefComes = new("ST19",
        "Thank you for saying so. Your shift lead is told and finds time for you. If it gets too much tonight, ring 111.");

    public static readonly Sentence HoursOfShiftAreTooMany = new("ST20",
        "Thank you. With that you would be here for too long without rest, so we ask someone else.");

    public static readonly Sentence YouMeetSomeone = new("ST21",
        "You meet someone {day} at {at}: {venue}. Text RED at any time for help.");

    public static readonly Sentence MeetingIsOff = new("ST22", "The meeting {day} at {at} is off. Nothing is to be done. Thank you.");
}
