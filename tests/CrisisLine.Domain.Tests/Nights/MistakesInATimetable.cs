using CrisisLine.Domain.Nights;
using static CrisisLine.Domain.Tests.Nights.DialHouse;
using static NodaTime.IsoDayOfWeek;

namespace CrisisLine.Domain.Tests.Nights;

public sealed class MistakesInATimetable
{
    private static readonly LocalDate June = Date("2027-06-01");

    [Fact]
    public void Dial_House_has_none() => Assert.Empty(House.Faults());

    [Fact]
    public void Two_rules_for_one_day_cannot_begin_together() =>
        AssertFault(
            "Two opening rules for Friday begin on 1 January 2014.",
            House with { Opening = [.. House.Opening, On(Friday, "20:00", "04:00", Beginning)] });

    [Fact]
    public void A_rule_has_to_name_a_day() =>
        AssertFault(
            "The opening rule that begins on 1 June 2027 names no day.",
            House with
            {
                Opening = [.. House.Opening, new(new HashSet<IsoDayOfWeek>(), Time("18:00"), Time("02:00"), June)],
            });

    [Fact]
    public void A_rule_cannot_end_before_its_first_night() =>
        AssertFault(
            "The opening rule that begins on 1 June 2027 ends before its first night.",
            House with { Opening = [.. House.Opening, On(Friday, "18:00", "02:00", June, until: June)] });

    [Fact]
    public void A_night_cannot_go_on_when_the_next_has_begun() =>
        AssertFault(
            "Friday closes at 10am, after the next night has begun at 8am.",
            new Timetable(
                [On(Friday, "18:00", "10:00", Beginning), On(Saturday, "08:00", "20:00", Beginning)], [], [], London));

    [Fact]
    public void The_last_night_of_the_old_rules_is_held_against_the_first_of_the_new() =>
        AssertFault(
            "Friday closes at 10am, after the next night has begun at 8am.",
            new Timetable(
                [
                    On(Friday, "18:00", "10:00", Beginning, until: Date("2027-06-05")),
                    On(Saturday, "08:00", "20:00", Date("2027-06-05")),
                ],
                [], [], London));

    [Fact]
    public void Two_windows_for_asking_cannot_begin_together() =>
        AssertFault(
            "Two windows for asking begin on 1 January 2014.",
            House with { Requests = [.. House.Requests, new(Time("18:00"), Time("21:00"), Beginning)] });

    [Theory]
    [InlineData("22:30", "18:00", "Asking from 10.30pm to 6pm ends before it begins, on nights from 6pm to 2am.")]
    [InlineData("18:00", "02:30", "Asking from 6pm to 2.30am goes on after the close, on nights from 6pm to 2am.")]
    public void Asking_cannot_end_before_it_begins_or_go_on_after_the_close(string from, string to, string fault) =>
        AssertFault(fault, House with { Requests = [new(Time(from), Time(to), Beginning)] });

    [Fact]
    public void A_window_that_ends_before_it_begins_lets_nobody_ask_and_breaks_nothing()
    {
        var mistaken = House with { Requests = [new(Time("22:30"), Time("18:00"), Beginning)] };

        Assert.Equal(Duration.Zero, mistaken.On(Date("2027-06-04"))!.Requests!.Value.Duration);
    }

    [Fact]
    public void An_arrival_needs_a_place() =>
        AssertFault(
            "The arrival at 9.30pm needs at least one place, and has 0.",
            House with { Arrivals = [new(Time("21:30"), 0, Beginning)] });

    [Theory]
    [InlineData("17:30", "The arrival at 5.30pm is outside the opening hours, 6pm to 2am.")]
    [InlineData("02:00", "The arrival at 2am is outside the opening hours, 6pm to 2am.")]
    public void Nobody_can_arrive_before_the_opening_or_at_the_close(string at, string fault) =>
        AssertFault(fault, House with { Arrivals = [new(Time(at), 4, Beginning)] });

    [Fact]
    public void A_mistake_that_a_later_change_of_hours_makes_is_found_too() =>
        AssertFault(
            "The arrival at 11pm is outside the opening hours, 6pm to 11pm.",
            House with { Opening = [.. House.Opening, On(Friday, "18:00", "23:00", June)] });

    /// <summary>This fault, said once, and no other.</summary>
    private static void AssertFault(string fault, Timetable timetable) => Assert.Equal([fault], timetable.Faults());
}
