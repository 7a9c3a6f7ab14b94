using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Bookings;

public sealed class WhenTheHouseIsShut(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    [Fact]
    public async Task Before_asking_begins_a_person_hears_when_it_does()
    {
        var night = await app.HouseOpens("2027-06-04T14:00", places: 1);

        Assert.Contains("We are open tonight. You can ask for a place from 6pm", await night.Phone().Texts("VISIT"));
        Assert.Equal("", await night.States());
    }

    [Fact]
    public async Task On_a_closed_night_a_person_hears_the_next_night_and_what_helps_now()
    {
        var night = await app.HouseOpens("2027-06-03T20:00", places: 1, night: "2027-06-05");

        var answer = await night.Phone().Texts("can I come tonight");
        Assert.Contains("The house is not open tonight. Next: 6pm on Saturday", answer);
        Assert.Contains("116 123", answer);
    }

    [Fact]
    public async Task After_the_window_a_person_hears_the_next_night_and_whoever_has_a_place_keeps_it()
    {
        var night = await app.HouseOpens("2027-06-04T22:00", places: 2, nights: 2);
        var (sam, alex) = (night.Phone(), night.Phone());
        await sam.Texts("VISIT");
        await night.Wait(minutes: 29);
        await sam.Texts("YES");
        await night.Wait(minutes: 1);

        Assert.Contains("we cannot give more places tonight. Next: 6pm tomorrow", await alex.Texts("VISIT"));
        Assert.Contains("You have a place tonight", await sam.Texts("VISIT"));
    }

    [Fact]
    public async Task H21_After_midnight_it_is_still_tonight_until_the_house_closes()
    {
        var night = await app.HouseOpens("2027-06-02T23:50", places: 1, asking: "18:00 01:30");
        var sam = night.Phone();

        await night.Wait(minutes: 40);
        Assert.Contains("Reply YES or NO by 1am (tonight)", await sam.Texts("VISIT"));
        Assert.Contains("Your place is kept", await sam.Texts("YES"));
        Assert.Equal("confirmed", await night.States());

        await night.Wait(minutes: 120);
        var (_, services) = await app.Line.Api("/services");
        Assert.DoesNotContain(services!.AsArray(), service => service!["key"]!.GetValue<string>() == night.Key && service["openNow"]!.GetValue<bool>());
    }

    [Fact]
    public async Task H21_Half_past_two_belongs_to_the_next_night()
    {
        var night = await app.HouseOpens("2027-06-03T02:30", places: 1, night: "2027-06-02", nights: 2);

        Assert.Contains("We are open tonight. You can ask for a place from 6pm", await night.Phone().Texts("VISIT"));
    }

    [Fact]
    public async Task H22_On_Christmas_Day_the_house_is_open_without_anybody_doing_anything()
    {
        var night = await app.HouseOpens("2026-12-25T18:05", places: 1);

        Assert.Contains("we have room", await night.Phone().Texts("VISIT"));
    }
}
