using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Bookings;

public sealed class HoldsThatNobodyAnswers(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    [Fact]
    public async Task A_hold_lapses_after_its_time_and_not_a_minute_before()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1, holdMinutes: 30);
        await night.Phone().Texts("VISIT");

        await night.Wait(minutes: 29);
        Assert.Contains("full just now", await night.Phone().Texts("VISIT"));

        await night.Wait(minutes: 1);
        Assert.Equal(1, await night.Count("lapsed"));
        Assert.Contains("we have room", await night.Phone().Texts("VISIT"));
    }

    [Fact]
    public async Task H31_A_YES_that_comes_too_late_is_told_so_kindly_and_asking_again_is_a_new_request()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1);
        var sam = night.Phone();
        await sam.Texts("VISIT");
        await night.Wait(minutes: 30);

        Assert.Contains("You did nothing wrong", await sam.Texts("YES"));
        Assert.Equal("lapsed", await night.States());

        Assert.Contains("we have room", await sam.Texts("VISIT"));
        Assert.Contains("Your place is kept", await sam.Texts("YES"));
        Assert.Equal("lapsed confirmed", await night.States());
    }

    [Fact]
    public async Task A_YES_after_the_time_does_not_count_even_when_the_alarm_is_late()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1);
        var sam = night.Phone();
        await sam.Texts("VISIT");

        app.Clock.Now += Duration.FromMinutes(31);
        Assert.Contains("You did nothing wrong", await sam.Texts("YES"));
    }

    [Fact]
    public async Task A_place_that_was_confirmed_never_lapses()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1);
        var sam = night.Phone();
        await sam.Texts("VISIT");
        await sam.Texts("YES");

        await night.Wait(minutes: 45);
        Assert.Equal("confirmed", await night.States());
    }

    [Fact]
    public async Task No_hold_outlives_the_night()
    {
        var night = await app.HouseOpens("2027-06-04T22:00", places: 1, hours: "18:00 22:15", asking: "18:00 22:15");
        Assert.Contains("by 10.15pm", await night.Phone().Texts("VISIT"));

        await night.Wait(minutes: 15);
        Assert.Equal("lapsed", await night.States());
    }
}
