namespace CrisisLine.Domain.Words;

/// <summary>
/// Everything the service says on the telephone, in a few files of one class. It is heard, not read: numbers stand digit by
/// digit, a choice comes after what it is about, and every word can be interrupted by a key. Nobody is ever recorded.
/// </summary>
/// <remarks>
/// Fillers: <c>svc</c> the service's name · <c>house</c> where it is · <c>when</c> "at 9.30pm tonight" · <c>t</c>, <c>a</c>,
/// <c>b</c>, <c>c</c> a time tonight · <c>next</c> the next opening · <c>m</c> minutes · <c>code</c> two words · <c>keys</c>
/// the same on a keypad · <c>backup</c> where else to ring.
/// </remarks>
public static partial class Scripts
{
    /// <summary>All of them, for the tests that read every line and for the list that the team edits.</summary>
    public static IReadOnlyList<Sentence> All => Together.All;

    // A class of its own: the fields of a partial class are made file by file, in no order that is promised.
    private static class Together
    {
        public static readonly IReadOnlyList<Sentence> All =
        [
            HelloFromTheHouse, HelloFromTheLine, HelloFromTheHouseUnseen, HelloFromTheLineUnseen, NobodyJustNow, IfYouHaveACodeWord,
            Closed, ClosedForNow, HearItOrBeRung, AskWhileClosed, QuietNumber, IfYouAreADriver, QuietNumberOfDrivers, DriverIsRungBack, ToldAPerson, IsThisPhoneSafe, WillRing, WillRingWhenWeOpen, YouSaidNotThen, KeyInTheTime, IsThatTheTime, NobodyIsHereThen, WillRingAtThatTime, KeyInANumber, APersonLooksAtTheNumber, IsItSafeWhenWeOpen, WillNotRing,
            CannotSeeNumber, HelpNow, KeyDoesNothing, NoHurry, Goodbye, HearAgain, WhatStaysWithUs, SomethingIsWrong,
            SomethingIsWrongHere, RoomTonight, StillKept, PlaceHasOpened, PlaceConfirmed, TheClocksChange, IfPlansChange,
            AlreadyBooked, IfYouCannotCome, PlaceGivenUp, PlaceNotWanted, AWorkerWillLook, Declined, AskFromThen, NotOpenTonight,
            AskingHasEnded, NextIsNotKnown, HoldHasLapsed, PlaceHasGone, Full, OnTheListByText, OnTheListByRing, OnTheListByCode,
            YourCodeWord, KeyInYourCodeWord, CodeWordNotFound, WhichOfTwoTimes, WhichOfThreeTimes, TimeHasGone, Taxi,
            TaxiComes, TaxiByText, TaxiNeedsANumber, MayWeText, WillText, WillNotText,
            ACallWaits, RingingThem, NoMoreToDo, NoAnswerThere, WhoWasIt, WrittenDown,
            SomethingWaits, SomebodyHasTakenIt, ItIsYours, YouCannot, HeardNoKey,
            NobodyIsThere, YouSeeToCover, SomebodyIsThereAgain, TryingYourPhone, YourPhoneIsFine, AColleagueMayNeedHelp, WhereTheyAre,
        ];
    }
}
