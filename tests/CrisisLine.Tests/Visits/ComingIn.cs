using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Visits;

/// <summary>Somebody is at the door.</summary>
public sealed class ComingIn(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    [Fact]
    public async Task Whoever_has_a_place_comes_in_once_however_often_it_is_said()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1);
        await HasPlace(night);

        Assert.Equal(200, (await night.Worker("arrive")).Status);
        Assert.Equal(200, (await night.Worker("arrive")).Status);

        Assert.Equal("arrived", await night.States());
        Assert.Equal(1, await Visits(night));
    }

    [Fact]
    public async Task Whoever_is_still_asked_about_a_place_may_come_in_on_it()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1);
        var (holder, next) = (night.Phone(), night.Phone());
        await holder.Texts("VISIT");
        await next.Texts("VISIT");
        await next.Texts("LIST");
        await holder.Texts("NO");
        Assert.Equal("cancelled offered", await night.States());

        Assert.Equal(200, (await night.Worker("arrive", nth: 1)).Status);
        await night.Wait(minutes: 60);

        Assert.Equal("cancelled arrived", await night.States());
        Assert.Equal(0, await Kept.Count(app, $"""
            offer
            join visit_request request on request.id = request_id
            join service_night night on night.id = night_id
            join service on service.id = service_id
            where key = '{night.Key}' and offer.ended is null
            """));
    }

    [Fact]
    public async Task A_worker_lets_in_whoever_was_told_that_tonight_is_full_once_a_place_is_free()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1);
        var (holder, next) = (night.Phone(), night.Phone());
        await holder.Texts("VISIT");
        await next.Texts("VISIT");

        Assert.Equal(409, (await night.Worker("arrive", nth: 1)).Status);
        await holder.Texts("NO");
        Assert.Equal(200, (await night.Worker("arrive", nth: 1)).Status);

        Assert.Equal("cancelled arrived", await night.States());
        Assert.Equal(0, await night.Count("free"));
    }

    [Fact]
    public async Task H01_The_last_place_goes_to_one_of_two_people_whom_two_workers_let_in_at_the_same_moment()
    {
        for (var round = 0; round < 5; round++)
        {
            var night = await app.HouseOpens("2027-06-04T18:05", places: 1);
            var phones = night.Phones(3);
            foreach (var phone in phones)
                await phone.Texts("VISIT");
            await phones[0].Texts("NO");

            var answers = await Task.WhenAll(night.Worker("arrive", nth: 1), night.Worker("arrive", nth: 2));

            Assert.Equal([200, 409], answers.Select(answer => answer.Status).Order());
            Assert.Equal((1, 0), (await night.Count("arrived"), await night.Count("free")));
        }
    }

    [Fact]
    public async Task Whoever_gave_up_their_place_is_booked_again_before_they_come_in()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1);
        var sam = await HasPlace(night);
        await sam.Texts("NOT COMING");

        Assert.Equal(409, (await night.Worker("arrive")).Status);
    }

    [Fact]
    public async Task One_family_has_the_family_room_and_a_second_one_may_come_in_without_it()
    {
        const string Family = """{"children":{"underFive":1,"fiveToEleven":1,"twelveToSeventeen":0},"familyRoom":true}""";
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        await HasPlace(night);
        await HasPlace(night);

        Assert.Equal(200, (await night.Worker("arrive", nth: 0, Family)).Status);
        Assert.Equal(409, (await night.Worker("arrive", nth: 1, Family)).Status);
        Assert.Equal("arrived confirmed", await night.States());
        Assert.Equal(200, (await night.Worker("arrive", nth: 1, Family.Replace("true", "false"))).Status);
    }

    [Theory]
    [InlineData("""{"children":{"underFive":-1,"fiveToEleven":0,"twelveToSeventeen":0}}""")]
    [InlineData("""{"children":{"underFive":99,"fiveToEleven":0,"twelveToSeventeen":0}}""")]
    [InlineData("""{"children":7}""")]
    [InlineData("not json")]
    public async Task Children_that_cannot_be_meant_are_refused(string json)
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1);
        await HasPlace(night);

        Assert.Equal(400, (await night.Worker("arrive", json: json)).Status);
        Assert.Equal("confirmed", await night.States());
    }

    private static async Task<Phone> HasPlace(HouseNight night)
    {
        var phone = night.Phone();
        await phone.Texts("VISIT");
        await phone.Texts("YES");
        return phone;
    }

    private Task<int> Visits(HouseNight night) =>
        Kept.Count(app, $"visit join service on service.id = service_id where key = '{night.Key}'");
}
