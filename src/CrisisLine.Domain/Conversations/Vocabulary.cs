namespace CrisisLine.Domain.Conversations;

/// <summary>
/// The words we act on. Whatever is not here goes to a person, so a phrase belongs here only if nobody in distress
/// could mean something else by it. Spellings, "the", "any" and courtesies need no entry of their own.
/// </summary>
public static class Vocabulary
{
    /// <summary>Said before a wish, adding nothing to it.</summary>
    public const string Openers = """
        hi, hello, hey, hiya, hi there, hello there, good evening, evening, good afternoon, good morning, please, ok
        okay, oh, um, erm, yo, thanks
        """;

    /// <summary>Said after a wish, adding nothing to it.</summary>
    public const string Closers = """
        please, thanks, thanks so much, thanks very much, many thanks, ta, cheers, x, xx, xxx, xxxx, xox, xoxo
        """;

    /// <summary>Said beside a wish; it changes nothing, yet a person shall hear it.</summary>
    public const string Asides = """
        sorry, so sorry, very sorry, im sorry, im so sorry, im very sorry, feeling better, feeling better now
        im feeling better, im feeling better now, feel better, feel better now, i feel better, i feel better now
        im better now, im ok, im ok now, im okay, im fine, im fine now, im alright
        """;

    public const string Tonight = "tonight, for tonight, this evening, for this evening, later tonight";

    /// <summary>Exactly this and nothing else. The provider reads these words too, and only so.</summary>
    public const string Stop = "stop, stop all, unsubscribe, revoke, opt out";

    public const string Start = "start, unstop";

    /// <summary>The provider's words for an end, whole message only: "end it" may be about a life (H-08, H-10).</summary>
    public const string EndAlone = "end, quit";

    /// <summary>About ourselves and them, not about tonight: exactly these words, because a longer sentence may mean anything.</summary>
    public const string ContactAlone = "contact", PlainAlone = "plain, plain texts", NamedAlone = "named", PrivacyAlone = "privacy",
        DeleteAlone = "delete, delete my data, delete my details", DeleteMeAlone = "delete me", HelpAlone = "help, info";

    public const string Taxi = """
        taxi, taxi please, taxy, taxie, cab, need taxi, i need taxi, can i have taxi, can i get taxi, can you send taxi, send taxi
        id like taxi, i want taxi, want taxi, book taxi, can you book me taxi, can you book taxi, get me taxi, can you get me taxi
        """;

    public const string OwnWay = """
        own, own way, ill make my own way, make my own way, my own way, i can make my own way, no taxi, dont need taxi
        i dont need taxi, no need for taxi, ill walk, ill drive, ill get bus
        """;

    public const string Talk = """
        talk, can i talk, can i talk to someone, can i talk to somebody, i want to talk, want to talk, id like to talk, can we talk
        need to talk, i need to talk, need to talk to someone, i need to talk to someone, can someone ring me, can someone call me
        can you ring me, can you call me, please ring me, please call me, ring me, call me, id like call, can i have call
        can i get call, call back, callback, call me back, ring me back, can you call me back, can you ring me back
        """;

    public const string NoCall = """
        no call, no calls, nocall, dont call, dont call me, dont ring, dont ring me, please dont call, please dont ring
        do not ring, not safe to call, not safe to ring
        """;

    public const string List = """
        list, lists, put me on list, put me on your list, add me to list, add me to your list, on list, join list
        id like to be on list, can i be on list, can you put me on list, can i go on list, keep me on list, waiting list
        put me on waiting list, ill wait
        """;

    public const string OnMyWay = """
        on my way, im on my way, on my way now, omw, on the way, im on way, on way, nearly there, im nearly there, almost there
        running late, im running late, ill be late, ill be a bit late, im coming just late, still coming, im still coming
        """;

    public const string Yes = """
        yes, y, yeah, yea, yep, yup, yip, yh, yeh, ye, ya, yas, aye, ok, okay, okey, oki, k, kk, sure, definitely
        of course, please do, yes i do, yes i would, yes i will, yes i want to come, yes i want it, id like that
        id love that, id love to, keep it, keep it for me, keep it please, keep place, keep place for me
        keep my place, ill take it, ill have it, ill take place, ill come, ill be there, im coming, ok then
        okay then, yes tonight, go on then, sounds good, that works, yes thats fine, yes thats ok, yes thats great
        that would be great, that would be good, that would be lovely
        """;

    public const string YesOpeners = "yes, yeah, yea, yep, yup";

    public const string No = """
        no, n, nope, nah, naw, not tonight, no not tonight, not today, no not today, not now, no not now, no need
        no its ok, no its okay, no its fine, no its alright, no thanks its ok, no thanks its fine, not this time
        no not this time, no thanks not tonight, no thanks not now
        """;

