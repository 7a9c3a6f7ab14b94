using CrisisLine.Domain.Nights;
using FsCheck;
using FsCheck.Fluent;

namespace CrisisLine.Domain.Tests.Nights;

public sealed class AnyNightAnywhere
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(1000);

    [Fact]
    public void Closes_after_it_opens() =>
        Holds(evening => evening.Times.ClosesAt > evening.Times.OpensAt);

    [Fact]
    public void Is_over_when_the_next_begins() =>
        Holds(evening => evening.Times.ClosesAt <= evening.Timetable.On(evening.Night.PlusDays(1))!.OpensAt);

    [Fact]
    public void Expects_nobody_on_another_day_or_when_the_door_has_shut() =>
        Holds(evening => evening.Times.Arrivals.All(
            arrival => arrival.At >= SixHoursBefore(evening) && arrival.At < evening.Times.ClosesAt));

    [Fact]
    public void Loses_no_arrival_that_lies_within_its_hours_unless_the_clocks_change() =>
        Holds(evening => evening.ClocksChange || evening.Timetable.Faults().Any(fault => fault.Contains("arrival"))
            || evening.Times.Arrivals is [{ Places: 1 } arrival] && evening.Times.IsOpenAt(arrival.At));

    [Fact]
    public void Lets_people_ask_at_most_six_hours_before_it_opens_and_never_after_it_has_closed() =>
        Holds(evening => evening.Times.Requests is { } asking
            && asking.Start >= SixHoursBefore(evening) && asking.Start <= asking.End && asking.End <= evening.Times.ClosesAt);

    [Fact]
    public void Is_as_long_as_the_wall_says_unless_the_clocks_change() =>
        Holds(evening => evening.ClocksChange || evening.Times.Length == evening.OnTheWall);

    [Fact]
    public void Is_never_more_than_an_hour_off_when_they_do() =>
        Holds(evening => (evening.Times.Length - evening.OnTheWall) is var off
            && off <= Duration.FromHours(1) && off >= Duration.FromHours(-1));

    [Fact]
    public void Has_the_same_times_whenever_they_are_worked_out() =>
        Holds(evening =>
        {
            var (once, again) = (evening.Times, evening.Timetable.Between(evening.Night, evening.Night).Single());
            return once with { Arrivals = [] } == again with { Arrivals = [] } && once.Arrivals.SequenceEqual(again.Arrivals);
        });

    [Fact]
    public void Opens_at_the_time_on_the_wall_if_the_wall_has_that_time() =>
        Holds(evening => evening.TimeZone.MapLocal(evening.Night + evening.From).Count == 0
            || evening.Times.OpensAt.InZone(evening.TimeZone).LocalDateTime == evening.Night + evening.From);

    [Fact]
    public void That_broke_a_promise_would_be_shown_at_its_simplest()
    {
        var failure = Assert.ThrowsAny<Exception>(() => Holds(evening => evening.Minutes < 100));

        Assert.Contains("Day = 0, Opens = 0, Minutes = 100, Arrival = 0, AskFrom = 0, AskTo = 0", failure.Message);
    }

    /// <summary>Six hours on the wall can be seven when the clocks go back before the opening.</summary>
    private static Instant SixHoursBefore(AnyEvening evening) =>
        evening.Times.OpensAt - Duration.FromHours(evening.ClocksChange ? 7 : 6);

    private static void Holds(Func<AnyEvening, bool> promise) => Prop.ForAll(AnyEvening.All, promise).Check(Many);
}
