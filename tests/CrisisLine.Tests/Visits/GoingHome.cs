using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Visits;

/// <summary>Somebody leaves the house.</summary>
public sealed class GoingHome(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    private const string ByTaxi =
        """{"leftHow":"taxi","feelingBefore":8,"feelingAfter":4,"issues":["suicide","loneliness_isolation","suicide"]}""";

    [Theory]
    [InlineData("""{"issues":[]}""", "taxi, own, lift, other")]
    [InlineData("""{"leftHow":"on foot","issues":[]}""", "taxi, own, lift, other")]
    [InlineData("""{"leftHow":null}""", "taxi, own, lift, other")]
    [InlineData(null, "taxi, own, lift, other")]
    [InlineData("""{"leftHow":"own","feelingAfter":11,"issues":[]}""", "from 0 to 10")]
    [InlineData("""{"leftHow":"own","feelingBefore":-1,"issues":[]}""", "from 0 to 10")]
    [InlineData("""{"leftHow":"own","issues":["suicide","sadness"]}""", "sadness")]
    [InlineData("""{"leftHow":"own","issues":[null]}""", "no issue")]
    public async Task H19_Nobody_is_signed_out_without_a_word_on_how_they_get_home(string? json, string because)
    {
        var night = await SomebodyIsHere("2027-06-04T18:05");

        var (status, body) = await night.Worker("leave", json: json);

        Assert.Equal(400, status);
        Assert.Contains(because, (string)body!["detail"]!);
        Assert.Equal("arrived", await night.States());
    }

    [Theory]
    [InlineData("""{"leftHow":"own","feelingBefore":"eight"}""")]
    [InlineData("""{"leftHow":"own","feelingBefore":4.5}""")]
    [InlineData("""{"leftHow":"own","issues":"suicide"}""")]
    [InlineData("not json")]
    public async Task What_cannot_be_read_is_refused(string json)
    {
        var night = await SomebodyIsHere("2027-06-04T18:05");

        Assert.Equal(400, (await night.Worker("leave", json: json)).Status);
    }

    [Fact]
    public async Task A_visit_is_one_row_with_what_they_said_and_leaving_again_changes_nothing()
    {
        var night = await SomebodyIsHere("2027-06-04T18:05");

        Assert.Equal(200, (await night.Worker("leave", json: ByTaxi)).Status);
        await night.Wait(minutes: 5);
        Assert.Equal(200, (await night.Worker("leave", json: """{"leftHow":"own","feelingAfter":9,"issues":["other"]}""")).Status);

        Assert.Equal("left", await night.States());
        Assert.Equal("taxi 8 4 loneliness_isolation,suicide", await Written(night));
        // A place that was used tonight is not given to anybody else.
        Assert.Equal((1, 0), (await night.Count("left"), await night.Count("free")));
    }

    [Fact]
    public async Task Whoever_is_not_in_the_house_cannot_leave_it()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1);
        await night.Phone().Texts("VISIT");

        Assert.Equal(409, (await night.Worker("leave", json: ByTaxi)).Status);
        Assert.Equal(404, (await app.Line.Api($"{night.Path}/requests/99999/leave", "demo-worker", HttpMethod.Post, ByTaxi)).Status);
        Assert.Equal(404, (await app.Line.Api($"{night.Path}/requests/x/leave", "demo-worker", HttpMethod.Post, ByTaxi)).Status);
        Assert.Equal(403, (await app.Line.Api($"{night.Path}/requests/1/leave", "demo-reader", HttpMethod.Post, ByTaxi)).Status);
    }

    [Theory]
    [InlineData("2027-06-04T18:05")]
    [InlineData("2027-03-27T18:05")]
    [InlineData("2027-10-30T18:05")]
    public async Task Whoever_stays_past_the_close_leaves_from_the_night_they_came_in_also_when_the_clocks_change(string at)
    {
        var night = await SomebodyIsHere(at);

        await night.Wait(minutes: 11 * 60);
        Assert.Equal("arrived", await night.States());
        Assert.Equal(200, (await night.Worker("leave", json: ByTaxi)).Status);

        Assert.Equal("left", await night.States());
        Assert.Equal(at[..10], (await night.Seen())["night"]!.GetValue<string>());
    }

    [Fact]
    public async Task Two_workers_who_sign_somebody_out_at_once_write_one_of_it_down()
    {
        var night = await SomebodyIsHere("2027-06-04T18:05");

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => night.Worker("leave", json: ByTaxi)));

        Assert.All(answers, answer => Assert.Equal(200, answer.Status));
        Assert.Equal("taxi 8 4 loneliness_isolation,suicide", await Written(night));
    }

    private async Task<HouseNight> SomebodyIsHere(string at)
    {
        var night = await app.HouseOpens(at, places: 1);
        var phone = night.Phone();
        await phone.Texts("VISIT");
        await phone.Texts("YES");
        Assert.Equal(200, (await night.Worker("arrive")).Status);
        return night;
    }

    private Task<string> Written(HouseNight night) => app.Database.Transact(tx => tx.One<string>(
        """
        select concat_ws(' ', left_how, feeling_before, feeling_after, string_agg(code, ',' order by code))
        from visit
        join service on service.id = service_id
        join visit_issue on visit_id = visit.id
        where service.key = @key
        group by visit.id
        """, new { key = night.Key }), CancellationToken.None);
}
