using System.Text.Json.Nodes;
using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Operations;

/// <summary>The program as somebody starts it, on a database that is new or not.</summary>
public sealed class Starting : IAsyncLifetime
{
    private TestDatabase _database = null!;

    public async Task InitializeAsync() => _database = await TestDatabase.Create();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task In_production_nothing_is_made_up_and_each_missing_setting_has_its_line()
    {
        var ended = await ProgramProcess.Run(new Dictionary<string, string> { ["ASPNETCORE_ENVIRONMENT"] = "Production" });

        string[] missing =
        [
            "ConnectionStrings:CrisisLine is not set.", "Keys:Data is not set.", "Keys:Lookup is not set.", "PublicUrl is not set.",
            "Services is not set.", "Twilio:AccountSid is not set.", "Twilio:AuthToken is not set.",
        ];
        Assert.Equal(1, ended.Code);
        Assert.Equal(missing, ended.Complained.Order(StringComparer.Ordinal));
        Assert.Empty(ended.Said);
    }

    [Fact]
    public async Task Two_nodes_may_meet_on_an_empty_database()
    {
        var settings = NodeSettings.For(_database.ConnectionString, places: 2);

        var nodes = await Task.WhenAll(RunningNode.Start(settings), RunningNode.Start(settings));
        await using var one = nodes[0];
        await using var other = nodes[1];

        Assert.Contains("we have room", await one.Phone().TextsUntilAnswered("VISIT"));
        Assert.Contains("we have room", await other.Phone().TextsUntilAnswered("VISIT"));
        Assert.Equal((2, 0), (await one.Count("places"), await other.Count("free")));
    }

    [Fact]
    public async Task Nodes_that_start_an_hour_later_find_the_clock_an_hour_on()
    {
        var settings = NodeSettings.For(_database.ConnectionString);
        settings["Clock__StartAt"] = "2027-06-04T17:30:00+01:00";
        await using (var first = await RunningNode.Start(settings))
            Assert.False(await IsOpen(first));

        await _database.ConnectionString.Answer("update program_clock set real_at = real_at - interval '1 hour'");
        settings.Remove("ASPNETCORE_URLS");
        var nodes = await Task.WhenAll(RunningNode.Start(settings), RunningNode.Start(settings));
        await using var one = nodes[0];
        await using var other = nodes[1];

        Assert.True(await IsOpen(one));
        Assert.True(await IsOpen(other));
        Assert.StartsWith("Hello", await one.Phone().TextsUntilAnswered("VISIT"));
    }

    [Fact]
    public async Task Another_clock_on_the_same_database_is_refused_in_one_clear_line()
    {
        var settings = NodeSettings.For(_database.ConnectionString);
        await using (await RunningNode.Start(settings))
        {
        }

        settings["Clock__StartAt"] = "2027-06-05T18:05:00+01:00";
        await Refused(
            "Clock:StartAt is 2027-06-05T17:05:00Z, but this database's clock began at 2027-06-04T17:05:00Z: use that value, or another database.",
            settings);

        settings.Remove("Clock__StartAt");
        await Refused(
            "This database's clock began at 2027-06-04T17:05:00Z (Clock:StartAt); Production runs on the real clock only: use another database.",
            InProduction(settings));
    }

    [Fact]
    public async Task A_database_that_lives_on_the_real_clock_does_so_for_ever()
    {
        var settings = NodeSettings.For(_database.ConnectionString);
        var startAt = settings["Clock__StartAt"];
        settings.Remove("Clock__StartAt");
        await using (await RunningNode.Start(InProduction(settings)))
        {
        }

        settings["Clock__StartAt"] = startAt;
        await Refused("Clock:StartAt is 2027-06-04T17:05:00Z, but this database runs on the real clock: use another database.", settings);
    }

    [Fact]
    public async Task A_service_is_taken_from_the_settings_once_and_a_new_one_is_added_later()
    {
        var settings = NodeSettings.For(_database.ConnectionString, places: 12);
        await using (await RunningNode.Start(settings))
        {
        }

        settings["Services__0__Name"] = "Another name";
        settings["Services__0__Arrivals__0__Places"] = "1";
        foreach (var (name, value) in NodeSettings.ServiceOf("second-house", "+441134960002", places: 3))
            settings[$"Services__1__{name}"] = value;
        await using var node = await RunningNode.Start(settings);

        var services = (await node.Line.Api("/services")).Body!.AsArray();
        Assert.Equal(["dial-house", "second-house"], services.Select(service => (string)service!["key"]!));
        Assert.Equal("Dial House", (string)services[0]!["name"]!);
        Assert.Equal(12, await node.Count("places"));
        Assert.Equal(3, (int)(await node.Line.Api($"/nights/second-house/{NodeSettings.Night}")).Body!["places"]!);
    }

    [Fact]
    public async Task A_new_service_with_a_number_that_another_one_has_is_refused_in_one_clear_line()
    {
        var settings = NodeSettings.For(_database.ConnectionString);
        await using (await RunningNode.Start(settings))
        {
        }

        settings["Services__0__Key"] = "second-house";
        await Refused(
            "Services: the new service \"second-house\" has the number ending 0001, which belongs to another one in this database.", settings);
    }

    [Fact]
    public async Task The_database_can_be_brought_into_shape_beforehand_twice_and_by_two_at_once()
    {
        var settings = NodeSettings.For(_database.ConnectionString);

        var both = await Task.WhenAll(ProgramProcess.Run(settings, "migrate"), ProgramProcess.Run(settings, "migrate"));
        var again = await ProgramProcess.Run(settings, "migrate");

        var scripts = Directory.GetFiles(Path.Combine(Repository.Root, "db"), "*.sql").Length;
        Assert.Equal([0, 0, 0], [.. both.Select(ended => ended.Code), again.Code]);
        Assert.Equal(
            [$"{scripts} migrations applied.", "The database is up to date."], both.SelectMany(ended => ended.Said).Order(StringComparer.Ordinal));
        Assert.Equal(["The database is up to date."], again.Said);
    }

    private static async Task<bool> IsOpen(RunningNode node) =>
        (await node.Line.Api("/services")).Body is JsonArray services && (bool)services.Single()!["openNow"]!;

    private static Dictionary<string, string> InProduction(Dictionary<string, string> settings) => new(settings)
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Production",
        ["Keys__Data"] = Convert.ToBase64String(new byte[32]),
        ["Keys__Lookup"] = Convert.ToBase64String(new byte[32]),
    };

    private static async Task Refused(string line, IReadOnlyDictionary<string, string> settings)
    {
        var ended = await ProgramProcess.Run(settings);
        Assert.Equal((1, line), (ended.Code, Assert.Single(ended.Complained)));
    }
}
