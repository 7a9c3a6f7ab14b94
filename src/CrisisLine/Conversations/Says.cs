using System.Diagnostics;
using CrisisLine.Domain.Bookings;
using CrisisLine.Domain.Nights;
using CrisisLine.Domain.Words;
using CrisisLine.Inbox;
using CrisisLine.Messages;
using CrisisLine.Opening;

namespace CrisisLine.Conversations;

/// <summary>Puts an outcome into words, for one service at one instant.</summary>
public sealed class Says(TextedService service, Instant now)
{
    public Outgoing Answer(VisitAnswer answer) => answer switch
    {
        VisitAnswer.Held held => RoomFor(Sentences.RoomTonight, held.Place, held.Until),
        VisitAnswer.AlreadyYours yours => Status(yours.Request),
        VisitAnswer.Full => Outgoing.Of(Sentences.Full),
        VisitAnswer.NotYet when !IsTonight => NextTime(Sentences.NotOpenTonight, service.Current),
        VisitAnswer.NotYet soon => Outgoing.Of(Sentences.AskFromThen, new Fillers { ["t"] = Time(soon.Begins) }),
        VisitAnswer.TooLate => NextTime(Sentences.AskingHasEnded, service.Next),
        _ => throw new UnreachableException(),
    };

    public Outgoing Answer(ListAnswer answer) => answer switch
    {
        ListAnswer.Waiting waiting => OnTheList(waiting.Until),
        ListAnswer.NoNeed noNeed => Answer(noNeed.Instead),
        _ => throw new UnreachableException(),
    };

    /// <returns>Null if a person must read the YES.</returns>
    public Outgoing? Answer(YesAnswer answer) => answer switch
    {
        YesAnswer.Confirmed confirmed => Place(
            service.Current!.ClocksChange(service.Zone) ? Sentences.PlaceConfirmedAsClocksChange : Sentences.PlaceConfirmed, confirmed.Place),
        YesAnswer.ForAWorker => Outgoing.Of(Sentences.AWorkerWillLook),
        YesAnswer.PlaceHasGone => Outgoing.Of(Sentences.PlaceHasGone),
        YesAnswer.TooLate => Outgoing.Of(Sentences.HoldHasLapsed),
        YesAnswer.NothingAsked => null,
        _ => throw new UnreachableException(),
    };

    public Outgoing Status(MyRequest? mine) => mine switch
    {
        { State: RequestState.Held, SaidYes: true } => Outgoing.Of(Sentences.AWorkerWillLook),
        { State: RequestState.Held or RequestState.Offered, Place: { } place, HeldUntil: { } until } =>
            RoomFor(Sentences.PlaceStillHeld, place, until),
        { State: RequestState.Confirmed or RequestState.Arrived, Place: { } place } => Place(Sentences.AlreadyBooked, place),
        { State: RequestState.Waiting } => OnTheList(service.House!.FinalAnswerAt),
        { State: RequestState.Declined } => Outgoing.Of(Sentences.WasDeclined),
        _ => CanAskNow ? Outgoing.Of(Sentences.NothingStands) : Answer(NotNow),
    };

    /// <param name="arrivals">Two or three.</param>
    public Outgoing WhichTime(IReadOnlyList<Instant> arrivals) => arrivals switch
    {
        [var a, var b] => Outgoing.Of(Sentences.WhichOfTwoTimes, new Fillers { ["a"] = Time(a), ["b"] = Time(b) }),
        [var a, var b, var c] => Outgoing.Of(Sentences.WhichOfThreeTimes, new Fillers { ["a"] = Time(a), ["b"] = Time(b), ["c"] = Time(c) }),
        _ => throw new ArgumentException("One time is no choice, and four are too many.", nameof(arrivals)),
    };

    public Outgoing TimeHasGone(Place theirs) => Outgoing.Of(Sentences.TimeHasGone, new Fillers { ["when"] = When(theirs) });

    public Outgoing AllSet(MyRequest? mine) => mine is { State: RequestState.Confirmed or RequestState.Arrived, Place: { } place }
        ? Outgoing.Of(Sentences.AllSet, new Fillers { ["when"] = When(place) })
        : Outgoing.Of(Sentences.AllSetWaiting);

