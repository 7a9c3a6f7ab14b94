namespace CrisisLine.Domain.Words;

/// <summary>
/// Everything the service says by text, in one place, so that it can be read through in a minute. Each sentence is one
/// segment with its longest fillers, and true when it is said: it never offers what is not there yet.
/// </summary>
/// <remarks>
/// Fillers: <c>svc</c> the service's name · <c>house</c> where it is · <c>when</c> "at 9.30pm tonight" or "tonight from now" ·
/// <c>t</c>, <c>t2</c> a time tonight · <c>next</c> the next opening, "6pm on Wednesday".
/// </remarks>
public static class Sentences
{
    public static readonly Sentence RoomTonight = new("BK01",
        "Hello from {svc}. Yes, we have room {when}. Shall we keep a place for you? Reply YES or NO by {t2}.");

    public static readonly Sentence PlaceStillHeld = new("BK11",
        "We are keeping a place for you {when}. Would you like it? Reply YES or NO by {t2}. Either is fine.");

    public static readonly Sentence PlaceConfirmed = new("BK05",
        "Your place is kept {when} at {house}. If your plans change reply NOT COMING. It is fine to change your mind.");

    public static readonly Sentence PlaceConfirmedAsClocksChange = new("BK14",
        "Your place is kept {when} at {house}. The clocks change tonight. If your plans change reply NOT COMING. You may change your mind.");

    public static readonly Sentence AWorkerWillLook = new("BK06",
        "Thank you. We have your request for tonight and keep the place for you. A person will look at it. Text STATUS to see the answer.");

    public static readonly Sentence AlreadyBooked = new("BK07",
        "You have a place {when} at {house}. You are all set. Reply NOT COMING if plans change.");

    public static readonly Sentence NotOpenTonight = new("BK08",
        "The house is not open tonight. Next: {next}. For help now: NHS 111 option 2, Samaritans 116 123, or text SHOUT to 85258. Danger: 999.");

    public static readonly Sentence AskFromThen = new("BK12",
        "We are open tonight. You can ask for a place from {t}: text VISIT then. For help now: Samaritans 116 123, NHS 111 option 2. In danger: 999.");

    public static readonly Sentence AskingHasEnded = new("BK13",
        "We are sorry, we cannot give more places tonight. Next: {next}. For help now: NHS 111 option 2, Samaritans 116 123. In danger: 999.");

    public static readonly Sentence Full = new("WL01",
        "We are sorry, tonight is full just now. We can put you on the list for tonight and text if a place opens. Reply LIST. In danger: 999.");

    public static readonly Sentence OnTheList = new("WL02",
        "You are on the list. We will text you by {t}, yes or no. To talk before then, any time: Samaritans 116 123. In danger: 999.");

    public static readonly Sentence PlaceHasOpened = new("WL03",
        "A place has opened {when}. Would you like it? Reply YES by {t2}. If you cannot reply in time you still stay on the list.");

    public static readonly Sentence OfferHasLapsed = new("WL04",
        "That place is not kept for you now. You did nothing wrong. You are still on the list for tonight. To talk any time: Samaritans 116 123.");

    public static readonly Sentence PlaceHasGone = new("WL07",
        "We are sorry, that place has just gone. You did nothing wrong and you are still on the list. To talk any time: Samaritans 116 123.");

    public static readonly Sentence NoPlaceCameUp = new("WL06",
        "We are sorry. No more places came up tonight. Samaritans are on 116 123, day and night. Or NHS 111 option 2. In danger: 999.");

    public static readonly Sentence Reminder = new("BK09",
        "Just to say your place is {when}. If plans change reply NOT COMING. If all is well you do not need to reply.");

    public static readonly Sentence NotHereYet = new("BK10",
        "We thought you might be here by {t}. No pressure at all. Reply ON MY WAY or NOT COMING. If you are in danger call 999.");

    public static readonly Sentence SeeYouSoon = new("BK15",
        "Thank you for telling us. We will look out for you. If plans change reply NOT COMING. If you are in danger call 999.");

