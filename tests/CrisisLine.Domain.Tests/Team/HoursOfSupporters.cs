using CrisisLine.Domain.Nights;
using CrisisLine.Domain.Team;

namespace CrisisLine.Domain.Tests.Team;

/// <summary>For how long somebody is here, and for how long nobody is. Hours are those that pass, not those on the wall.</summary>
public sealed class HoursOfSupporters
{
    private static readonly DateTimeZone London = DateTimeZoneProviders.Tzdb["Europe/London"];
    private static readonly HourLimits FourAndSixteen = new(Duration.FromHours(4), Duration.FromHours(16));
    private static readonly Instant Six = WallClock.Resolve(new LocalDateTime(2027, 6, 4, 18, 0), London);

    [Fact]
    public void H37_After_four_hours_of_the_last_day_somebody_rests_and_the_day_after_they_may_come_again()
    {
        Interval[] evening = [new(Six, Six + Duration.FromHours(4))];

        Assert.False(FourAndSixteen.AllowMore(evening, Six + Duration.FromHours(5)));
        Assert.True(FourAndSixteen.AllowMore(evening, Six + Duration.FromHours(25)));
        Assert.True(FourAndSixteen.AllowMore([new(Six, Six + Duration.FromMinutes(239))], Six + Duration.FromHours(5)));
    }

    [Fact]
    public void H37_After_sixteen_hours_of_seven_days_somebody_rests()
    {
        var week = Enumerable.Range(0, 4).Select(day => new Interval(Six + Duration.FromDays(day), Six + Duration.FromDays(day) + Duration.FromHours(4))).ToList();

        Assert.False(FourAndSixteen.AllowMore(week, Six + Duration.FromDays(5)));
        Assert.True(FourAndSixteen.AllowMore(week, Six + Duration.FromDays(7) + Duration.FromHours(1)));
        Assert.False(FourAndSixteen.Allow(new Interval(Six + Duration.FromDays(4), Six + Duration.FromDays(4) + Duration.FromHours(1)), week));
    }

    [Fact]
    public void A_shift_may_not_make_another_one_after_it_too_much()
    {
        var tomorrow = new Interval(Six + Duration.FromHours(20), Six + Duration.FromHours(23));

        Assert.False(FourAndSixteen.Allow(new Interval(Six, Six + Duration.FromHours(2)), [tomorrow]));
        Assert.True(FourAndSixteen.Allow(new Interval(Six, Six + Duration.FromHours(1)), [tomorrow]));
        Assert.True(HourLimits.None.Allow(new Interval(Six, Six + Duration.FromHours(12)), [tomorrow]));
    }

    [Fact]
    public void Of_two_services_the_least_counts() =>
        Assert.Equal(new HourLimits(Duration.FromHours(4), Duration.FromHours(10)), FourAndSixteen.And(new HourLimits(null, Duration.FromHours(10))));

    [Theory]
    [InlineData("2027-06-04", 8)]
    [InlineData("2027-03-27", 7)]
    [InlineData("2027-10-30", 9)]
    public void A_shift_over_midnight_is_as_long_as_it_is_when_the_clocks_change(string night, int hours)
    {
        var date = NodaTime.Text.LocalDatePattern.Iso.Parse(night).Value;

        Assert.Equal(Duration.FromHours(hours), ShiftTimes.On(date, new LocalTime(18, 0), new LocalTime(2, 0), new LocalTime(18, 0), London)!.Value.Duration);
    }

    [Fact]
    public void A_shift_that_begins_after_midnight_belongs_to_the_evening_before()
    {
        var time = ShiftTimes.On(new LocalDate(2027, 6, 4), new LocalTime(0, 30), new LocalTime(2, 0), new LocalTime(18, 0), London)!.Value;

        Assert.Equal(new LocalDateTime(2027, 6, 5, 0, 30), time.Start.InZone(London).LocalDateTime);
        Assert.Null(ShiftTimes.On(new LocalDate(2027, 6, 4), new LocalTime(18, 0), new LocalTime(17, 0), new LocalTime(18, 0), London));
    }

    [Fact]
    public void H13_Minutes_with_nobody_there_are_those_that_no_stretch_covers()
    {
        var open = new Interval(Six, Six + Duration.FromHours(4));
        Interval At(int from, int until) => new(Six + Duration.FromMinutes(from), Six + Duration.FromMinutes(until));

        Assert.Equal(240, Cover.UncoveredMinutes(open, []));
        Assert.Equal(0, Cover.UncoveredMinutes(open, [At(-30, 300)]));
        Assert.Equal(30, Cover.UncoveredMinutes(open, [At(100, 240), At(0, 60), At(30, 70)]));
        Assert.Equal(75, Cover.UncoveredMinutes(open, [At(15, 180), At(20, 40)]));
    }

    [Theory]
    [InlineData("2027-06-04T21:30", "2027-06-05T19:00")]
    [InlineData("2027-06-04T15:20", "2027-06-05T15:20")]
    [InlineData("2027-06-05T01:30", "2027-06-05T11:00")]
    [InlineData("2027-10-30T22:00", "2027-10-31T19:00")]
    public void Tomorrow_is_the_day_after_a_sleep_and_neither_early_nor_late(string asked, string due)
    {
        static Instant At(string wall) => WallClock.Resolve(NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(wall).Value, London);

        Assert.Equal(At(due), CrisisLine.Domain.Conversations.TheDayAfter.Of(At(asked), London));
    }
}
