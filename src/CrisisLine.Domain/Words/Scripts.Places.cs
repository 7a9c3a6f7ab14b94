namespace CrisisLine.Domain.Words;

/// <summary>About a place for tonight and tonight's list.</summary>
public static partial class Scripts
{
    public static readonly Sentence RoomTonight = new("IV07",
        "Yes, there is room tonight. You can come {when}. We keep the place for you for {m} minutes. "
        + "Press 1 to take it. Press 2 to speak to someone first. Press 3 if you do not want it.");

    public static readonly Sentence StillKept = new("IV26",
        "We are keeping a place for you {when}. Would you like it? "
        + "Press 1 to take it. Press 2 to speak to someone first. Press 3 if you do not want it.");

    public static readonly Sentence PlaceHasOpened = new("IV27",
        "A place has opened for you {when}. Would you like it? "
        + "Press 1 to take it. Press 2 to speak to someone first. Press 3 if you do not want it. It is fine to say no.");

    public static readonly Sentence PlaceConfirmed = new("IV28", "Your place is kept {when}, at {house}.");

    public static readonly Sentence TheClocksChange = new("IV29", "The clocks change tonight.");

    public static readonly Sentence IfPlansChange = new("IV30",
        "If your plans change, please ring us. It is fine to change your mind.");

    public static readonly Sentence AlreadyBooked = new("IV42", "You have a place {when}, at {house}. You are all set.");

    public static readonly Sentence IfYouCannotCome = new("IV43",
        "Press 1 to hear that again. Press 2 if you cannot come. Press 3 if you would like a taxi. Or you can hang up now.");

    public static readonly Sentence PlaceGivenUp = new("IV44",
        "Thank you for telling us. Your place is called off. You are welcome another night.");

    public static readonly Sentence PlaceNotWanted = new("IV45",
        "Thank you for telling us. We have let the place go. If you change your mind, ring us again.");

    public static readonly Sentence AWorkerWillLook = new("IV41",
        "Thank you. We have your request for tonight and keep the place for you. A person will look at it. "
        + "Ring us again to hear the answer.");

    public static readonly Sentence Declined = new("IV51", "We are sorry, we cannot give you a place tonight.");

    public static readonly Sentence AskFromThen = new("IV46", "We are open tonight. You can ask for a place from {t}. Please ring us then.");

    public static readonly Sentence NotOpenTonight = new("IV47", "The house is not open tonight. The next time is {next}.");

    public static readonly Sentence AskingHasEnded = new("IV48", "We give no more places tonight, we are sorry. The next time is {next}.");

    public static readonly Sentence NextIsNotKnown = new("IV65", "We cannot give a place now, we are sorry.");

    public static readonly Sentence HoldHasLapsed = new("IV49",
        "We kept that place for as long as we said, and now it is not kept any more. You did nothing wrong.");

    public static readonly Sentence PlaceHasGone = new("IV50",
        "We are sorry, that place has just gone. You did nothing wrong, and you are still on the list.");

    public static readonly Sentence Full = new("IV10",
        "We are sorry, the house is full just now. Press 1 to go on the list for tonight. You will hear by {t}, yes or no. "
        + "Press 2 to speak to someone.");

    public static readonly Sentence OnTheListByText = new("IV40", "You are on the list for tonight. We will text you by {t}, yes or no.");

    public static readonly Sentence OnTheListByRing = new("IV66",
        "You are on the list for tonight. Someone should ring you by {t}, yes or no. You can also ring us to ask.");

    public static readonly Sentence OnTheListByCode = new("IV67",
        "You are on the list for tonight. We cannot see your number, so please ring us to hear if a place has opened. By {t} we know, yes or no.");

    public static readonly Sentence YourCodeWord = new("IV31",
        "Your code word is: {code}. When you ring us again, press 4, and then the keys {keys}. "
        + "Once more. Your code word is: {code}. The keys are: {keys}.");

    public static readonly Sentence KeyInYourCodeWord = new("IV59", "Please press the eight keys of your code word.");

    public static readonly Sentence CodeWordNotFound = new("IV60", "Sorry, we do not find that code word. Please press its eight keys once more.");
}
