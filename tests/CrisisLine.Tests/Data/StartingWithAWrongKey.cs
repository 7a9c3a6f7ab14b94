using System.Security.Cryptography;
using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Data;

/// <summary>A node with keys that are not the database's would mix its data, or take everybody for a stranger.</summary>
public sealed class StartingWithAWrongKey : IAsyncLifetime
{
    private const string WrongData =
        "Keys:Data: this database holds values sealed with a key that is neither Keys:Data nor among Keys:Earlier: give that key too.";

    private const string WrongLookup =
        "Keys:Lookup is not the key of this database, and with it everybody would be a stranger: give the one it began with.";

    private TestDatabase _database = null!;
    private Dictionary<string, string> _settings = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.Create();
        _settings = NodeSettings.For(_database.ConnectionString);
        (_settings["Keys__Data"], _settings["Keys__Lookup"]) = (NewKey(), NewKey());
        await using var node = await RunningNode.Start(_settings);
        await node.Phone().TextsUntilAnswered("VISIT");
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Stops_the_start_with_one_line_for_each_and_nothing_is_written()
    {
        var before = await DatabaseText.Of(_database.ConnectionString);

        await Refused([WrongData], ("Keys__Data", NewKey()));
        await Refused([WrongLookup], ("Keys__Lookup", NewKey()));
        await Refused([WrongData, WrongLookup], ("Keys__Data", NewKey()), ("Keys__Lookup", NewKey()));

        Assert.Equal(before, await DatabaseText.Of(_database.ConnectionString));
    }

    [Fact]
    public async Task Is_noticed_too_where_an_earlier_version_filled_the_database()
    {
        await _database.ConnectionString.Answer("delete from sealing_key; delete from lookup_key");

        await Refused([WrongData], ("Keys__Data", NewKey()));
        await Refused([WrongLookup], ("Keys__Lookup", NewKey()));

        await using var node = await RunningNode.Start(_settings);
        Assert.Equal("1 1", await _database.ConnectionString.Answer("select (select count(*) from sealing_key) || ' ' || (select count(*) from lookup_key)"));
    }

    private static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    private async Task Refused(string[] lines, params (string Name, string Value)[] changes)
    {
        var settings = new Dictionary<string, string>(_settings);
        foreach (var (name, value) in changes)
            settings[name] = value;

        var ended = await ProgramProcess.Run(settings);

        Assert.Equal((1, string.Join('\n', lines)), (ended.Code, string.Join('\n', ended.Complained)));
    }
}
