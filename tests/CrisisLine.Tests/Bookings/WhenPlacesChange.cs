using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Bookings;

/// <summary>A manager has more room tonight than planned, or less, while people wait.</summary>
public sealed class WhenPlacesChange(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    [Fact]
    public async Task A_place_that_is_added_is_offered_at_once_to_whoever_asked_first()
    {
        var (night, _, _) = await OnePlaceAndTwoWhoWait();

        await Put(night, places: 2);

        Assert.Equal("confirmed offered waiting", await night.States());
        Assert.Equal(0, await night.Count("free"));
    }

    [Fact]
    public async Task A_place_that_was_offered_and_is_free_again_can_be_taken_away()
    {
        var (night, first, second) = await OnePlaceAndTwoWhoWait();
        await Put(night, places: 2);
        await first.Texts("NO");
        await second.Texts("NO");

        await Put(night, places: 1);

        Assert.Equal("confirmed cancelled cancelled", await night.States());
        Assert.Equal((1, 0), (await night.Count("places"), await night.Count("free")));
    }

    private async Task<(HouseNight Night, Phone First, Phone Second)> OnePlaceAndTwoWhoWait()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1);
        var (sam, first, second) = (night.Phone(), night.Phone(), night.Phone());
        foreach (var phone in new[] { sam, first, second })
            await phone.Texts("VISIT");
        await sam.Texts("YES");
        await first.Texts("LIST");
        await second.Texts("LIST");
        return (night, first, second);
    }

    private async Task Put(HouseNight night, int places)
    {
        var (status, _) = await app.Line.Api($"{night.Path}/places", method: HttpMethod.Put, json: $$"""{"arrivals":[{"at":"18:30","places":{{places}}}]}""");
        Assert.Equal(200, status);
    }
}
