using System.Security.Cryptography;
using CrisisLine.Data;
using CrisisLine.Operations;
using CrisisLine.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CrisisLine.Tests.Data;

/// <summary>An operator changes the key of sealed fields, as docs/decisions/0008-rotating-keys.md says, while people text.</summary>
public sealed class ChangingTheKeys : IAsyncLifetime
{
    private const string Metric = "crisisline_sealed_with_earlier_key";

    private static readonly string Old = NewKey(), New = NewKey();

    // The first step is done: every node can open what the new key seals.
    private readonly CrisisLineApp _app = new() { Settings = { ["Keys:Data"] = Old, ["Keys:Earlier:0"] = New } };

    public Task InitializeAsync() => _app.InitializeAsync();

    public Task DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task People_text_through_old_and_new_nodes_all_the_while_and_in_the_end_everything_has_the_new_key()
    {
        var night = await _app.HouseOpens("2027-06-04T18:05", places: 9);
        var phones = night.Phones(6);
        var texts = phones.Select(phone => (Phone: phone, Sid: Phone.NewSid())).ToList();
        var before = await Task.WhenAll(texts.Select(text => text.Phone.Texts("VISIT", text.Sid)));
        Assert.Equal([Old], await KeysOf("message.words"));
        await RoundOfTheOldNode();

        var swapped = await StartSwapped();
        await Task.WhenAll(Enumerable.Range(0, 10).SelectMany(round => phones.Select((phone, index) =>
            (index % 2 == 0 ? phone : phone.Through(swapped)).Texts($"round {round} of being unsure"))).Append(RoundsOfTheNewNode(5)));

        await RoundOfTheOldNode();

        // The same text again gets its old answer, whichever node is asked and whatever key has it now.
        Assert.Equal(before, await Task.WhenAll(texts.Select(text => text.Phone.Texts("VISIT", text.Sid))));
        Assert.Equal(before, await Task.WhenAll(texts.Select(text => text.Phone.Through(swapped).Texts("VISIT", text.Sid))));

        await RoundsOfTheNewNode(2);
        foreach (var column in new[] { "contact_point.number", "incoming_text.words", "message.words" })
            Assert.Equal([New], await KeysOf(column));
        Assert.Contains($"{Metric} 0", await Measured(swapped));
        Assert.Equal("round 3 of being unsure", await Words(
            "select incoming_text.words from incoming_text join thread_text on incoming_text_id = incoming_text.id order by incoming_text.id", "round 3"));
    }

    [Fact]
    public async Task The_old_key_is_needed_until_no_node_has_it_and_then_nobody_asks_for_it()
    {
        var night = await _app.HouseOpens("2027-06-04T18:05", places: 1);
        await night.Phone().Texts("VISIT");
        await RoundOfTheOldNode();
        await StartSwapped();
        await RoundsOfTheNewNode(1);

        var tooEarly = await Assert.ThrowsAsync<CannotStartException>(() => Start(New));
        Assert.StartsWith("Keys:Data: this database holds values sealed with a key that is neither", Assert.Single(tooEarly.Reasons));

        // The old node says no more that it lives: for these ten minutes only the new one does.
        _app.Clock.Now += KeysInUse.Silence + Duration.FromSeconds(1);
        await RoundsOfTheNewNode(2);

        Assert.Single(_app.Log.Lines, line => line.Contains("No value needs an earlier key any more"));
        var last = new Line(await Start(New));
        Assert.Contains("tonight is full", await night.Phone().Through(last).Texts("VISIT"));
    }

    [Fact]
    public async Task A_node_with_the_old_key_seals_nothing_back()
    {
        var night = await _app.HouseOpens("2027-06-04T18:05", places: 1);
        await night.Phone().Texts("VISIT");
        await StartSwapped();
        await RoundsOfTheNewNode(1);

        await RoundOfTheOldNode();

        Assert.Equal([New], await KeysOf("message.words"));
        Assert.Contains($"{Metric} 0", await Measured(_app.Line));
    }

    [Fact]
    public async Task What_somebody_is_writing_at_that_moment_is_left_alone_and_sealed_the_next_time()
    {
        var night = await _app.HouseOpens("2027-06-04T18:05", places: 1);
        await night.Phone().Texts("I had a hard day");
        await using var connection = new NpgsqlConnection(_app.ConnectionString);
        await connection.OpenAsync();
        await using var writing = await connection.BeginTransactionAsync();
        await using (var write = new NpgsqlCommand("update incoming_text set words = @words", connection))
        {
            write.Parameters.AddWithValue("words", Keys(Old).Seal("incoming_text.words", "something else"));
            await write.ExecuteNonQueryAsync();
        }

        var swapped = await StartSwapped();
        await RoundsOfTheNewNode(1);
        Assert.Contains($"{Metric} 1", await Measured(swapped));
        await writing.CommitAsync();
        await RoundsOfTheNewNode(1);

        Assert.Equal([New], await KeysOf("incoming_text.words"));
        Assert.Equal("something else", await Words("select words from incoming_text", ""));
        Assert.Contains($"{Metric} 0", await Measured(swapped));
    }