    public Outgoing SeeYouSoon() => Outgoing.Of(Sentences.SeeYouSoon);

    public Outgoing PlaceGivenUp() => Outgoing.Of(Sentences.PlaceGivenUp);

    public Outgoing PlaceNotWanted() => Outgoing.Of(Sentences.PlaceNotWanted);

    public Outgoing NothingToGiveUp() => Outgoing.Of(Sentences.NothingToGiveUp);

    public Outgoing TextsAgain() => Outgoing.Of(Sentences.TextsAgain);

    /// <summary>What is said by itself to someone whose text a person must read: of danger, where help is now comes with it.</summary>
    public IEnumerable<Outgoing> Acknowledged(Acknowledge how, bool showsDanger) => (how, showsDanger, IsShut) switch
    {
        (Acknowledge.Silently, _, _) => [],
        (Acknowledge.Shortly, _, true) => [NextTime(Sentences.WeHaveItToo, service.Current)],
        (Acknowledge.Shortly, _, false) => [Outgoing.Of(Sentences.WeHaveIt)],
        (_, true, true) => [NextTime(Sentences.DoNotWaitForUs, service.Current), Outgoing.Of(Sentences.SomeoneRightNow)],
        (_, true, false) => [Outgoing.Of(Sentences.SomeoneWillLook), Outgoing.Of(Sentences.IfItGetsTooMuch)],
        _ => [APersonWillRead()],
    };

    /// <summary>True by day and by night: while the service is shut, it says so and where help is now.</summary>
    public Outgoing APersonWillRead() => IsShut
        ? NextTime(Sentences.NobodyReadsNow, service.Current)
        : Outgoing.Of(Sentences.APersonWillRead);

    /// <summary>To somebody who would like a call while nobody is here.</summary>
    public Outgoing RingWhenWeOpen() => NextTime(Sentences.RingWhenWeOpen, service.Current);

    public Outgoing Next(Sentence sentence) => NextTime(sentence, service.Current);

    public Outgoing UntilWeClose(Sentence sentence) => Outgoing.Of(sentence, new Fillers { ["t2"] = Time(service.Current!.ClosesAt) });

    /// <summary>Nobody is here now to read anything.</summary>
    public bool IsShut => service.Current is { } current && !current.IsOpenAt(now);

    private bool CanAskNow => service.House?.Requests.Contains(now) ?? false;

    private VisitAnswer NotNow =>
        service.House is { } house && now < house.Requests.Start
            ? new VisitAnswer.NotYet(house.Requests.Start)
            : new VisitAnswer.TooLate();

    private bool IsTonight => service.Current!.IsOpenAt(now) || service.Current.Night == now.InZone(service.Zone).Date;

    private Outgoing OnTheList(Instant until) => Outgoing.Of(Sentences.OnTheList, new Fillers { ["t"] = Time(until) });

    private Outgoing RoomFor(Sentence sentence, Place place, Instant until) => Outgoing.Of(sentence, new Fillers
    {
        ["svc"] = service.Name,
        ["when"] = When(place),
        ["t2"] = Time(until),
    });

    private Outgoing Place(Sentence sentence, Place place) => Outgoing.Of(sentence, new Fillers
    {
        ["when"] = When(place),
        ["house"] = service.Where,
    });

    private Outgoing NextTime(Sentence sentence, NightTimes? next) => next is null
        ? Outgoing.Of(Sentences.NextIsNotKnown)
        : Outgoing.Of(sentence, new Fillers { ["next"] = SpokenTime.OfNext(next, now, service.Zone, OpenNight) });

    private LocalDate? OpenNight => service.Current is { } current && current.IsOpenAt(now) ? current.Night : null;

    private string When(Place place) => SpokenTime.Arrival(place.ArriveAt, now, service.Current!.Night, service.Zone);

    private string Time(Instant at) => SpokenTime.Of(at, service.Current!.Night, service.Zone);
}
