using System.Text.Json.Nodes;
using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Api;

public sealed class TheNightInTheApi(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    [Fact]
    public async Task A_worker_sees_every_request_by_a_codename_and_never_a_number()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2, arrivals: "18:30 21:30");
        var phones = night.Phones(5);
        foreach (var phone in phones)
            await phone.Texts("VISIT");

        var (status, body) = await app.Line.Api(night.Path, "demo-worker");

        Assert.Equal(200, status);
        Assert.Equal(("2027-06-04T18:00:00+01:00", "2027-06-05T02:00:00+01:00"), ((string)body!["opensAt"]!, (string)body["closesAt"]!));
        Assert.Equal((4, 0, 4, 1), ((int)body["places"]!, (int)body["free"]!, (int)body["held"]!, (int)body["noPlace"]!));
        var first = body["requests"]![0]!;
        Assert.Equal("2027-06-04T18:30:00+01:00", (string)first["arrivalAt"]!);
        Assert.Matches("^[A-Z][a-z]+ [A-Z][a-z]+$", (string)first["displayName"]!);
        Assert.Equal("""{"out":null,"home":null}""", first["taxi"]!.ToJsonString());
        Assert.All(phones, phone => Assert.DoesNotContain(phone.Number[^6..], body.ToJsonString()));
    }

    [Theory]
    [InlineData("", 401)]
    [InlineData("unknown", 401)]
    [InlineData("demo-reader", 403)]
    [InlineData("demo-worker", 200)]
    [InlineData("demo-manager", 200)]
    public async Task Only_workers_and_managers_see_a_night(string token, int status)
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);

        Assert.Equal(status, (await app.Line.Api(night.Path, token)).Status);
    }

    [Theory]
    [InlineData("/nights/no-such-house/2027-06-04", 404)]
    [InlineData("/nights/{0}/2027-06-05", 404)]
    [InlineData("/nights/{0}/1999-06-05", 404)]
    [InlineData("/nights/{0}/tomorrow", 400)]
    [InlineData("/nights/{0}/2027-13-01", 400)]
    [InlineData("/no-such-thing", 404)]
    public async Task What_is_not_there_is_said_clearly(string path, int status)
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);

        Assert.Equal(status, (await app.Line.Api(path.Replace("{0}", night.Key))).Status);
    }

    [Fact]
    public async Task A_manager_adds_places_and_takes_away_free_ones()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1);
        await night.Phone().Texts("VISIT");

        Assert.Equal(200, (await Put(night, """{"arrivals":[{"at":"18:30","places":1},{"at":"23:00","places":2}]}""")).Status);
        Assert.Contains("at 11pm tonight", await night.Phone().Texts("VISIT"));
        Assert.Equal(200, (await Put(night, """{"arrivals":[{"at":"18:30","places":1},{"at":"23:00","places":1}]}""")).Status);
        Assert.Equal((2, 0, 2), (await night.Count("places"), await night.Count("free"), await night.Count("held")));
    }

    [Fact]
    public async Task A_change_that_would_break_a_promise_is_refused_with_what_stands_in_its_way()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        await night.Phone().Texts("VISIT");
        await night.Phone().Texts("VISIT");

        var (status, body) = await Put(night, """{"arrivals":[{"at":"18:30","places":1}]}""");

        Assert.Equal(409, status);
        Assert.Contains("2 of the places at 18:30", (string)body!["detail"]!);
        Assert.Equal(2, await night.Count("places"));
    }

    [Theory]
    [InlineData("""{"arrivals":[{"at":"half past six","places":1}]}""", 400)]
    [InlineData("""{"arrivals":[{"at":"18:30","places":-1}]}""", 400)]
    [InlineData("""{"arrivals":null}""", 400)]
    [InlineData("""{"arrivals":7}""", 400)]
    [InlineData("not json", 400)]
    [InlineData("""{"arrivals":[{"at":"14:00","places":1}]}""", 409)]
    public async Task Places_that_cannot_be_meant_are_refused(string json, int status)
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);

        Assert.Equal(status, (await Put(night, json)).Status);
        Assert.Equal(2, await night.Count("places"));
    }

    [Fact]
    public async Task Only_a_manager_changes_places()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);

        Assert.Equal(403, (await Put(night, """{"arrivals":[]}""", "demo-worker")).Status);
    }

    [Fact]
    public async Task The_api_describes_itself_to_readers()
    {
        var (status, body) = await app.Line.Api("/openapi.json", "demo-reader");

        Assert.Equal(200, status);
        Assert.Contains("/api/v1/nights/{service}/{date}", body!["paths"]!.AsObject().Select(path => path.Key));
        Assert.Equal(401, (await app.Line.Api("/openapi.json", "")).Status);
    }

    private Task<(int Status, JsonNode? Body)> Put(HouseNight night, string json, string token = "demo-manager") =>
        app.Line.Api($"{night.Path}/places", token, HttpMethod.Put, json);
}