    public static readonly Sentence HoldHasLapsed = new("WL05",
        "We are sorry, we could not keep that place any longer. You did nothing wrong. Text VISIT and we will look again. In danger: 999.");

    public static readonly Sentence PlaceGivenUp = new("CN01",
        "Thank you for telling us. Your place is called off. You are welcome another night. To talk any time: Samaritans 116 123.");

    public static readonly Sentence PlaceNotWanted = new("CN03",
        "Thank you for telling us. We have let the place go. If you change your mind text VISIT. To talk any time: Samaritans 116 123.");

    public static readonly Sentence NothingToGiveUp = new("CN04",
        "Thank you for telling us. You have no place with us tonight, so there is nothing to call off. You are welcome another night.");

    public static readonly Sentence NothingStands = new("ST10",
        "You have no place with us tonight. To ask for one, text VISIT. To talk any time: Samaritans 116 123. In danger: 999.");

    public static readonly Sentence WasDeclined = new("ST12",
        "We are sorry, we cannot give you a place tonight. To talk any time: Samaritans 116 123, NHS 111 option 2. In danger: 999.");

    public static readonly Sentence APersonWillRead = new("DS04",
        "Thank you. This reply is automatic. A person will read your text. Cannot wait? Samaritans 116 123, NHS 111 option 2. In danger now, call 999.");

    public static readonly Sentence WeHaveIt = new("DU01",
        "We have your text and it is with a person. You are not a bother. Cannot wait? Samaritans 116 123. In danger now, call 999.");

    public static readonly Sentence WeHaveItToo = new("DU02",
        "We have your text too. We are closed until {next}. You are not a bother. Samaritans 116 123, day and night. In danger now, call 999.");

    public static readonly Sentence SomeoneWillLook = new("DS06",
        "Thank you for telling us. This first reply is automatic. A person will read it as soon as they can. In danger now? Call 999.");

    public static readonly Sentence IfItGetsTooMuch = new("DS02",
        "While you wait, if it gets too much: Samaritans 116 123, NHS 111 option 2, or text SHOUT to 85258. They are free, day and night.");

    public static readonly Sentence DoNotWaitForUs = new("CL02",
        "Thank you for telling us. We are closed, so no one can reply until {next}. Please do not wait for us. In danger now, call 999.");

    public static readonly Sentence SomeoneRightNow = new("CL03",
        "You can talk to someone right now. Samaritans: 116 123. NHS 111, option 2. Or text SHOUT to 85258. They are free, day and night.");

    public static readonly Sentence NobodyReadsNow = new("CL01",
        "We are closed until {next}. No one reads texts until then. In danger: 999. NHS 111 option 2, Samaritans 116 123, text SHOUT to 85258");

    public static readonly Sentence TextsAgain = new("OP02",
        "You will get our texts again. How can we help? Reply VISIT for a place, or use your own words. In danger now, call 999.");

    public static readonly Sentence NextIsNotKnown = new("CL05",
        "We cannot give a place now, we are sorry. For help now: NHS 111 option 2, Samaritans 116 123, or text SHOUT to 85258. In danger: 999.");

    /// <summary>All of them, for the tests that read every sentence.</summary>
    public static IReadOnlyList<Sentence> All { get; } =
    [
        RoomTonight, PlaceStillHeld, PlaceConfirmed, PlaceConfirmedAsClocksChange, AWorkerWillLook, AlreadyBooked, NotOpenTonight,
        AskFromThen, AskingHasEnded, Full, OnTheList, PlaceHasOpened, OfferHasLapsed, PlaceHasGone,
        NoPlaceCameUp, Reminder, NotHereYet, SeeYouSoon, HoldHasLapsed, PlaceGivenUp, PlaceNotWanted, NothingToGiveUp, NothingStands,
        WasDeclined, APersonWillRead, WeHaveIt, WeHaveItToo, SomeoneWillLook, IfItGetsTooMuch, DoNotWaitForUs, SomeoneRightNow,
        NobodyReadsNow, TextsAgain, NextIsNotKnown,
    ];
}
