using System.Text.Json.Nodes;
using CrisisLine.Telephony;
using CrisisLine.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CrisisLine.Tests.Bookings;

/// <summary>
/// One evening at a house with few places, on two nodes. A seed decides who does what together in the same moment; who of
/// them comes first is left to the machine.
/// </summary>
public sealed class RandomEvening(CrisisLineApp app, Line other, NpgsqlConnection database, int seed, int firstPhone)
{
    public const int MostPeople = 8;

    private static readonly string[] Words =
    [
        "VISIT", "VISIT", "VISIT", "LIST", "LIST", "LIST", "LIST", "YES", "YES", "YES", "YES", "NO", "NO", "NOT COMING", "NOT COMING",
        "STATUS", "STOP", "START", "DELETE", "SKIP", "B", "on my way", "thank you all",
    ];

    private static readonly string[] News = ["delivered", "delivered", "sent", "undelivered", "failed"];
    private static readonly int[] Minutes = [1, 2, 5, 10, 14, 15, 16, 30, 31, 60, 95];

    // What waits for itself never ends; a slow machine does.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Random _dice = new(seed);
    private readonly List<string> _story = [];
    private readonly HashSet<int> _deleting = [];
    private HouseNight _night = null!;
    private Phone[] _people = [];
    private long _id;

    /// <summary>Fails with the seed and all that happened, so that the same evening can be had again.</summary>
    public async Task Pass()
    {
        var arrivals = _dice.Next(2) == 0 ? "18:30" : "18:30 21:30";
        var (places, autoConfirm) = (_dice.Next(1, 4), _dice.Next(5) > 0);
        await Becomes(Instant.FromUtc(2027, 6, 4, 17, 5));
        _night = await app.HouseOpens("2027-06-04T18:05", places, arrivals: arrivals, autoConfirm: autoConfirm);
        _people = [.. Enumerable.Range(0, _dice.Next(4, MostPeople + 1)).Select(nth => new Phone($"+447700{900000 + firstPhone + nth:d6}", _night.Number, app.Line))];
        _id = await Ask<long>($"select night.id from service_night night join service on service.id = night.service_id where key = '{_night.Key}'");
        _story.Add($"{places} places at {arrivals}, {_people.Length} people{(autoConfirm ? "" : ", a worker confirms")}");

        await Together("VISIT", "VISIT", "VISIT", "LIST");
        for (var moment = _dice.Next(5, 11); moment > 0; moment--)
            await Together(Words);
        // Half past midnight, and two.
        foreach (var hours in new[] { 6.5, 8 })
            await Until(Instant.FromUtc(2027, 6, 4, 17, 0) + Duration.FromHours(hours));
    }

    private async Task Together(params string[] words)
    {
        var acts = new List<Task<int>>();
        var rings = false;
        foreach (var (person, nth) in _people.Select((person, nth) => (person, nth)).Where(_ => _dice.Next(5) < 2).ToList())
            acts.Add(Texts(person, nth, words[_dice.Next(words.Length)]));
        if (_dice.Next(2) == 0)
            acts.AddRange(ProviderTells(await app.Provider.Texts()));
        if (_dice.Next(6) == 0)
            acts.Add(SomebodyWhoWorksHere());
        if (_dice.Next(3) > 0)
            acts.Add(Done(app.Services.GetRequiredService<Sender>().Round(CancellationToken.None)));
        if (_dice.Next(2) == 0)
        {
            var minutes = Minutes[_dice.Next(Minutes.Length)];
            _story.Add($"{minutes} minutes pass");
            await Becomes(app.Clock.Now + Duration.FromMinutes(minutes));
            acts.Add(Done(app.RingAlarms()));
            rings = true;
        }

        await Happens(acts, rings);
    }

    /// <summary>The last texts and the alarm of that instant are a race as well.</summary>
    private async Task Until(Instant instant)
    {
        _story.Add($"until {instant}");
        await Becomes(Instant.Max(app.Clock.Now, instant));
        var acts = _people.Select((person, nth) => (person, nth)).Where(_ => _dice.Next(4) == 0)
            .Select(one => Texts(one.person, one.nth, Words[_dice.Next(Words.Length)])).ToList();
        acts.Add(Done(app.RingAlarms()));
        await Happens(acts, rings: true);
    }

