using CrisisLine.Domain.Nights;
using static CrisisLine.Domain.Tests.Nights.DialHouse;

namespace CrisisLine.Domain.Tests.Nights;

public sealed class TheYearAtDialHouse
{
    [Theory]
    [InlineData(2014, 261)]
    [InlineData(2026, 260)]
    [InlineData(2027, 261)]
    [InlineData(2028, 262)]
    public void Has_as_many_open_nights_as_the_calendar_gives(int year, int nights) =>
        Assert.Equal(nights, House.Between(new LocalDate(year, 1, 1), new LocalDate(year, 12, 31)).Count());

    [Theory]
    [InlineData("2026-12-25", IsoDayOfWeek.Friday)]
    [InlineData("2027-12-25", IsoDayOfWeek.Saturday)]
    [InlineData("2028-12-25", IsoDayOfWeek.Monday)]
    [InlineData("2029-12-26", IsoDayOfWeek.Wednesday)]
    [InlineData("2030-12-25", IsoDayOfWeek.Wednesday)]
    [InlineData("2031-12-26", IsoDayOfWeek.Friday)]
    public void Is_open_at_Christmas_without_anyone_doing_anything(string christmas, IsoDayOfWeek day)
    {
        var night = House.On(Date(christmas))!;

        Assert.Equal(day, night.Night.DayOfWeek);
        Assert.Equal(At($"{christmas} 18:00"), night.OpensAt);
        Assert.Equal(8, night.Arrivals.Sum(arrival => arrival.Places));
    }

    [Theory]
    [InlineData("2028-12-26")]
    [InlineData("2029-12-25")]
    [InlineData("2030-12-26")]
    [InlineData("2031-12-25")]
    public void Leaves_a_Christmas_on_a_Tuesday_or_Thursday_for_the_manager_to_decide(string christmas) =>
        Assert.Null(House.On(Date(christmas)));

    [Fact]
    public void Begins_in_the_middle_of_a_night_that_belongs_to_the_old_one()
    {
        var newYearsEve = House.On(Date("2027-12-31"))!;

        Assert.Equal(At("2028-01-01 02:00"), newYearsEve.ClosesAt);
        Assert.Equal(At("2028-01-01 18:00"), House.On(Date("2028-01-01"))!.OpensAt);
        Assert.Equal(Date("2027-12-31"), newYearsEve.Night);
    }

    [Fact]
    public void Runs_into_a_leap_day_and_out_of_it()
    {
        var leapDay = Open("18:00", "02:00") with { Opening = [On(IsoDayOfWeek.Tuesday, "18:00", "02:00", Beginning)] };

        Assert.Equal(At("2028-02-29 02:00"), House.On(Date("2028-02-28"))!.ClosesAt);
        Assert.Equal(At("2028-03-01 02:00"), leapDay.On(Date("2028-02-29"))!.ClosesAt);
    }

    [Fact]
    public void Counts_the_first_and_the_last_date_of_a_stretch()
    {
        var nights = House.Between(Date("2027-06-04"), Date("2027-06-09")).Select(night => night.Night);

        Assert.Equal([4, 5, 6, 7, 9], nights.Select(night => night.Day));
    }
}