    public const string Cancel = """
        not coming, notcoming, cant come, not able to come, unable to come, not going to come, wont come
        wont be coming, wont be able to come, no longer able to come, can no longer come, dont want to come
        not coming after all, no longer coming, cant make it, cant come after all, cant make it after all, cancel
        cancel it, cancel place, cancel my place, cancel booking, cancel my booking, cancel visit, cancel my visit
        cancel my appointment, cancel tonight, cancel tonights place
        cancel tonights booking, cancel tonights visit, change of mind, changed my mind, dont need place, dont need my place
        dont want place, dont want my place, dont need place anymore, dont need my place anymore
        dont want place anymore, dont want my place anymore, dont need place now, dont want place now
        no longer need place, no longer need my place, no longer want place, dont keep my place
        give my place to someone else, give place to someone else
        let someone else have my place, someone else can have my place
        """;

    /// <summary>How a cancellation begins when it is a sentence.</summary>
    public const string CancelOpeners =
        "i, im, ive, no, no i, no im, can you, id like to, want to, i want to, need to, i need to, i have to, have to, got to, can i"
        + ", im afraid, actually";

    /// <summary>Usually about the place, and sometimes about a life: acted on, and always read.</summary>
    public const string MayMeanMore = """
        wont make it, not going to make it, wont be able to make it, not coming anymore, cant come anymore
        can no longer make it, dont want to come anymore
        """;

    public const string Status = """
        status, my status, whats my status, my booking, whats my booking, check my booking, is my booking ok
        have i got place, have i got booking, have i got my place, do i have place, do i have booking
        did i get place, have i still got place, have i still got my place, do i still have place
        do i still have my place, i got place, i got place or not, am i booked, am i booked in, am i still booked in
        am i on list, is my place ok, is my place kept, is my place still kept
        is my place still there, is my place booked, is my booking confirmed, is my place confirmed
        what time is my place, what time is my booking, what time is my visit, when is my place, when is my booking
        when is my visit, what time am i booked, what time am i booked in, what time am i coming
        what time do i come, what time do i need to come, what time should i come, have you got my place
        have you still got my place, have you got my booking, do you have my place, do you have my booking
        do you still have my place, is my place still on, is my booking still on
        """;

    public const string Visit = """
        visit, visit please, booking, book, book me, book me in, book me place, book place, book visit, book in
        book for me, can i please book, can i please book in, can i please visit, can you fit me in
        can i reserve place, reserve place, can i book, can i book in, can i book place, can i book visit
        can you book me in, like to book, want to book, like to book in, like to book place, make booking
        can i make booking, can i come, can i still come, can i still visit, is it too late to come
        is it too late to visit, can i come and visit, can i come to visit, can i come and see you
        can i come see you, can i visit, can i visit you, can i stop by, can i pop in, can i pop over
        can i pop round, able to come, am i able to come, chance i can come, chance of place
        is there chance i can come, is there chance of place, availability, is it ok for me to come
        is it ok if i came, would it be ok if i came, would it be ok if i come, is it ok if i come, is it ok to come
        is it possible to come, would it be ok to come, ok to come, ok if i come, can i have place, can i get place
        can i please have place, can i please come, please can i have place, can i have visit, want to come
        want to come and visit, want to visit, like to come, like to come and visit, like to visit, love to come
        need to come, need to come in, need to visit, love to visit, want to visit you, like to visit you
        need place, want place, id like place, need visit, want visit, id like visit, is there place
        is there place for me, are there place, is there still place, is there place going
        have you place, have you got place, have you still got place, you got place, you have place
        do you have place, do you still have place, got place, got place for me, place for me, place left
        place free, place available, place please, place tonight, place for tonight, place this evening, place
        is place free, is place available, space, is there space, are there space, have you got space
        have you space, do you have space, you got space, got space, theres place, theres space, if theres place
        if theres space, if you have space, if you have got space, if i can come
        if you have place, if you have got place
        """;

    public const string VisitOpeners = """
        i, id, i really, im wondering, i was wondering, wondering, was wondering, do you know, can you tell me
        can you say
        """;

    /// <summary>Where and when a visit is: tonight, at the house. "Down" and "off" are not among them.</summary>
    public const string VisitEndings = """
        over, round, around, in, there, here, to house, at house, to yours, to you, to see you, now, today, later
        left, free, available, going, for me, for one, for 1, still
        """;

    /// <summary>After the word VISIT these tell of another visit, another night, or none.</summary>
    public const string NotAskingForTonight = """
        was, wasnt, is, isnt, were, went, had, has, last, yesterday, tomorrow, next, this, on, in, of, by, every, my
        me, him, her, them, us, his, our, your, mum, mam, dad, nan, family, people, grave, heaven, hospital, doctor
        gp, monday, tuesday, wednesday, thursday, friday, saturday, sunday
        """;

    /// <summary>After YES or VISIT these take it back.</summary>
    public const string TakesItBack = "no, nope, nah, not, never, stop, end, quit, cancel, cancelled, canceled";

    /// <summary>Words between a YES and what is added to it.</summary>
    public const string Connectors = "but, and, or, well, actually, i mean, wait, oh, no wait";
}
