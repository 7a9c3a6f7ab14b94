using CrisisLine.Domain.Nights;
using static CrisisLine.Domain.Tests.Nights.DialHouse;

namespace CrisisLine.Domain.Tests.Nights;

public sealed class SayingATime
{
    [Theory]
    [InlineData("18:00", "6pm")]
    [InlineData("21:45", "9.45pm")]
    [InlineData("21:05", "9.05pm")]
    [InlineData("00:00", "12 midnight")]
    [InlineData("00:15", "12.15am")]
    [InlineData("01:15", "1.15am")]
    [InlineData("11:59", "11.59am")]
    [InlineData("12:00", "12 noon")]
    [InlineData("12:30", "12.30pm")]
    [InlineData("10:00", "10am")]
    public void Sounds_as_people_say_it(string time, string said) => Assert.Equal(said, SpokenTime.Of(Time(time)));

    [Theory]
    [InlineData("2027-06-04 21:45", "9.45pm")]
    [InlineData("2027-06-04 23:59", "11.59pm")]
    [InlineData("2027-06-05 00:00", "12 midnight")]
    [InlineData("2027-06-05 00:01", "12.01am (tonight)")]
    [InlineData("2027-06-05 01:15", "1.15am (tonight)")]
    [InlineData("2027-06-05 02:00", "2am (tonight)")]
    public void Calls_the_small_hours_tonight_while_the_night_lasts(string at, string said) =>
        Assert.Equal(said, SpokenTime.Of(At(at), Date("2027-06-04"), London));

    [Fact]
    public void Leaves_out_what_is_left_of_a_minute() =>
        Assert.Equal("9.45pm", SpokenTime.Of(At("2027-06-04 21:45") + Duration.FromSeconds(59), Date("2027-06-04"), London));

    [Fact]
    public void Is_the_time_in_winter_too_on_the_wall_of_the_house() =>
        Assert.Equal("6.30pm", SpokenTime.Of(Utc("2027-12-03 18:30Z"), Date("2027-12-03"), London));
}

public sealed class SayingTheNextNight
{
    // In June 2027 the 2nd is a Wednesday.
    [Theory]
    [InlineData("2027-06-02 15:00", "2027-06-02", "6pm tonight")]
    [InlineData("2027-06-03 15:00", "2027-06-04", "6pm tomorrow")]
    [InlineData("2027-06-03 06:00", "2027-06-04", "6pm tomorrow")]
    [InlineData("2027-06-01 15:00", "2027-06-04", "6pm on Friday")]
    [InlineData("2027-06-05 15:00", "2027-06-11", "6pm on Friday")]
    [InlineData("2027-06-04 15:00", "2027-06-11", "6pm on Friday 11 June")]
    [InlineData("2026-12-10 15:00", "2026-12-25", "6pm on Friday 25 December")]
    public void Names_the_day_as_briefly_as_it_is_clear(string now, string night, string said) =>
        Assert.Equal(said, SpokenTime.OfNext(NightOf(night), At(now), London));

    [Theory]
    [InlineData("2027-06-03 02:30", "2027-06-03", "6pm tonight")]
    [InlineData("2027-06-03 02:30", "2027-06-04", "6pm on Friday")]
    [InlineData("2027-06-03 05:59", "2027-06-04", "6pm on Friday")]
    public void Does_not_say_tomorrow_to_someone_who_is_up_in_the_small_hours(string now, string night, string said) =>
        Assert.Equal(said, SpokenTime.OfNext(NightOf(night), At(now), London));

    [Theory]
    [InlineData("2027-06-02 23:30", "2027-06-03", "6pm tomorrow")]
    [InlineData("2027-06-02 23:30", "2027-06-04", "6pm on Friday")]
    [InlineData("2027-06-03 00:30", "2027-06-03", "6pm on Thursday")]
    [InlineData("2027-06-03 00:30", "2027-06-04", "6pm on Friday")]
    [InlineData("2027-06-03 00:30", "2027-06-09", "6pm on Wednesday 9 June")]
    public void Counts_from_Wednesday_evening_until_that_night_has_closed(string now, string night, string said) =>
        Assert.Equal(said, SpokenTime.OfNext(NightOf(night), At(now), London, openNight: Date("2027-06-02")));

    [Fact]
    public void Calls_an_opening_at_noon_todays_not_tonights()
    {
        var saturday = House.At(Date("2027-06-05"), Time("12:00"), Time("00:00"));

        Assert.Equal("12 noon today", SpokenTime.OfNext(saturday, At("2027-06-05 09:00"), London));
    }

    private static NightTimes NightOf(string date) => House.At(Date(date), Time("18:00"), Time("02:00"));
}
