using System.Diagnostics;
using CrisisLine.Tests.Support;
using Npgsql;

namespace CrisisLine.Tests.Operations;

/// <summary>A real node on a PostgreSQL of its own, which stops, freezes and comes back: the same node lives through it all.</summary>
[Collection(nameof(Undisturbed))]
public sealed class WhenTheDatabaseIsAway(NodeWithPostgres own) : IClassFixture<NodeWithPostgres>
{
    private static readonly TimeSpan FiveSeconds = TimeSpan.FromSeconds(5), ToHeal = TimeSpan.FromSeconds(20);

    // Alarms of the node may wait for the night too, but only a text has written itself down by then.
    private const string TextsThatWait =
        """
        select count(*)
        from pg_stat_activity waiting
        join pg_locks held using (pid)
        where waiting.wait_event_type = 'Lock' and held.relation = 'incoming_text'::regclass and held.mode = 'RowExclusiveLock'
        """;

    private readonly RunningNode _node = own.Node;
    private readonly string _database = own.Database;

    [Fact]
    public async Task While_it_does_not_run_texts_are_put_off_and_once_it_runs_again_they_are_acted_on_once()
    {
        await _node.Phone().Texts("VISIT");
        var before = await Texts();
        await own.Postgres.DisposeAsync();

        var texts = await PutOff(_node.Phones(30));
        Assert.Equal("503", await _node.Readiness());
        Assert.Equal(200, (await _node.Line.Get("/health/live")).Status);

        await own.Starts();
        Assert.Equal(before, await Texts());
        await TakesUpAgain(texts);
    }

    [Fact]
    public async Task While_it_is_frozen_texts_are_put_off_and_once_it_thaws_they_are_acted_on_once()
    {
        // Twelve connections are open before, each of which a text will be stuck in.
        await Task.WhenAll(_node.Phones(12).Select(phone => phone.Texts("STATUS")));
        await _node.Phone().Texts("VISIT");

        IReadOnlyList<(Phone, string)> texts;
        await using (await Frozen.Server(own.Folder))
        {
            texts = await PutOff(_node.Phones(60));
            var since = Stopwatch.StartNew();
            Assert.Equal("503", await _node.Readiness());
            Assert.True(since.Elapsed < FiveSeconds, $"ready took {since.Elapsed}");
        }

        await TakesUpAgain(texts);
    }

    [Fact]
    public async Task A_restart_in_the_middle_of_a_text_leaves_nothing_half_done()
    {
        var locked = await LockTheNight();
        var texts = PutOff([_node.Phone()]);
        await Eventually.Is("1", async () => await _database.Answer(TextsThatWait) ?? "", FiveSeconds);

        await RunningProcess.ServerIn(own.Folder).Kill();
        await locked.DisposeAsync();
        await own.Postgres.DisposeAsync();
        await own.Starts();

        await TakesUpAgain(await texts);
    }

    [Fact]
    public async Task While_somebody_holds_the_night_who_wants_a_place_is_put_off_and_all_others_are_answered()
    {
        var locked = await LockTheNight();
        var texts = PutOff(_node.Phones(5));

        Assert.Contains("no place with us", await _node.Phone().Texts("STATUS"));
        Assert.Contains("A person will read", await _node.Phone().Texts("I had a hard day"));
        Assert.Equal("200", await _node.Readiness());

        await texts;
        await locked.DisposeAsync();
        await TakesUpAgain(await texts);
    }

    /// <summary>Everyone wants a place now, and hears within five seconds that the provider should try again.</summary>
    private static async Task<IReadOnlyList<(Phone Phone, string Sid)>> PutOff(IReadOnlyList<Phone> phones)
    {
        var texts = phones.Select(phone => (Phone: phone, Sid: Phone.NewSid())).ToList();
        await Task.WhenAll(texts.Select(async text =>
        {
            var since = Stopwatch.StartNew();
            Assert.Equal(503, (await text.Phone.Sends("VISIT", text.Sid)).Status);
            Assert.True(since.Elapsed < FiveSeconds, $"{since.Elapsed.TotalSeconds:f1} s");
        }));
        return texts;
    }

    /// <summary>Without a restart of the node, the same texts are answered when they come again, and acted on once.</summary>
    private async Task TakesUpAgain(IReadOnlyList<(Phone Phone, string Sid)> texts)
    {
        await Eventually.Is("200", _node.Readiness, ToHeal);
        Assert.Equal("0", await _database.Answer($"select count(*) from incoming_text where id in ('{string.Join("','", texts.Select(text => text.Sid))}')"));
        var before = await Requests();

        var answers = await Task.WhenAll(texts.Select(text => text.Phone.Texts("VISIT", text.Sid)));
        Assert.Equal(answers, await Task.WhenAll(texts.Select(text => text.Phone.Texts("VISIT", text.Sid))));

        Assert.Equal(before + texts.Count, await Requests());
        Assert.Equal(Math.Min(before + texts.Count, 12), await _node.Count("held"));
    }

    private Task<string?> Texts() => _database.Answer("select count(*) from incoming_text");

    private async Task<int> Requests() => (await _node.Seen())["requests"]!.AsArray().Count;

    private async Task<NpgsqlConnection> LockTheNight()
    {
        var connection = new NpgsqlConnection(_database + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("begin; select from service_night for update", connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }
}
