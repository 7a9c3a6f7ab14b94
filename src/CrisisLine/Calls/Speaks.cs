using System.Globalization;
using CrisisLine.Domain.Bookings;
using CrisisLine.Domain.Calls;
using CrisisLine.Domain.Nights;
using CrisisLine.Domain.Words;
using CrisisLine.Messages;
using CrisisLine.Opening;

namespace CrisisLine.Calls;

/// <summary>Puts an outcome into spoken words, for one service at one instant.</summary>
public sealed class Speaks(TextedService service, Instant now)
{
    /// <summary>Nobody is here now.</summary>
    public bool IsShut => service.Current is not { } current || !current.IsOpenAt(now);

    /// <summary>A place can be asked for now, open or not.</summary>
    public bool CanAskNow => service.House?.Requests.Contains(now) ?? false;

    public Outgoing Hello(Sentence hello) => Outgoing.Of(hello, new Fillers { ["svc"] = service.Name });

    public Outgoing Closed() => service.Current is { } next && IsShut
        ? Outgoing.Of(Scripts.Closed, new Fillers { ["svc"] = service.Name, ["next"] = Next(next) })
        : Hello(Scripts.ClosedForNow);

    public Outgoing RoomTonight(Place place, Instant until) => Outgoing.Of(Scripts.RoomTonight, new Fillers
    {
        ["when"] = When(place),
        ["m"] = Math.Max(1, (int)Math.Floor((until - now).TotalMinutes)).ToString(CultureInfo.InvariantCulture),
    });

    public Outgoing About(Sentence sentence, Place place) =>
        Outgoing.Of(sentence, new Fillers { ["when"] = When(place), ["house"] = service.Where });

    public Outgoing By(Sentence sentence, Instant at) => Outgoing.Of(sentence, new Fillers { ["t"] = Time(at) });

    /// <summary>With the time by which someone who asks now should be rung.</summary>
    public Outgoing Ring(Sentence sentence) => By(sentence, now + service.RingsWithin);

    public Outgoing WhenWeOpen(Sentence sentence) => Outgoing.Of(sentence, new Fillers { ["next"] = Next(service.Current!) });

    public Outgoing NotNow(VisitAnswer answer) => answer switch
    {
        VisitAnswer.NotYet soon when IsTonight => By(Scripts.AskFromThen, soon.Begins),
        VisitAnswer.NotYet => NextTime(Scripts.NotOpenTonight, service.Current),
        _ => NextTime(Scripts.AskingHasEnded, service.Next),
    };

    public Outgoing? ClocksChange() =>
        service.Current is { } night && night.ClocksChange(service.Zone) ? Outgoing.Of(Scripts.TheClocksChange) : null;

    /// <param name="arrivals">Two or three.</param>
    public Outgoing WhichTime(IReadOnlyList<Instant> arrivals) => arrivals switch
    {
        [var a, var b] => Outgoing.Of(Scripts.WhichOfTwoTimes, new Fillers { ["a"] = Time(a), ["b"] = Time(b) }),
        [var a, var b, var c] => Outgoing.Of(Scripts.WhichOfThreeTimes, new Fillers { ["a"] = Time(a), ["b"] = Time(b), ["c"] = Time(c) }),
        _ => throw new ArgumentException("One time is no choice, and four are too many.", nameof(arrivals)),
    };

    /// <summary>The same as a text, for those who may be texted; null if there is nothing to write.</summary>
    public Outgoing? InWriting(MyRequest? mine, HouseNight house) => mine switch
    {
        { State: RequestState.Confirmed, Place: { } place } => About(Sentences.PlaceConfirmed, place),
        { State: RequestState.Waiting } => By(Sentences.OnTheList, house.FinalAnswerAt),
        _ => null,
    };

    public static Outgoing Code(CodeWord code) =>
        Outgoing.Of(Scripts.YourCodeWord, new Fillers { ["code"] = code.Words.Replace(" ", ", ", StringComparison.Ordinal), ["keys"] = code.Spoken });

    private bool IsTonight => !IsShut || service.Current?.Night == now.InZone(service.Zone).Date;

    private Outgoing NextTime(Sentence sentence, NightTimes? next) => next is null
        ? Outgoing.Of(Scripts.NextIsNotKnown)
        : Outgoing.Of(sentence, new Fillers { ["next"] = Next(next) });

    private string Next(NightTimes night) => SpokenTime.OfNext(night, now, service.Zone, IsShut ? null : service.Current!.Night);

    private string When(Place place) => SpokenTime.Arrival(place.ArriveAt, now, service.Current!.Night, service.Zone);

    private string Time(Instant at) => SpokenTime.Of(at, service.Current!.Night, service.Zone);
}
