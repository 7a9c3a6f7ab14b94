namespace CrisisLine.Domain.Words;

/// <summary>About a place for tonight.</summary>
public static partial class Sentences
{
    public static readonly Sentence RoomTonight = new("BK01",
        "Hello from {svc}. Yes, we have room {when}. Shall we keep a place for you? Reply YES or NO by {t2}.",
        "Hi, yes, there is room {when} if you want it. Let me know by {t2}: YES or NO. Either is fine.");

    public static readonly Sentence PlaceStillHeld = new("BK11",
        "We are keeping a place for you {when}. Would you like it? Reply YES or NO by {t2}. Either is fine.",
        "Hi, I am keeping it for you {when}. Let me know by {t2}: YES or NO. Either is fine.");

    public static readonly Sentence PlaceConfirmed = new("BK05",
        "Your place is kept {when} at {house}. If your plans change reply NOT COMING. It is fine to change your mind.",
        "Hi, all set {when}. Text NOT COMING if it changes, no problem if so.");

    public static readonly Sentence PlaceConfirmedAsClocksChange = new("BK14",
        "Your place is kept {when} at {house}. The clocks change tonight. If your plans change reply NOT COMING. You may change your mind.",
        "Hi, all set {when}. The clocks change tonight. Text NOT COMING if it changes, no problem if so.");

    public static readonly Sentence AWorkerWillLook = new("BK06",
        "Thank you. We have your request for tonight and keep the place for you. A person will look at it. Text STATUS to see the answer.",
        "Hi, got it, and it is kept for you. I will check and let you know. Text STATUS to ask me.");

    public static readonly Sentence AlreadyBooked = new("BK07",
        "You have a place {when} at {house}. You are all set. Reply NOT COMING if plans change.",
        "Hi, you are all set {when}. Text NOT COMING if it changes.");

    public static readonly Sentence NotOpenTonight = new("BK08",
        "The house is not open tonight. Next: {next}. For help now: NHS 111 option 2, Samaritans 116 123, or text SHOUT to 85258. Danger: 999.",
        "Hi, no one is here tonight. Next is {next}. If it is urgent call 999 or 111.");

    public static readonly Sentence AskFromThen = new("BK12",
        "We are open tonight. You can ask for a place from {t}: text VISIT then. For help now: Samaritans 116 123, NHS 111 option 2. In danger: 999.",
        "Hi, ask me from {t}: text VISIT then. If it is urgent call 999 or 111.");

    public static readonly Sentence AskingHasEnded = new("BK13",
        "We are sorry, we cannot give more places tonight. Next: {next}. For help now: NHS 111 option 2, Samaritans 116 123. In danger: 999.",
        "Hi, sorry, no more tonight. Next is {next}. If it is urgent call 999 or 111.");

    public static readonly Sentence HoldHasLapsed = new("WL05",
        "We are sorry, we could not keep that place any longer. You did nothing wrong. Text VISIT and we will look again. In danger: 999.",
        "Hi, sorry, I could not keep that any longer. You did nothing wrong. Text VISIT and I will look again. If it is urgent call 999 or 111.");

    public static readonly Sentence PlaceGivenUp = new("CN01",
        "Thank you for telling us. Your place is called off. You are welcome another night. To talk any time: Samaritans 116 123.",
        "Hi, thanks for telling me. That is called off. Another night is fine. If it is urgent call 999 or 111.");

    public static readonly Sentence PlaceNotWanted = new("CN03",
        "Thank you for telling us. We have let the place go. If you change your mind text VISIT. To talk any time: Samaritans 116 123.",
        "Hi, thanks for telling me. If you change your mind text VISIT. If it is urgent call 999 or 111.");

    public static readonly Sentence NothingToGiveUp = new("CN04",
        "Thank you for telling us. You have no place with us tonight, so there is nothing to call off. You are welcome another night.",
        "Hi, thanks for telling me. There was nothing to call off tonight. Another night is fine.");

    public static readonly Sentence NothingStands = new("ST10",
        "You have no place with us tonight. To ask for one, text VISIT. To talk any time: Samaritans 116 123. In danger: 999.",
        "Hi, you have nothing with me tonight. Text VISIT to ask. If it is urgent call 999 or 111.");

    public static readonly Sentence WasDeclined = new("ST12",
        "We are sorry, we cannot give you a place tonight. To talk any time: Samaritans 116 123, NHS 111 option 2. In danger: 999.",
        "Hi, sorry, it does not work out tonight. If it is urgent call 999 or 111. Text me again any time.");

    public static readonly Sentence ClosedEarly = new("CN02",
        "We are very sorry. We have to close early and cannot see you tonight. A person will be in touch. Samaritans 116 123. In danger: 999.",
        "Hi, so sorry, tonight is off after all. I will be in touch. If it is urgent call 999 or 111.");

    public static readonly Sentence Reminder = new("BK09",
        "Just to say your place is {when}. If plans change reply NOT COMING. If all is well you do not need to reply.",
        "Hi, see you {when}. Text NOT COMING if it changes. No need to reply if not.");

    public static readonly Sentence NotHereYet = new("BK10",
        "We thought you might be here by {t}. No pressure at all. Reply ON MY WAY or NOT COMING. If you are in danger call 999.",
        "Hi, I thought you might be here by {t}. No rush at all. Text ON MY WAY or NOT COMING. If it is urgent call 999.");

    public static readonly Sentence SeeYouSoon = new("BK15",
        "Thank you for telling us. We will look out for you. If plans change reply NOT COMING. If you are in danger call 999.",
        "Hi, thanks, see you soon. Text NOT COMING if it changes. If it is urgent call 999.");
}
