using System.Diagnostics;
using CrisisLine.Domain.Bookings;
using CrisisLine.Domain.Nights;
using CrisisLine.Domain.Words;
using CrisisLine.Opening;

namespace CrisisLine.Conversations;

/// <summary>Puts an outcome into words, for one service at one instant.</summary>
public sealed class Says(TextedService service, Instant now)
{
    public string Answer(VisitAnswer answer) => answer switch
    {
        VisitAnswer.Held held => RoomFor(Sentences.RoomTonight, held.Place, held.Until),
        VisitAnswer.AlreadyYours yours => Status(yours.Request),
        VisitAnswer.Full => Sentences.Full.Say(new Fillers()),
        VisitAnswer.NotYet when !IsTonight => NextTime(Sentences.NotOpenTonight, service.Current),
        VisitAnswer.NotYet soon => Sentences.AskFromThen.Say(new Fillers { ["t"] = Time(soon.Begins) }),
        VisitAnswer.TooLate => NextTime(Sentences.AskingHasEnded, service.Next),
        _ => throw new UnreachableException(),
    };

    /// <returns>Null if a person must read the YES.</returns>
    public string? Answer(YesAnswer answer) => answer switch
    {
        YesAnswer.Confirmed confirmed => Place(
            service.Current!.ClocksChange(service.Zone) ? Sentences.PlaceConfirmedAsClocksChange : Sentences.PlaceConfirmed, confirmed.Place),
        YesAnswer.ForAWorker => Sentences.AWorkerWillLook.Say(new Fillers()),
        YesAnswer.TooLate => Sentences.HoldHasLapsed.Say(new Fillers()),
        YesAnswer.NothingAsked => null,
        _ => throw new UnreachableException(),
    };

    public string Status(MyRequest? mine) => mine switch
    {
        { State: RequestState.Held, SaidYes: true } => Sentences.AWorkerWillLook.Say(new Fillers()),
        { State: RequestState.Held or RequestState.Offered, Place: { } place, HeldUntil: { } until } =>
            RoomFor(Sentences.PlaceStillHeld, place, until),
        { State: RequestState.Confirmed or RequestState.Arrived, Place: { } place } => Place(Sentences.AlreadyBooked, place),
        { State: RequestState.Waiting } => Sentences.Waiting.Say(new Fillers()),
        { State: RequestState.Declined } => Sentences.WasDeclined.Say(new Fillers()),
        _ => CanAskNow ? Sentences.NothingStands.Say(new Fillers()) : Answer(NotNow),
    };

    public string PlaceGivenUp() => Sentences.PlaceGivenUp.Say(new Fillers());

    public string PlaceNotWanted() => Sentences.PlaceNotWanted.Say(new Fillers());

    public string NothingToGiveUp() => Sentences.NothingToGiveUp.Say(new Fillers());

    public string TextsAgain() => Sentences.TextsAgain.Say(new Fillers());

    /// <summary>True by day and by night: while the service is shut, it says so and where help is now.</summary>
    public string APersonWillRead() => service.Current is { } current && !current.IsOpenAt(now)
        ? NextTime(Sentences.NobodyReadsNow, current)
        : Sentences.APersonWillRead.Say(new Fillers());

    private bool CanAskNow => service.House?.Requests.Contains(now) ?? false;

    private VisitAnswer NotNow =>
        service.House is { } house && now < house.Requests.Start
            ? new VisitAnswer.NotYet(house.Requests.Start)
            : new VisitAnswer.TooLate();

    private bool IsTonight => service.Current!.IsOpenAt(now) || service.Current.Night == now.InZone(service.Zone).Date;

    private string RoomFor(Sentence sentence, Place place, Instant until) => sentence.Say(new Fillers
    {
        ["svc"] = service.Name,
        ["when"] = When(place),
        ["t2"] = Time(until),
    });

    private string Place(Sentence sentence, Place place) => sentence.Say(new Fillers
    {
        ["when"] = When(place),
        ["house"] = service.Where,
    });

    private string NextTime(Sentence sentence, NightTimes? next) => next is null
        ? Sentences.NextIsNotKnown.Say(new Fillers())
        : sentence.Say(new Fillers { ["next"] = SpokenTime.OfNext(next, now, service.Zone, OpenNight) });

    private LocalDate? OpenNight => service.Current is { } current && current.IsOpenAt(now) ? current.Night : null;

    // A place whose time has passed is free now, and nobody has to wait for it.
    private string When(Place place) => place.ArriveAt <= now ? "tonight from now" : Tonight($"at {Time(place.ArriveAt)}");

    // After midnight the time itself already says "(tonight)".
    private static string Tonight(string when) => when.EndsWith(')') ? when : $"{when} tonight";

    private string Time(Instant at) => SpokenTime.Of(at, service.Current!.Night, service.Zone);
}
