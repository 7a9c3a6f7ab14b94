namespace CrisisLine.Domain.Words;

/// <summary>How a call begins and ends, and the way to a person.</summary>
public static partial class Scripts
{
    public static readonly Sentence HelloFromTheHouse = new("IV01",
        "Hello. You are through to {svc}. No one can come to the phone just now. Press 1 if you would like us to ring you back. "
        + "Press 2 to ask for a place tonight, or to hear about yours. "
        + "If a life is in danger, hang up and ring 9 9 9. We do not record calls.");

    public static readonly Sentence HelloFromTheLine = new("IV21",
        "Hello. You are through to {svc}. No one can come to the phone just now. Press 1 if you would like us to ring you back. "
        + "If a life is in danger, hang up and ring 9 9 9. We do not record calls.");

    public static readonly Sentence HelloFromTheHouseUnseen = new("IV68",
        "Hello. You are through to {svc}. No one can come to the phone just now, and we cannot see your number, which is fine. "
        + "Press 1 to let us know that you need someone. Press 2 to ask for a place tonight. "
        + "Press 4 if we gave you a code word. If a life is in danger, hang up and ring 9 9 9. We do not record calls.");

    public static readonly Sentence HelloFromTheLineUnseen = new("IV69",
        "Hello. You are through to {svc}. No one can come to the phone just now, and we cannot see your number, which is fine. "
        + "Press 1 to let us know that you need someone. "
        + "If a life is in danger, hang up and ring 9 9 9. We do not record calls.");

    public static readonly Sentence NobodyJustNow = new("IV93",
        "No one is here to ring you just now. We are getting someone. If you cannot wait, ring Samaritans on 1 1 6, 1 2 3. "
        + "Or ring N H S 1 1 1, and choose option 2.");

    public static readonly Sentence IfYouHaveACodeWord = new("IV22", "If we gave you a code word, press 4.");

    public static readonly Sentence Closed = new("IV12",
        "Thank you for ringing {svc}. We are closed, and open again at {next}. "
        + "If you or someone else is in danger, ring 9 9 9. For help now, day or night, ring N H S 1 1 1 and choose option 2, "
        + "or Samaritans on 1 1 6, 1 2 3. If you would rather text, send the word SHOUT to 8 5 2 5 8.");

    public static readonly Sentence ClosedForNow = new("IV25",
        "Thank you for ringing {svc}. We are closed just now. "
        + "If you or someone else is in danger, ring 9 9 9. For help now, day or night, ring N H S 1 1 1 and choose option 2, "
        + "or Samaritans on 1 1 6, 1 2 3. If you would rather text, send the word SHOUT to 8 5 2 5 8.");

    public static readonly Sentence HearItOrBeRung = new("IV23",
        "Press 1 to hear that again. Press 2 if you would like us to ring you when we open.");

    public static readonly Sentence AskWhileClosed = new("IV24", "Press 3 to ask for a place tonight, or to hear about yours.");

    /// <summary>Whoever lives with them may ring the number that rang them: it says nothing of us (H-05).</summary>
    public static readonly Sentence QuietNumber = new("IV61",
        "Hello. No one can answer on this number. Please leave nothing, and ring later. Goodbye.");

    /// <summary>Said on every number that we ring from, whether or not a car is on its way, so that it gives nothing away.</summary>
    public static readonly Sentence IfYouAreADriver = new("IV95", "If you drive a taxi and ring about a job, press 1.");

    public static readonly Sentence QuietNumberOfDrivers = new("IV96", "Hello. No one can answer on this number. Please leave nothing, and ring later.");

    public static readonly Sentence DriverIsRungBack = new("IV97", "Thank you. It is about a job. One of us rings you back in a few minutes. Goodbye.");

    public static readonly Sentence ToldAPerson = new("IV52",
        "The people here can see now that you rang, and that it cannot wait. You are not a bother.");

    public static readonly Sentence IsThisPhoneSafe = new("IV03",
        "If this phone is safe to ring, press 1, and someone should ring you by about {t}. "
        + "If it is not safe, press 2, and we will not ring it. To choose a time, press 3. To be rung on another phone, press 4. "
        + "We will not leave a message.");

    public static readonly Sentence KeyInTheTime = new("IV05",
        "Key in the time you would like, and then hash. For half past eight tonight, press 8 3 0, and then hash.");

    public static readonly Sentence IsThatTheTime = new("IV81", "You would like us to ring at about {t}. Press 1 if that is right. Press 2 to change it.");

    public static readonly Sentence NobodyIsHereThen = new("IV82", "We can ring you until {t}, and not at that time, we are sorry.");

    public static readonly Sentence WillRingAtThatTime = new("IV83",
        "Thank you. Someone should ring you at about {t}. The number may be one you do not know.");

    public static readonly Sentence KeyInANumber = new("IV84",
        "To be rung back, key in a number that is safe for you, and then hash. Or you can hang up now.");

    public static readonly Sentence APersonLooksAtTheNumber = new("IV85",
        "Thank you. A person will look at this first, and someone should ring that phone then. They will not leave a message.");

    public static readonly Sentence WillRing = new("IV06",
        "Thank you. Someone should ring you by about {t}. The number may be one you do not know.");

    public static readonly Sentence WillRingWhenWeOpen = new("IV62",
        "Thank you. We open at {next}, and someone should ring you soon after that. The number may be one you do not know.");

    public static readonly Sentence IsItSafeWhenWeOpen = new("IV63",
        "If this phone will be safe to ring then, press 1. If not, press 2, and we will not ring it. We will not leave a message.");

    public static readonly Sentence YouSaidNotThen = new("IV80",
        "You asked us not to ring at that hour, so we will not. You can ring us again at any time, or text us another time.");

    public static readonly Sentence WillNotRing = new("IV53",
        "That is fine. We will not ring this phone. You can ring us again at any time.");

    public static readonly Sentence CannotSeeNumber = new("IV04",
        "We cannot see your number, and that is fine. You can ring us again at any time.");

    public static readonly Sentence HelpNow = new("IV54",
        "To talk now, day or night, ring Samaritans on 1 1 6, 1 2 3, or N H S 1 1 1 and choose option 2. "
        + "If a life is in danger, ring 9 9 9.");

    public static readonly Sentence KeyDoesNothing = new("IV55", "Sorry, that key does nothing here.");

    public static readonly Sentence NoHurry = new("IV56", "There is no hurry.");

    public static readonly Sentence Goodbye = new("IV57", "Thank you for ringing. Goodbye for now.");

    public static readonly Sentence HearAgain = new("IV58", "Press 1 to hear that again. Or you can hang up now.");

    public static readonly Sentence WhatStaysWithUs = new("IV18",
        "What you tell us stays in our team, unless someone may be badly hurt. We do not record calls. "
        + "Ask us at any time what we keep.");

    /// <summary>From another host while ours is down: it cannot know more than this.</summary>
    public static readonly Sentence SomethingIsWrong = new("IV19",
        "We are sorry, something has gone wrong at our end. Please ring {backup}. In danger, ring 9 9 9. "
        + "At any time: N H S 1 1 1, option 2, or Samaritans, 1 1 6, 1 2 3.");

    public static readonly Sentence SomethingIsWrongHere = new("IV64",
        "We are sorry, something has gone wrong at our end. Please ring again in a while. In danger, ring 9 9 9. "
        + "At any time: N H S 1 1 1, option 2, or Samaritans, 1 1 6, 1 2 3.");
}
