namespace CrisisLine.Domain.Words;

/// <summary>
/// Taxis, there and home. A person hears only what is true: that a taxi is booked is said when a firm has said so, with its car. A
/// firm hears a time, a place, a word and an account, and nothing from which it could tell why (H-17).
/// </summary>
public static partial class Sentences
{
    public static readonly Sentence WouldATaxiHelp = new("TX01",
        "Would a taxi help? It is free and we book it for you. Reply TAXI, or OWN if you will make your own way.");

    public static readonly Sentence WhereShouldItMeet = new("TX02",
        "Where should the taxi meet you? Send house number, street and postcode. A shop or bus stop is fine if safer. We delete it tomorrow.",
        "Where should the taxi meet you? Send number, street and postcode. A shop or bus stop is fine if safer. I delete it tomorrow.");

    public static readonly Sentence IsThatRight = new("TX03", "Thank you. Have we got this right? {addr}. Reply YES, or send it again.");

    public static readonly Sentence PlaceNotFound = new("TX04",
        "Sorry, we could not find that place. Please send just the postcode, or reply TALK and a person will sort it with you.");

    public static readonly Sentence TaxiBooked = new("TX05",
        "Your taxi is booked for {t}: {car}, {reg}. Ask the driver for the word {word}. They do not know why you are going out.",
        "Your taxi is booked for {t}: {car}, {reg}. Ask the driver for the word {word}.");

    public static readonly Sentence TaxiLate = new("TX06",
        "Your taxi is late, we are sorry. It should come at about {t}. Your place is safe. Ring {num} if you need us.",
        "Your taxi is late, sorry. It should come at about {t}. Ring {num} if you need to.");

    public static readonly Sentence NoTaxiToBeHad = new("TX07",
        "Sorry, we cannot get you a taxi just now. Your place is still yours. A person will ring to find another way. Reply NO CALL if not safe to ring.",
        "Sorry, no taxi to be had just now. You are still all set. I will ring to find another way. Text NO CALL if not a good time.");

    public static readonly Sentence TaxiHomeBooked = new("TX08",
        "Your taxi home is booked for {t}: {car}, {reg}. Word: {word}. If home does not feel safe tonight please tell us.",
        "Your taxi is booked for {t}: {car}, {reg}. Word: {word}.");

    public static readonly Sentence ToTheFirm = new("TX09",
        "{acct} job {ref}. {at} from {addr} to {dest}. Word {word}. Text on arrival, do not knock. Reply {ref} OK or NO");

    public static readonly Sentence TaxiIsAskedFor = new("TX12",
        "Thank you. We will ask for a taxi to meet you at about {t} and text you the car once it is booked. Reply OWN if you need none.",
        "Hi, thanks. I will ask for a taxi for about {t} and text you the car once it is booked. Text OWN if you need none.");

    public static readonly Sentence APersonLooksAtPlace = new("TX13",
        "Thank you, we have kept that. A person will make sure the taxi finds you, and text you. Your place is safe.",
        "Hi, thanks, got that. I will make sure the taxi finds you, and text you.");

    public static readonly Sentence TaxiIsOff = new("TX14",
        "All right, no taxi. Your place is still kept. If that changes text TAXI. If your plans change reply NOT COMING.",
        "Hi, ok, no taxi then. You are still all set. Text TAXI if that changes.");

    public static readonly Sentence TaxiStands = new("TX15",
        "We have asked for a taxi to meet you at about {t}. We text you the car once it is booked. To change the place, send it again.",
        "Hi, a taxi is asked for, for about {t}. I text you the car once it is booked. To change the place, send it again.");

    public static readonly Sentence NoAnswerFromFirm = new("TX16", "We have no answer yet for job {ref} at {at}. Please reply {ref} OK or {ref} NO");

    public static readonly Sentence TryByLetter = new("TX26", "This is only a try ({ref}) to see that our letters reach you. No car is needed, and no answer. Thank you.");

    public static readonly Sentence JobIsOff = new("TX17", "Job {ref} at {at} is off. Please do not send a car for it. Thank you.");

    public static readonly Sentence JobNeeds = new("TX18", "For job {ref}: {needs}. Thank you.");

    public static readonly Sentence JobIsYours = new("TX19", "Thank you. Job {ref} at {at} is yours.");

    public static readonly Sentence WhichCar = new("TX20", "Thank you. Which car comes for job {ref}? Please text {ref}, its colour, make and plate.");

    public static readonly Sentence WhichJob = new("TX21", "Sorry, we do not know which job you mean. Please text its four letters and figures, then OK or NO.");

    public static readonly Sentence WhereIsTheCar = new("TX22", "Where is the car for job {ref}? Please reply {ref} HERE, or {ref} LATE and how many minutes.");

    public static readonly Sentence ThankYouFirm = new("TX23", "Thank you, that is written down for job {ref}.");

    public static readonly Sentence JobOnPage = new("TX24", "{acct} job {ref} at {at}. Can you do it? You can see it and say yes or no on this page: {link}");

    public static readonly Sentence TryOfFirm = new("TX25", "This is a try, no car is needed. Job {ref}. Please reply {ref} OK");
}
