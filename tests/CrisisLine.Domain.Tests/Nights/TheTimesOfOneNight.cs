using CrisisLine.Domain.Nights;
using static CrisisLine.Domain.Tests.Nights.DialHouse;

namespace CrisisLine.Domain.Tests.Nights;

public sealed class TheTimesOfOneNight
{
    private static readonly LocalDate Friday = Date("2027-06-04");

    [Fact]
    public void At_Dial_House_are_those_on_its_door()
    {
        var night = House.On(Friday)!;

        Assert.Equal(At("2027-06-04 18:00"), night.OpensAt);
        Assert.Equal(At("2027-06-05 02:00"), night.ClosesAt);
        Assert.Equal(new Interval(At("2027-06-04 18:00"), At("2027-06-04 22:30")), night.Requests);
        Assert.Equal(
            [At("2027-06-04 18:30"), At("2027-06-04 20:00"), At("2027-06-04 21:30"), At("2027-06-04 23:00")],
            night.Arrivals.Select(arrival => arrival.At));
    }

    [Theory]
    [InlineData("2027-06-04 17:59", false)]
    [InlineData("2027-06-04 18:00", true)]
    [InlineData("2027-06-05 01:59", true)]
    [InlineData("2027-06-05 02:00", false)]
    public void Say_whether_the_door_is_open(string now, bool open) =>
        Assert.Equal(open, House.On(Friday)!.IsOpenAt(At(now)));

    [Theory]
    [InlineData("18:00", "00:00", 6)]
    [InlineData("12:00", "00:00", 12)]
    [InlineData("16:00", "22:00", 6)]
    [InlineData("00:00", "00:00", 24)]
    [InlineData("18:00", "18:00", 24)]
    [InlineData("05:00", "02:00", 21)]
    [InlineData("23:59", "00:00", 0)]
    public void End_on_the_next_day_if_the_close_is_not_after_the_opening(string from, string to, int hours) =>
        Assert.Equal(hours, (int)Open(from, to).On(Friday)!.Length.TotalHours);

    [Theory]
    [InlineData("18:00", "18:00", "2027-06-04")]
    [InlineData("18:00", "12:00", "2027-06-04")]
    [InlineData("18:00", "11:59", "2027-06-05")]
    [InlineData("18:00", "00:00", "2027-06-05")]
    [InlineData("18:00", "23:59", "2027-06-04")]
    [InlineData("08:00", "01:59", "2027-06-05")]
    [InlineData("06:00", "00:00", "2027-06-04")]
    [InlineData("05:59", "00:00", "2027-06-04")]
    [InlineData("00:00", "23:00", "2027-06-04")]
    public void Belong_to_its_own_date_from_six_hours_before_the_opening(string opens, string time, string date) =>
        Assert.Equal(Date(date) + Time(time), WallClock.OnNight(Friday, Time(time), Time(opens)));

    [Fact]
    public void Go_on_after_midnight_for_whoever_may_come_then()
    {
        var late = House with
        {
            Requests = [new(Time("23:00"), Time("01:00"), Beginning)],
            Arrivals = [new(Time("00:30"), 1, Beginning), new(Time("23:30"), 2, Beginning)],
        };

        var night = late.On(Friday)!;

        Assert.Equal(new Interval(At("2027-06-04 23:00"), At("2027-06-05 01:00")), night.Requests);
        Assert.Equal([At("2027-06-04 23:30"), At("2027-06-05 00:30")], night.Arrivals.Select(arrival => arrival.At));
    }

    [Fact]
    public void Name_no_window_at_a_service_that_nobody_visits()
    {
        var helpline = House with { Requests = [], Arrivals = [] };

        Assert.Null(helpline.On(Friday)!.Requests);
        Assert.Empty(helpline.On(Friday)!.Arrivals);
    }

    [Fact]
    public void Let_nobody_ask_for_a_place_or_be_expected_once_the_house_has_closed()
    {
        var night = Open("18:00", "21:00").On(Friday)!;

        Assert.Equal(At("2027-06-04 21:00"), night.Requests!.Value.End);
        Assert.Equal(2, night.Arrivals.Count);
    }

    [Fact]
    public void Stop_when_the_next_night_begins_so_that_no_moment_belongs_to_two()
    {
        var long24 = new Timetable(
            [On(IsoDayOfWeek.Friday, "18:00", "10:00", Beginning), On(IsoDayOfWeek.Saturday, "08:00", "20:00", Beginning)],
            [], [], London);

        Assert.Equal(At("2027-06-05 08:00"), long24.On(Friday)!.ClosesAt);
    }
}