    [Fact]
    public async Task A_value_that_no_key_opens_is_told_of_and_stops_nothing_else()
    {
        var night = await _app.HouseOpens("2027-06-04T18:05", places: 1);
        await Task.WhenAll(night.Phones(3).Select(phone => phone.Texts("VISIT")));
        await _app.ConnectionString.Answer(
            "update message set words = set_byte(words, 30, get_byte(words, 30) # 1) where id = (select min(id) from message)");

        var swapped = await StartSwapped();
        await RoundsOfTheNewNode(1);

        Assert.Contains($"{Metric} 1", await Measured(swapped));
        Assert.Equal("1", await _app.ConnectionString.Answer($"select count(*) from message where substring(words from 2 for 4) <> {Id(New)}"));
        Assert.Contains(_app.Log.Lines, line => line.Contains("1 values of message.words still need an earlier key"));
    }

    [Fact]
    public async Task More_rows_than_are_taken_at_once_are_all_sealed_again()
    {
        var night = await _app.HouseOpens("2027-06-04T18:05", places: 1);
        await night.Phone().Texts("hello");
        await _app.ConnectionString.Answer(
            """
            insert into incoming_text (id, service_id, person_id, received_at, words)
            select 'SM' || n, service_id, person_id, received_at, words from incoming_text, generate_series(1, 999) n
            """);

        await StartSwapped();
        await RoundsOfTheNewNode(1);

        Assert.Equal("1000", await _app.ConnectionString.Answer($"select count(*) from incoming_text where substring(words from 2 for 4) = {Id(New)}"));
    }

    [Fact]
    public async Task A_node_learns_that_others_seal_with_a_key_it_does_not_have()
    {
        await _app.ConnectionString.Answer("insert into sealing_key (id, since, used_at) values ('\\x01020304', '2027-01-01', '2027-01-01')");

        await RoundOfTheOldNode();

        Assert.Contains(_app.Log.Lines, line => line.StartsWith("Error") && line.Contains("add them to its Keys:Earlier"));
    }

    private static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    private static FieldKeys Keys(string data, params string[] earlier) =>
        new(Convert.FromBase64String(data), new byte[32], [.. earlier.Select(Convert.FromBase64String)]);

    private static string Id(string key) => $"'\\x{Convert.ToHexString(Keys(key).CurrentId)}'::bytea";

    private static async Task<string> Measured(Line line) => (await line.Get("/metrics")).Body;

    private async Task<Line> StartSwapped() => new(await Start(New, Old));

    /// <summary>A node that has been given these keys a minute later.</summary>
    private Task<Uri> Start(string data, string? earlier = null)
    {
        _app.Clock.Now += Duration.FromMinutes(1);
        return _app.StartNode(builder => builder.Configuration.AddInMemoryCollection(
            [KeyValuePair.Create<string, string?>("Keys:Data", data), KeyValuePair.Create("Keys:Earlier:0", earlier)]));
    }

    private Task RoundOfTheOldNode() => _app.Services.GetRequiredService<Resealing>().Round(CancellationToken.None);

    private async Task RoundsOfTheNewNode(int count)
    {
        for (var round = 0; round < count; round++)
            await _app.NewestNode.GetRequiredService<Resealing>().Round(CancellationToken.None);
    }

    /// <summary>Which of the two keys the values of a column are sealed with.</summary>
    private async Task<IReadOnlyList<string>> KeysOf(string column)
    {
        var found = await _app.Database.Transact(tx => tx.Many<byte[]>(
            $"select distinct substring({column} from 2 for 4) from {column.Split('.')[0]}"), CancellationToken.None);
        return [.. new[] { Old, New }.Where(key => found.Any(id => id.SequenceEqual(Keys(key).CurrentId)))];
    }

    private async Task<string?> Words(string sql, string beginning) =>
        (await _app.Database.Transact(tx => tx.Many<byte[]>(sql), CancellationToken.None))
            .Select(words => Keys(New).Open("incoming_text.words", words)).FirstOrDefault(words => words.StartsWith(beginning));
}
