using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Operations;

/// <summary>Nodes that die as by <c>kill -9</c>, on one database with others that do not.</summary>
[Collection(nameof(Undisturbed))]
public sealed class KilledInTheMiddle
{
    [Fact]
    public async Task Holds_of_nodes_that_died_lapse_once_and_in_time_and_a_node_that_comes_back_works_again()
    {
        await using var database = await TestDatabase.Create();
        var settings = NodeSettings.For(database.ConnectionString, places: 30);
        var nodes = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => RunningNode.Start(settings)));
        await using var first = nodes[0];
        await using var second = nodes[1];
        await using var third = nodes[2];
        await database.ConnectionString.Answer(CountChanges);
        // The first text of a new process takes longest, and from here on seconds count.
        await Task.WhenAll(nodes.Select(node => node.Phone().TextsUntilAnswered("STATUS")));
        await database.ConnectionString.Answer(CloseSoon);

        var answers = await Task.WhenAll(third.Phones(30).Select((phone, index) => phone.Through(nodes[index % 3].Line).TextsUntilAnswered("VISIT")));
        Assert.All(answers, answer => Assert.Contains("we have room", answer));
        await first.Process.Kill();
        await Eventually.Is(true, async () => await third.Count("lapsed") > 0, TimeSpan.FromSeconds(30));
        await second.Process.Kill();

        await Eventually.Is("30", async () => $"{await third.Count("lapsed")}", TimeSpan.FromSeconds(30));
        Assert.Equal("30", await database.ConnectionString.Answer("select count(*) from change where state = 'lapsed'"));
        Assert.Equal("30", await database.ConnectionString.Answer("select count(*) from change"));
        Assert.Equal(
            "True", await database.ConnectionString.Answer("select max(settled_at - held_until) < interval '15 seconds' from visit_request"));
        Assert.Contains("crisisline_alarms_late_total 0", (await third.Line.Get("/metrics")).Body);

        await database.ConnectionString.Answer(OpenLonger);
        await using var again = await first.StartAgain();
        Assert.Contains("we have room", await again.Phone().TextsUntilAnswered("VISIT"));
        Assert.Equal(1, await third.Count("held"));
    }

    [Fact]
    public async Task Two_hundred_texts_are_under_way_when_a_node_dies_and_each_is_acted_on_once()
    {
        await using var database = await TestDatabase.Create();
        var settings = NodeSettings.For(database.ConnectionString, places: 12);
        var nodes = await Task.WhenAll(RunningNode.Start(settings), RunningNode.Start(settings));
        await using var dies = nodes[0];
        await using var lives = nodes[1];
        var texts = lives.Phones(200).Select(phone => (Phone: phone, Sid: Phone.NewSid())).ToList();

        var (answered, enough) = (0, new TaskCompletionSource());
        var sending = texts.Select((text, index) => Send(text.Phone.Through(nodes[index % 2].Line), text.Sid)).ToList();
        await enough.Task;
        await dies.Process.Kill();
        var first = await Task.WhenAll(sending);
        Assert.Contains(first, answer => answer is null);

        // The provider delivers again what was not answered, and now and then also what was.
        var second = await Task.WhenAll(texts.Select(text => text.Phone.TextsUntilAnswered("VISIT", text.Sid)));
        Assert.All(first.Zip(second).Where(pair => pair.First is not null), pair => Assert.Equal(pair.First, pair.Second));

        var status = await Task.WhenAll(texts.Select(text => text.Phone.TextsUntilAnswered("STATUS")));
        Assert.Equal(12, second.Count(answer => answer.Contains("we have room")));
        Assert.All(second.Zip(status), pair => Assert.Equal(pair.First.Contains("we have room"), pair.Second.Contains("keeping a place")));
        var seen = await lives.Seen();
        Assert.Equal((12, 188, 200), ((int)seen["held"]!, (int)seen["noPlace"]!, seen["requests"]!.AsArray().Count));

        async Task<string?> Send(Phone phone, string sid)
        {
            try
            {
                var answer = await phone.Sends("VISIT", sid);
                if (Interlocked.Increment(ref answered) == 40)
                    enough.SetResult();
                return answer.Status == 200 ? string.Join('\n', answer.Texts) : null;
            }
            catch (HttpRequestException)
            {
                return null;
            }
        }
    }

    private const string CountChanges =
        """
        create table change (request bigint, state text);
        create function keep_change() returns trigger language plpgsql as
            'begin insert into change values (new.id, new.state); return null; end';
        create trigger keep_change after update on visit_request for each row execute function keep_change()
        """;

    // No hold outlives the night: all thirty fall due at this one moment, on the application's clock.
    private const string CloseSoon =
        """
        update service_night set closes_at = start_at + (clock_timestamp() - real_at) + interval '6 seconds'
        from program_clock
        where night = '2027-06-04'
        """;

    private const string OpenLonger = "update service_night set closes_at = closes_at + interval '2 hours' where night = '2027-06-04'";
}
