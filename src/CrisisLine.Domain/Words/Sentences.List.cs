namespace CrisisLine.Domain.Words;

/// <summary>About tonight's list and the places that come up.</summary>
public static partial class Sentences
{
    public static readonly Sentence Full = new("WL01",
        "We are sorry, tonight is full just now. We can put you on the list for tonight and text if a place opens. Reply LIST. In danger: 999.",
        "Hi, sorry, full just now. Text LIST and I will let you know if that changes. If it is urgent call 999 or 111.");

    public static readonly Sentence OnTheList = new("WL02",
        "You are on the list. We will text you by {t}, yes or no. To talk before then, any time: Samaritans 116 123. In danger: 999.",
        "Hi, you are on the list. I will text you by {t}, yes or no. If it is urgent call 999 or 111.");

    public static readonly Sentence PlaceHasOpened = new("WL03",
        "A place has opened {when}. Would you like it? Reply YES by {t2}. If you cannot reply in time you still stay on the list.",
        "Hi, there is room {when} if you want it. Let me know by {t2}: YES or NO. Fine if not.");

    public static readonly Sentence OfferHasLapsed = new("WL04",
        "That place is not kept for you now. You did nothing wrong. You are still on the list for tonight. To talk any time: Samaritans 116 123.",
        "Hi, that one is not kept for you now. You did nothing wrong. You are still on the list. If it is urgent call 999 or 111.");

    public static readonly Sentence PlaceHasGone = new("WL07",
        "We are sorry, that place has just gone. You did nothing wrong and you are still on the list. To talk any time: Samaritans 116 123.",
        "Hi, sorry, that one has just gone. You did nothing wrong. You are still on the list. If it is urgent call 999 or 111.");

    public static readonly Sentence NoPlaceCameUp = new("WL06",
        "We are sorry. No more places came up tonight. Samaritans are on 116 123, day and night. Or NHS 111 option 2. In danger: 999.",
        "Hi, sorry, it did not work out tonight. If it is urgent call 999 or 111. Text me again any time.");
}
