using CrisisLine.Domain.Nights;

namespace CrisisLine.Domain.Tests.Nights;

/// <summary>A manager writes down a whole week and from when on it holds.</summary>
public sealed class AWeekOnOneForm
{
    private static readonly DateTimeZone London = DateTimeZoneProviders.Tzdb["Europe/London"];
    private static readonly LocalDate June = new(2027, 6, 1), July = new(2027, 7, 1), August = new(2027, 8, 1);

    [Fact]
    public void A_day_that_is_left_out_is_shut_from_then_on_and_was_open_before()
    {
        var changed = Plan("Fri Sat", 18).From(July, Kept(Rule("Fri Sat Mon", 18, June)));

        Assert.NotNull(changed.On(new LocalDate(2027, 6, 28)));
        Assert.Null(changed.On(new LocalDate(2027, 7, 5)));
        Assert.NotNull(changed.On(new LocalDate(2027, 7, 2)));
        Assert.Empty(changed.Faults());
    }

    [Fact]
    public void What_was_planned_for_later_comes_as_it_was_planned()
    {
        var kept = Kept(Rule("Fri Sat Mon", 18, June), Rule("Sat", 20, August));

        var changed = Plan("Tue", 17).From(July, kept);

        Assert.Equal([17], Hours(changed, new LocalDate(2027, 7, 6)));
        Assert.Empty(Hours(changed, new LocalDate(2027, 7, 9)));
        // August as it was: Saturday at eight, and the days that the rule before had.
        Assert.Empty(Hours(changed, new LocalDate(2027, 8, 3)));
        Assert.Equal([18], Hours(changed, new LocalDate(2027, 8, 6)));
        Assert.Equal([20], Hours(changed, new LocalDate(2027, 8, 7)));
        Assert.Equal([18], Hours(changed, new LocalDate(2027, 8, 9)));
        Assert.Empty(changed.Faults());
    }

    [Fact]
    public void A_rule_that_was_to_end_still_ends_on_its_day()
    {
        var kept = Kept(Rule("Fri", 18, June), Rule("Sun", 12, June, until: August));

        var changed = Plan("Fri", 19).From(July, kept);

        Assert.Empty(Hours(changed, new LocalDate(2027, 7, 4)));
        Assert.Equal([19], Hours(changed, new LocalDate(2027, 7, 30)));
        Assert.Equal([18], Hours(changed, new LocalDate(2027, 8, 6)));
        Assert.Empty(Hours(changed, August));
    }

    [Fact]
    public void A_plan_for_the_night_of_another_takes_its_place()
    {
        var changed = Plan("Fri", 20).From(July, Plan("Fri Sat", 19).From(July, Kept(Rule("Fri Sat", 18, June))));

        Assert.Equal([20], Hours(changed, new LocalDate(2027, 7, 2)));
        Assert.Empty(Hours(changed, new LocalDate(2027, 7, 3)));
        Assert.Empty(changed.Faults());
    }

    [Fact]
    public void What_is_read_off_a_night_puts_everything_back_as_it_was()
    {
        var kept = Kept(Rule("Fri Sat Mon", 18, June), Rule("Sat", 20, new LocalDate(2027, 6, 10)));
        var was = HoursPlan.On(kept, July);

        var back = was.From(July, Plan("Tue", 17).From(July, kept));

        for (var night = June; night < August; night = night.PlusDays(1))
            Assert.Equal(Hours(kept, night), Hours(back, night));
    }

    private static IEnumerable<int> Hours(Timetable timetable, LocalDate night) =>
        timetable.On(night) is { } times ? [times.OpensAt.InZone(London).Hour] : [];

    private static Timetable Kept(params OpeningRule[] rules) => new(rules, [], [], London);

    private static HoursPlan Plan(string days, int hour) => new([new OpenOn(Days(days), new LocalTime(hour, 0), new LocalTime(23, 0))], null, []);

    private static OpeningRule Rule(string days, int hour, LocalDate from, LocalDate? until = null) =>
        new(Days(days), new LocalTime(hour, 0), new LocalTime(23, 0), from, until);

    private static HashSet<IsoDayOfWeek> Days(string days) =>
        [.. days.Split(' ').Select(day => Enum.GetValues<IsoDayOfWeek>().Single(one => one.ToString().StartsWith(day, StringComparison.Ordinal)))];
}