    /// <summary>No node was seen in the minutes that are skipped; it must not be taken for dead, its alarms in other hands.</summary>
    private async Task Becomes(Instant now)
    {
        var seen = $"update quartz.qrtz_scheduler_state set last_checkin_time = {now.ToDateTimeUtc().Ticks} returning 1";
        await Ask<int>(seen);
        app.Clock.Now = now;
        await Ask<int>(seen);
    }

    private async Task Happens(List<Task<int>> acts, bool rings)
    {
        _story.Add("--");
        try
        {
            foreach (var status in await Task.WhenAll(acts).WaitAsync(Patience))
                if (status >= 500)
                    throw new InvalidOperationException($"an answer of {status}");
            if (rings)
                await app.RingAlarms().WaitAsync(Patience);
        }
        catch (Exception fault)
        {
            throw Failed(fault.Message, fault);
        }

        if (await NightPromises.Broken(database, _id, app.Clock.Now.ToDateTimeUtc(), rings) is { Count: > 0 } broken)
            throw Failed(string.Join("\n  ", broken), null);
    }

    private Task<int> Texts(Phone person, int nth, string words)
    {
        if (_deleting.Remove(nth) && _dice.Next(4) > 0)
            words = "DELETE ME";
        if (words == "DELETE")
            _deleting.Add(nth);
        var isTwice = _dice.Next(10) == 0;
        _story.Add($"{(char)('a' + nth)}: {words}{(isTwice ? " (delivered twice)" : "")}");

        var sid = Phone.NewSid();
        var through = _dice.Next(2) == 0 ? person : person.Through(other);
        return isTwice ? Worst(person.Sends(words, sid), person.Through(other).Sends(words, sid)) : Worst(through.Sends(words, sid));
    }

    /// <summary>Of what it has of this house, some; in any order, and at the same moment.</summary>
    private IEnumerable<Task<int>> ProviderTells(IReadOnlyList<SentText> all)
    {
        var texts = all.Where(text => text.From == _night.Number).ToList();
        foreach (var text in texts.TakeLast(6).Where(_ => _dice.Next(2) == 0).ToList())
        {
            var news = News[_dice.Next(News.Length)];
            _story.Add($"provider: {news} ({text.Words[..20]}…)");
            yield return Worst(Provider.Tells(_dice.Next(2) == 0 ? app.Line : other, text, news, news is "undelivered" or "failed" ? 30003 : null));
        }
    }

    private async Task<int> SomebodyWhoWorksHere()
    {
        var (what, which, places) = (_dice.Next(10), _dice.Next(100), _dice.Next(1, 5));
        if (what < 4)
            return await Api(HttpMethod.Put, "/places", $$"""{"arrivals":[{"at":"18:30","places":{{places}}}]}""");
        if (what == 4)
            return await Api(HttpMethod.Post, "/close", """{"reason":"no heating"}""");

        var requests = (await _night.Seen())["requests"]!.AsArray();
        if (requests.Count == 0)
            return 200;
        var request = requests[which % requests.Count]!["id"]!.GetValue<long>();
        var answer = what switch { 5 or 6 => "confirm", 7 or 8 => "decline", _ => "arrive" };
        return await Api(HttpMethod.Post, $"/requests/{request}/{answer}", answer == "decline" ? """{"reason":"known to us"}""" : null);
    }

    private async Task<int> Api(HttpMethod method, string path, string? json)
    {
        _story.Add($"worker: {path} {json}");
        (var status, JsonNode? _) = await other.Api(_night.Path + path, "demo-manager", method, json);
        return status;
    }

    private async Task<T> Ask<T>(string sql)
    {
        await using var command = new NpgsqlCommand(sql, database);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<int> Worst(params Task<Answer>[] answers) => (await Task.WhenAll(answers)).Max(answer => answer.Status);

    private static async Task<int> Done(Task task)
    {
        await task;
        return 200;
    }

    private InvalidOperationException Failed(string what, Exception? fault) =>
        new($"Seed {seed}, at {app.Clock.Now}:\n  {what}\n  {string.Join("\n  ", _story)}\n{string.Join('\n', Complaints)}", fault);

    private IEnumerable<string> Complaints =>
        app.Log.Lines.Where(line => line.StartsWith("Error", StringComparison.Ordinal)).TakeLast(3);
}
