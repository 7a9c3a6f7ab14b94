using CrisisLine.Domain.Bookings;
using FsCheck;
using FsCheck.Fluent;
using Interval = NodaTime.Interval;

namespace CrisisLine.Domain.Tests.Bookings;

/// <summary>The rule itself, at any moment of any evening and whatever the person asked for before.</summary>
public sealed class AskingForTonight
{
    private static readonly Instant Opens = Instant.FromUtc(2027, 6, 4, 17, 0);
    private static readonly Instant Closes = Opens + Duration.FromHours(8);
    private static readonly Interval Asking = new(Opens, Opens + Duration.FromMinutes(270));
    private static readonly Place SomePlace = new(7, Opens + Duration.FromMinutes(30));

    [Fact]
    public void Whoever_has_a_place_is_told_of_it_at_any_time() =>
        ForAny((tonight, now) => tonight.Mine is { } mine && mine.State.HasPlace()
            ? tonight.Ask(now) == new VisitAnswer.AlreadyYours(mine)
            : tonight.Ask(now) is not VisitAnswer.AlreadyYours);

    [Fact]
    public void Nobody_is_given_a_place_outside_the_hours_for_asking() =>
        ForAny((tonight, now) => Asking.Contains(now) || tonight.Ask(now) is not (VisitAnswer.Held or VisitAnswer.Full));

    [Fact]
    public void While_there_is_a_free_place_nobody_is_told_that_the_night_is_full() =>
        ForAny((tonight, now) => tonight.FirstFree is null || tonight.Ask(now) is not VisitAnswer.Full);

    [Fact]
    public void A_hold_lasts_as_long_as_was_promised_and_never_longer_than_the_night() =>
        ForAny((tonight, now) => tonight.Ask(now) is not VisitAnswer.Held held
            || (held.Place == tonight.FirstFree && held.Until > now && held.Until <= Closes
                && (held.Until == now + tonight.HoldFor || held.Until == Closes)));

    [Fact]
    public void Before_the_hours_for_asking_a_person_hears_when_they_begin_and_after_them_that_they_are_over() =>
        ForAny((tonight, now) => tonight.Ask(now) switch
        {
            VisitAnswer.NotYet soon => now < Asking.Start && soon.Begins == Asking.Start,
            VisitAnswer.TooLate => now >= Asking.End,
            _ => true,
        });

    [Fact]
    public void The_last_moment_of_the_hours_for_asking_still_counts_and_the_next_does_not()
    {
        var tonight = new Tonight(Asking, Closes, Duration.FromMinutes(30), Mine: null, SomePlace);

        Assert.IsType<VisitAnswer.Held>(tonight.Ask(Asking.End - Duration.Epsilon));
        Assert.IsType<VisitAnswer.TooLate>(tonight.Ask(Asking.End));
    }

    private static void ForAny(Func<Tonight, Instant, bool> holds) =>
        Prop.ForAll(Evenings, evening => holds(evening.Tonight, evening.Now)).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    private static Arbitrary<(Tonight Tonight, Instant Now)> Evenings =>
        (from minute in Gen.Choose(-600, 900)
         from hold in Gen.Choose(1, 120)
         from free in Gen.Elements<Place?>(null, SomePlace)
         from state in Gen.Elements(Enum.GetValues<RequestState>().Select(state => (RequestState?)state).Append(null))
         select (new Tonight(Asking, Closes, Duration.FromMinutes(hold), Mine(state), free), Opens + Duration.FromMinutes(minute)))
        .ToArbitrary();

    private static MyRequest? Mine(RequestState? state) => state is { } stands
        ? new MyRequest(3, stands, stands is RequestState.NoPlace or RequestState.Waiting ? null : SomePlace, Closes, SaidYes: false)
        : null;
}
