using System.Text.Json.Nodes;
using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Figures;

/// <summary>What a night came to is told while it runs, kept at its close, and never changed in silence.</summary>
public sealed class TheNightAtItsClose(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    [Fact]
    public async Task An_evening_is_counted_as_it_was_run()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        var (sam, jo, kim) = (night.Phone(), night.Phone(), night.Phone());
        foreach (var phone in new[] { sam, jo })
        {
            await phone.Texts("VISIT");
            await phone.Texts("YES");
        }

        await kim.Texts("VISIT");
        await kim.Texts("my gran knitted this");
        await kim.Texts("i want to die");
        await night.Wait(minutes: 12);
        var thread = (await app.Line.Api("/inbox?state=open")).Body!.AsArray().Single(one => (string?)one!["service"] == night.Key)!["id"];
        await app.Line.Api($"/inbox/{thread}/reply", "demo-worker", HttpMethod.Post, """{"text":"I am here. Shall we talk?"}""");
        await night.Worker("arrive");
        await night.Worker("leave", json: """{"leftHow":"lift","feelingBefore":8,"feelingAfter":5,"issues":["suicide"]}""");

        var sofar = await Figures(night);
        Assert.Equal("requests 3, offered 2, visits 1, visitors 1, firstTimeVisitors 1, placesAvailable 2, placesUsed 1, turnedAway 1, textsIn 7, textsUrgent 1, minutesToHumanMedian 12.0, unresolved 0", Said(
            sofar, "requests", "offered", "visits", "visitors", "firstTimeVisitors", "placesAvailable", "placesUsed", "turnedAway", "textsIn", "textsUrgent", "minutesToHumanMedian", "unresolved"));
        Assert.True(sofar["provisional"]!.GetValue<bool>());
        Assert.Equal(0, await Kept(night));

        app.Clock.Now = Instant.FromUtc(2027, 6, 5, 1, 0);
        await app.RingAlarms();
        await app.Sweep();

        var close = await Figures(night);
        Assert.False(close["provisional"]!.GetValue<bool>());
        Assert.Equal("visits 1, notArrived 1, turnedAway 1, unstaffedMinutes 480, unresolved 0", Said(close, "visits", "notArrived", "turnedAway", "unstaffedMinutes", "unresolved"));
        Assert.Equal(1, await Kept(night));
    }

    [Fact]
    public async Task What_comes_after_the_close_is_another_version_and_the_first_stays()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        await night.SomebodyIsComing();
        await night.Worker("arrive");
        app.Clock.Now = Instant.FromUtc(2027, 6, 5, 1, 0);
        await app.Sweep();
        Assert.Equal(1, (await Figures(night))["unresolved"]!.GetValue<int>());

        app.Clock.Now += Duration.FromMinutes(20);
        await night.Worker("leave", json: """{"leftHow":"lift","issues":[]}""");
        await app.Sweep();
        await app.Sweep();

        Assert.Equal(0, (await Figures(night))["unresolved"]!.GetValue<int>());
        Assert.Equal(2, await Kept(night));
        Assert.Equal(1, await Kept(night, "and replaced_at is not null and because = 'close' and unresolved = 1"));
        Assert.Equal(1, await Kept(night, "and replaced_at is null and because = 'late'"));
    }

    [Fact]
    public async Task Two_dozen_nodes_that_count_a_night_at_once_keep_it_once()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        await night.SomebodyIsComing();
        app.Clock.Now = Instant.FromUtc(2027, 6, 5, 1, 0);
        await app.RingAlarms();

        await Task.WhenAll(Enumerable.Range(0, 24).Select(_ => app.Sweep()));

        Assert.Equal(1, await Kept(night));
    }

    [Fact]
    public async Task The_figures_of_a_night_survive_that_the_people_in_it_are_forgotten()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        var sam = await night.SomebodyIsComing();
        await night.Worker("arrive");
        await night.Worker("leave", json: """{"leftHow":"lift","issues":["suicide"]}""");
        app.Clock.Now = Instant.FromUtc(2027, 6, 5, 1, 0);
        await app.Sweep();
        var before = await Figures(night);

        await sam.Texts("DELETE");
        Assert.Contains("deleted", await sam.Texts("DELETE ME"));
        await app.Sweep();

        var after = await Figures(night);
        foreach (var name in new[] { "requests", "visits", "visitors", "firstTimeVisitors", "textsIn", "callsOffered" })
            Assert.Equal(before[name]!.ToJsonString(), after[name]!.ToJsonString());
    }

    [Fact]
    public async Task Minutes_without_anybody_are_counted_by_the_clock_that_ran_in_both_nights_that_change_it()
    {
        foreach (var (wall, close, minutes) in new[] { ("2027-03-27T18:05", Instant.FromUtc(2027, 3, 28, 1, 0), 420), ("2027-10-30T18:05", Instant.FromUtc(2027, 10, 31, 2, 0), 540) })
        {
            var night = await app.HouseOpens(wall, places: 2);
            app.Clock.Now = close + Duration.FromMinutes(1);
            await app.Sweep();

            Assert.Equal(minutes, (await Figures(night))["unstaffedMinutes"]!.GetValue<int>());
        }
    }

    [Fact]
    public async Task A_promised_call_is_kept_late_or_failed_and_one_that_was_called_off_is_no_promise()
    {
        var night = await app.LineOpens("2027-06-04T18:05", hasQuietNumber: true);
        var ann = await night.Supporter();
        await Calling.Talks(app, night, night.Phone(), ann);
        var jo = night.Phone();
        await jo.Texts("talk now");
        await jo.Texts("NO CALL");
        await night.Phone().Texts("talk now");
        app.Clock.Now = Instant.FromUtc(2027, 6, 5, 1, 1);
        await app.RingAlarms();
        await app.Sweep();

        Assert.Equal("callbacksPromised 2, callbacksKept 1, callbacksLate 0, callbacksFailed 1, callsAnswered 1", Said(
            await Figures(night), "callbacksPromised", "callbacksKept", "callbacksLate", "callbacksFailed", "callsAnswered"));
    }

    [Fact]
    public async Task As_a_table_it_has_the_same_figures_under_the_same_names()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        await night.SomebodyIsComing();
        var row = (await Figures(night)).AsObject();

        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(app.Line.Address, $"/api/v1/statistics/nightly.csv?service={night.Key}&from=2027-06-04&to=2027-06-04"));
        request.Headers.Authorization = new("Bearer", "demo-manager");
        using var http = new HttpClient();
        using var response = await http.SendAsync(request);
        var lines = (await response.Content.ReadAsStringAsync()).Split("\r\n");

        Assert.Equal("text/csv", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(string.Join(',', row.Select(cell => cell.Key)), lines[0]);
        Assert.StartsWith($"{night.Key},2027-06-04,1,1,0,", lines[1]);
    }

    private async Task<JsonNode> Figures(HouseNight night)
    {
        var (status, body) = await app.Line.Api($"/statistics/nightly?service={night.Key}&from={night.Night:uuuu-MM-dd}&to={night.Night:uuuu-MM-dd}");
        Assert.Equal(200, status);
        return Assert.Single(body!.AsArray())!;
    }

    private static string Said(JsonNode figures, params string[] names) => string.Join(", ", names.Select(name => $"{name} {figures[name]?.ToJsonString()}"));

    private Task<int> Kept(HouseNight night, string and = "") => Support.Kept.Count(
        app, $"night_figure join service on service.id = night_figure.service_id where key = '{night.Key}' and night = '{night.Night:uuuu-MM-dd}' {and}");
}
