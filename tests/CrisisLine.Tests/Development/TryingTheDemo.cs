using System.Text.Json.Nodes;
using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Development;

/// <summary>Somebody has started the program with nothing configured, and has read nothing.</summary>
public sealed class TryingTheDemo(TheDemo demo) : IClassFixture<TheDemo>
{
    [Fact]
    public void When_it_is_ready_four_have_a_place_one_on_the_list_was_offered_another_and_there_is_room()
    {
        var night = demo.WhenReady;
        Assert.Equal((8, 4, 1, 3), ((int)night["places"]!, (int)night["confirmed"]!, (int)night["held"]!, (int)night["free"]!));

        var requests = night["requests"]!.AsArray();
        var kept = requests.Where(request => State(request) == "confirmed").Select(request => (string)request!["arrivalAt"]!);
        Assert.Equal(4, kept.Distinct().Count());
        Assert.Contains(requests, request => State(request) == "offered");
        Assert.Contains(requests, request => (string)request!["displayName"]! == "Jo");
    }

    [Fact]
    public async Task The_people_of_the_evening_texted_from_phones_that_are_there_to_be_looked_at()
    {
        Assert.Contains("A place has opened at 6.30pm tonight", (await demo.Read("+447700900979"))[3]);

        var journal = (await demo.Control("journal"))!.AsArray();
        Assert.DoesNotContain(journal, entry => entry!["error"] is not null || entry["problems"]!.AsArray().Count > 0);
    }

    [Fact]
    public async Task A_newcomer_gets_a_place_and_if_nothing_is_answered_it_lapses_half_an_hour_on()
    {
        const string Sam = "+447700900001", Ash = "+447700900002";
        Assert.Contains("Yes, we have room", await demo.Texts(Sam, "VISIT", answers: 1));
        Assert.Contains("What name", await demo.Texts(Sam, "YES", answers: 3));
        Assert.Contains("Yes, we have room", await demo.Texts(Ash, "VISIT", answers: 1));

        var before = await Now(demo.Line);
        var shown = DateTimeOffset.Parse((string)(await demo.Control("time", new { seconds = 1860 }))!["now"]!, null);

        Assert.InRange(await Now(demo.Line) - before, TimeSpan.FromSeconds(1860), TimeSpan.FromSeconds(1900));
        Assert.InRange(await Now(demo.Line) - shown, TimeSpan.FromSeconds(-1), TimeSpan.FromSeconds(10));
        Assert.Contains("we could not keep that place any longer", await demo.Texts(Ash, "YES", answers: 2));
        // That the first offer has ended and that there is another leave together, and may come in either order.
        await Eventually.Is(
            true,
            async () => await demo.Read("+447700900979") is { Count: >= 6 } texts && texts.Skip(4).Any(text => text.Contains("A place has opened", StringComparison.Ordinal)),
            TimeSpan.FromSeconds(20));
        Assert.Contains((await demo.Night())["requests"]!.AsArray(), request => State(request) == "lapsed");
    }

    [Fact]
    public void It_says_once_where_the_phones_are_and_that_everything_is_made_up()
    {
        Assert.Contains(demo.Said, line => line.Contains("everything in it is made up", StringComparison.Ordinal));
        Assert.Single(demo.Said, line => line.Contains(demo.Phones.OriginalString, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"seconds":-1}""")]
    [InlineData("""{"seconds":99999999}""")]
    [InlineData("""{"seconds":"soon"}""")]
    [InlineData("now")]
    public async Task Time_does_not_run_back_nor_anywhere_that_is_no_time(string move)
    {
        using var http = new HttpClient();
        using var words = new StringContent(move, System.Text.Encoding.UTF8, "application/json");

        Assert.Equal(400, (int)(await http.PostAsync(new Uri(demo.Line.Address, "/development/clock"), words)).StatusCode);
    }

    [Fact]
    public async Task Whoever_ends_the_service_ends_the_phones()
    {
        var another = new TheDemo();
        await another.InitializeAsync();
        await another.Control("state");

        await another.Ends();

        await Assert.ThrowsAsync<HttpRequestException>(() => another.Control("state"));
        await another.DisposeAsync();
    }

    private static string State(JsonNode? request) => (string)request!["state"]!;

    private static async Task<DateTimeOffset> Now(Line line) =>
        DateTimeOffset.Parse((string)JsonNode.Parse((await line.Get("/development/clock")).Body)!["now"]!, null);
}
