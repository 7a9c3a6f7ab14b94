using CrisisLine.Domain.Callbacks;
using NodaTime;
using NodaTime.Text;
using Xunit;

namespace CrisisLine.Domain.Tests.Callbacks;

/// <summary>"When shall we ring you?", and what people answer.</summary>
public sealed class TimesThatPeopleWrite
{
    private static readonly DateTimeZone London = DateTimeZoneProviders.Tzdb["Europe/London"];

    [Theory]
    [InlineData("now")]
    [InlineData("NOW please")]
    [InlineData("Now!!")]
    [InlineData("right now")]
    [InlineData("asap")]
    [InlineData("as soon as you can")]
    [InlineData("any time")]
    [InlineData("anytime is fine")]
    [InlineData("can you ring me now")]
    [InlineData("straight away please x")]
    public void Now_is_now(string text) => Assert.IsType<WhenToRing.Now>(Asked(text, "2027-06-04T19:10"));

    [Theory]
    [InlineData("8.30", "20:30")]
    [InlineData("8:30", "20:30")]
    [InlineData("8.30pm", "20:30")]
    [InlineData("8.30 p.m.", "20:30")]
    [InlineData("830", "20:30")]
    [InlineData("2030", "20:30")]
    [InlineData("20:30", "20:30")]
    [InlineData("8 30", "20:30")]
    [InlineData("half eight", "20:30")]
    [InlineData("half 8", "20:30")]
    [InlineData("half past eight", "20:30")]
    [InlineData("Half past 8 please", "20:30")]
    [InlineData("half 8ish", "20:30")]
    [InlineData("quarter past 9", "21:15")]
    [InlineData("quarter to ten", "21:45")]
    [InlineData("a quarter to 10 tonight", "21:45")]
    [InlineData("ten to nine", "20:50")]
    [InlineData("20 past 9", "21:20")]
    [InlineData("twenty five to ten", "21:35")]
    [InlineData("9", "21:00")]
    [InlineData("nine", "21:00")]
    [InlineData("9pm", "21:00")]
    [InlineData("9ish", "21:00")]
    [InlineData("about 9", "21:00")]
    [InlineData("around nine o'clock", "21:00")]
    [InlineData("after 9", "21:00")]
    [InlineData("any time after 9", "21:00")]
    [InlineData("at 9 please", "21:00")]
    [InlineData("could you ring me at 9 tonight", "21:00")]
    [InlineData("talk at 9", "21:00")]
    [InlineData("midnight", "00:00")]
    [InlineData("12", "00:00")]
    [InlineData("half 12", "00:30")]
    [InlineData("1.15am", "01:15")]
    [InlineData("in an hour", "20:10")]
    [InlineData("in 2 hours", "21:10")]
    [InlineData("in an hour and a half", "20:40")]
    [InlineData("in half an hour", "19:40")]
    [InlineData("in 20 minutes", "19:30")]
    [InlineData("in 20 mins", "19:30")]
    [InlineData("in twenty", "19:30")]
    public void A_time_is_the_next_such_time_of_this_evening(string text, string wall) => Assert.Equal(wall, Wall(Asked(text, "2027-06-04T19:10")));

    [Theory]
    [InlineData("8.30")]
    [InlineData("half eight")]
    public void A_time_that_has_just_gone_by_is_now(string text) => Assert.IsType<WhenToRing.Now>(Asked(text, "2027-06-04T20:32"));

    [Theory]
    [InlineData("3am")]
    [InlineData("8am")]
    [InlineData("15:00")]
    [InlineData("6.30")]
    [InlineData("in 9 hours")]
    public void Nobody_is_here_at_that_time(string text) => Assert.IsType<WhenToRing.NotInTheseHours>(Asked(text, "2027-06-04T19:10"));

    [Theory]
    [InlineData("")]
    [InlineData("later")]
    [InlineData("not now")]
    [InlineData("tomorrow at 6")]
    [InlineData("8 or 9")]
    [InlineData("between 8 and 9")]
    [InlineData("before 9")]
    [InlineData("in 2")]
    [InlineData("25.00")]
    [InlineData("8.75")]
    [InlineData("i took 20 now")]
    [InlineData("when he has gone")]
    [InlineData("what time is it")]
    [InlineData("jay")]
    [InlineData("no")]
    public void Whatever_is_not_plainly_a_time_is_for_a_person(string text) => Assert.Null(Asked(text, "2027-06-04T19:10"));

    [Fact]
    public void Where_the_clocks_leap_over_a_time_it_moves_with_them() =>
        Assert.Equal("02:15", Wall(Asked("1.15", "2027-03-27T23:00", opens: "2027-03-27T18:00", closes: "2027-03-28T04:00")));

    [Fact]
    public void Of_a_time_that_comes_twice_it_is_the_first_and_when_that_has_gone_the_second()
    {
        const string Opens = "2027-10-30T18:00", Closes = "2027-10-31T02:00";

        Assert.Equal(Instant.FromUtc(2027, 10, 31, 0, 15), Due(Asked("1.15", "2027-10-30T23:00", Opens, Closes)));
        Assert.Equal(Instant.FromUtc(2027, 10, 31, 1, 15), Due(RingTimes.Read("1.15", Instant.FromUtc(2027, 10, 31, 0, 40), Hours(Opens, Closes), London)));
    }

    [Theory]
    [InlineData("830", "20:30")]
    [InlineData("2030", "20:30")]
    [InlineData("1215", "00:15")]
    public void On_a_keypad_it_is_three_or_four_keys(string keys, string wall) =>
        Assert.Equal(wall, Wall(RingTimes.FromKeys(keys, At("2027-06-04T19:10"), Hours("2027-06-04T18:00", "2027-06-05T02:00"), London)));

    [Theory]
    [InlineData("8")]
    [InlineData("83")]
    [InlineData("875")]
    [InlineData("12345")]
    [InlineData("8*3")]
    public void Other_keys_are_no_time(string keys) =>
        Assert.Null(RingTimes.FromKeys(keys, At("2027-06-04T19:10"), Hours("2027-06-04T18:00", "2027-06-05T02:00"), London));

    private static WhenToRing? Asked(string text, string now, string opens = "2027-06-04T18:00", string closes = "2027-06-05T02:00") =>
        RingTimes.Read(text, At(now), Hours(opens, closes), London);

    private static Interval Hours(string opens, string closes) => new(At(opens), At(closes));

    private static Instant At(string wall) => LocalDateTimePattern.GeneralIso.Parse(wall.Length == 16 ? wall + ":00" : wall).Value.InZoneLeniently(London).ToInstant();

    private static Instant Due(WhenToRing? when) => Assert.IsType<WhenToRing.At>(when).Due;

    private static string Wall(WhenToRing? when) => Due(when).InZone(London).TimeOfDay.ToString("HH:mm", null);
}
