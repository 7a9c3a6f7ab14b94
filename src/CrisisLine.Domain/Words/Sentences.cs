namespace CrisisLine.Domain.Words;

/// <summary>
/// Everything the service says by text, in a few files of one class, so that it can be read through in some minutes. Each
/// sentence is one segment with its longest fillers, and true when it is said: it never offers what is not there yet. The
/// second words of a sentence are for phones that others may read.
/// </summary>
/// <remarks>
/// Fillers: <c>svc</c> the service's name · <c>house</c> where it is · <c>when</c> "at 9.30pm tonight" or "tonight from now" ·
/// <c>t</c>, <c>t2</c>, <c>a</c>, <c>b</c>, <c>c</c> a time tonight · <c>next</c> the next opening, "6pm on Wednesday" · <c>day</c> "tonight",
/// "on Friday 5 June" · <c>at</c>, <c>until</c> a time · <c>venue</c> a public place · <c>h</c> hours ·
/// <c>addr</c>, <c>dest</c> where from and to · <c>acct</c>, <c>ref</c> by what a taxi firm knows us and a job · <c>word</c> what the driver says · <c>car</c>, <c>reg</c>,
/// <c>num</c> a telephone number · <c>needs</c> what a car must have · <c>link</c> a page of the firm's.
/// </remarks>
public static partial class Sentences
{
    /// <summary>All of them, for the tests that read every sentence and for the list that the team edits.</summary>
    public static IReadOnlyList<Sentence> All => Together.All;

    // A class of its own: the fields of a partial class are made file by file, in no order that is promised.
    private static class Together
    {
        public static readonly IReadOnlyList<Sentence> All =
        [
            RoomTonight, PlaceStillHeld, PlaceConfirmed, PlaceConfirmedAsClocksChange, AWorkerWillLook, AlreadyBooked,
            NotOpenTonight, AskFromThen, AskingHasEnded, HoldHasLapsed, PlaceGivenUp, PlaceNotWanted, NothingToGiveUp,
            NothingStands, WasDeclined, ClosedEarly, Reminder, NotHereYet, SeeYouSoon,
            Full, OnTheList, PlaceHasOpened, OfferHasLapsed, PlaceHasGone, NoPlaceCameUp,
            WhatName, WhichOfTwoTimes, WhichOfThreeTimes, TimeHasGone, WhatWouldHelp, AllSet, AllSetWaiting, NoRush,
            APersonWillRead, WeHaveIt, WeHaveItToo, SomeoneWillLook, IfItGetsTooMuch, DoNotWaitForUs, SomeoneRightNow,
            NobodyReadsNow, NextIsNotKnown, NoCallThen, WantsATaxi, OwnWay, HowToReachHelp,
            MayWeText, MayWeLeaveAVoiceMessage, IfSomeoneElseAnswers, WhomToAskFor, WhenNotToRing, PlainOrNamed,
            ContactSaved, PlainFromNow, NamedAlready, APersonChecksFirst, WhatStaysWithUs, Privacy, ShallWeDelete,
            Deleted, TextsAgain, DidNotGetThrough,
            WhenShallWeRing, WillRingNow, WillFindSomeone, WillRingAt, RangAndMissed, TriedEnough, RunningLate, CannotRing, NotAtThatTime, YouSaidNotThen,
            CallCalledOff, RingWhenWeOpen, WillRingWhenWeOpen, RingingYouNow, WhichTime,
            CheckIn, CheckInOverdue, EndOfShift, SomeoneWaits, NobodySignedOn, ShiftComes, CouldYouCover, ShiftIsYours, WeFindCover,
            ShiftIsCovered, SignedOn, PleaseRest, CallIsYours, NobodyWaits, SignOnFirst, CheckInKept, AskAgainAt, HelpIsCalled,
            DebriefComes, HoursOfShiftAreTooMany, YouMeetSomeone, MeetingIsOff, MayWeAskTomorrow, HowAreYou, WillAskTomorrow, WillNotAsk, DidYouGetHome, GladYouAreHome, WeMeetYou, MeetingCancelled,
            WouldATaxiHelp, WhereShouldItMeet, IsThatRight, PlaceNotFound, TaxiBooked, TaxiLate, NoTaxiToBeHad, TaxiHomeBooked, ToTheFirm,
            TaxiIsAskedFor, APersonLooksAtPlace, TaxiIsOff, TaxiStands, NoAnswerFromFirm, JobIsOff, JobNeeds, JobIsYours, WhichCar, WhichJob, WhereIsTheCar,
            ThankYouFirm, JobOnPage, TryOfFirm, TryByLetter,
        ];
    }
}
