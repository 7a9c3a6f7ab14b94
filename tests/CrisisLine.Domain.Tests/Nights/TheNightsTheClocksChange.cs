using CrisisLine.Domain.Nights;
using static CrisisLine.Domain.Tests.Nights.DialHouse;

namespace CrisisLine.Domain.Tests.Nights;

/// <summary>The last Saturday nights of March.</summary>
public sealed class TheNightTheClocksGoForward
{
    [Theory]
    [InlineData("2026-03-28")]
    [InlineData("2027-03-27")]
    [InlineData("2028-03-25")]
    [InlineData("2029-03-24")]
    [InlineData("2030-03-30")]
    [InlineData("2031-03-29")]
    public void Is_seven_hours_long_whether_the_house_closes_at_two_or_at_one(string saturday)
    {
        var night = Date(saturday);
        var untilTwo = House.On(night)!;
        var untilOne = Open("18:00", "01:00").On(night)!;

        Assert.Equal(Utc($"{saturday} 18:00Z"), untilTwo.OpensAt);
        Assert.Equal(Utc($"{night.PlusDays(1):uuuu-MM-dd} 01:00Z"), untilTwo.ClosesAt);
        Assert.Equal(Duration.FromHours(7), untilTwo.Length);
        Assert.Equal(untilTwo.ClosesAt, untilOne.ClosesAt);
    }

    [Fact]
    public void Has_no_quarter_past_one_so_a_promise_for_then_moves_to_a_quarter_past_two()
    {
        var wall = WallClock.OnNight(Date("2027-03-27"), Time("01:15"), Time("18:00"));

        Assert.Equal(At("2027-03-28 02:15"), WallClock.Resolve(wall, London));
    }

    [Fact]
    public void Promises_nobody_a_door_that_has_shut_before_they_come()
    {
        var late = House with { Arrivals = [new(Time("23:00"), 4, Beginning), new(Time("01:30"), 4, Beginning)] };

        Assert.Equal([At("2027-03-20 23:00"), At("2027-03-21 01:30")], late.On(Date("2027-03-20"))!.Arrivals.Select(to => to.At));
        Assert.Equal([At("2027-03-27 23:00")], late.On(Date("2027-03-27"))!.Arrivals.Select(to => to.At));
    }

    [Fact]
    public void Keeps_its_length_if_it_would_have_opened_in_the_hour_that_is_lost()
    {
        var small = new Timetable([On(IsoDayOfWeek.Sunday, "01:30", "02:00", Beginning)], [], [], London);

        var night = small.On(Date("2027-03-28"))!;

        Assert.Equal(At("2027-03-28 02:30"), night.OpensAt);
        Assert.Equal(Duration.FromMinutes(30), night.Length);
    }
}

/// <summary>The last Saturday nights of October.</summary>
public sealed class TheNightTheClocksGoBack
{
    [Theory]
    [InlineData("2026-10-24")]
    [InlineData("2027-10-30")]
    [InlineData("2028-10-28")]
    [InlineData("2029-10-27")]
    [InlineData("2030-10-26")]
    [InlineData("2031-10-25")]
    public void Is_nine_hours_long_at_Dial_House_and_seven_if_it_closes_at_the_first_one_o_clock(string saturday)
    {
        var night = Date(saturday);
        var untilTwo = House.On(night)!;
        var untilOne = Open("18:00", "01:00").On(night)!;

        Assert.Equal(Utc($"{saturday} 17:00Z"), untilTwo.OpensAt);
        Assert.Equal(Utc($"{night.PlusDays(1):uuuu-MM-dd} 02:00Z"), untilTwo.ClosesAt);
        Assert.Equal(Duration.FromHours(9), untilTwo.Length);
        Assert.Equal(Utc($"{night.PlusDays(1):uuuu-MM-dd} 00:00Z"), untilOne.ClosesAt);
        Assert.Equal(Duration.FromHours(7), untilOne.Length);
    }

    [Fact]
    public void Expects_people_at_the_first_half_past_one_not_an_hour_later()
    {
        var late = House with { Arrivals = [new(Time("01:30"), 4, Beginning)] };

        Assert.Equal(Utc("2027-10-31 00:30Z"), late.On(Date("2027-10-30"))!.Arrivals.Single().At);
    }

    [Theory]
    [InlineData("2027-10-29", 8)]
    [InlineData("2027-10-30", 9)]
    [InlineData("2027-10-31", 8)]
    public void Is_the_only_long_night_of_its_week(string night, int hours) =>
        Assert.Equal(Duration.FromHours(hours), House.On(Date(night))!.Length);
}
