using System.Globalization;
using System.Text.Json.Nodes;

namespace CrisisLine.Tests.Support;

/// <summary>One evening at one house, seen from outside: phones that text it, and time that passes.</summary>
public sealed class HouseNight(string key, LocalDate night, string number, CrisisLineApp app)
{
    private static int _phones, _landlines;

    public string Key => key;

    public string Number => number;

    /// <summary>What people see who are rung; null if it is the number above.</summary>
    public string? QuietNumber { get; init; }

    public LocalDate Night => night;

    /// <summary>Another night of the same house.</summary>
    public HouseNight After(int days) => new(key, night.PlusDays(days), number, app);

    public string Path => $"/nights/{key}/{night.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)}";

    /// <summary>A phone that has never texted us: one of Ofcom's drama numbers, or one next to them when there are many.</summary>
    public Phone Phone()
    {
        var next = Interlocked.Increment(ref _phones) - 1;
        return new($"+447700{900000 + next % 1000:d6}", number, app.Line, app.Provider);
    }

    /// <summary>A telephone at home: a text to it would be read aloud to whoever picks up.</summary>
    public Phone Landline() => new($"+44113496{Interlocked.Increment(ref _landlines) % 900 + 100:d4}", number, app.Line);

    public Phone WithoutNumber(string spelling = "anonymous") => new(spelling, number, app.Line);

    /// <summary>What waits for a person, urgent first, of this house alone.</summary>
    public async Task<IReadOnlyList<(bool Urgent, string Excerpt)>> Inbox()
    {
        var (_, body) = await app.Line.Api("/inbox?state=open");
        return [.. body!.AsArray().Where(thread => thread!["service"]!.GetValue<string>() == key)
            .Select(thread => (thread!["urgent"]!.GetValue<bool>(), thread["excerpt"]!.GetValue<string>()))];
    }

    /// <summary>The house gets a number that it rings from, and that must never say whose it is.</summary>
    public async Task<string> AddQuietNumber()
    {
        var quiet = number.Replace("+441134960", "+441134967", StringComparison.Ordinal);
        await app.Database.Transact(tx => tx.Execute(
            "insert into service_number (number, service_id, quiet) select @quiet, id, true from service where key = @key", new { quiet, key }), CancellationToken.None);
        return quiet;
    }

    /// <summary>Somebody who works in this house, with a phone at which they can be rung.</summary>
    public Task<ColleagueOnCall> Colleague(string role, string name, bool isOnCall = true) => Support.ColleagueOnCall.WorksIn(app, key, role, name, isOnCall);

    public IReadOnlyList<Phone> Phones(int count) => [.. Enumerable.Range(0, count).Select(_ => Phone())];

    /// <summary>Moves the clock and lets whatever has fallen due ring.</summary>
    public async Task Wait(int minutes)
    {
        app.Clock.Now += Duration.FromMinutes(minutes);
        await app.RingAlarms();
    }

    /// <summary>Somebody who rings people for this house, and is here.</summary>
    public Task<SupporterOnShift> Supporter(string name = "Ann", bool isHere = true) => SupporterOnShift.RingsFor(app, key, name, isHere);

    /// <summary>The phone of somebody as it is rung by us.</summary>
    public Telephone Telephone(Phone of) => new(app, of.Number);

    /// <summary>Who was promised a call here, the oldest promise first.</summary>
    public async Task<IReadOnlyList<JsonNode>> Callbacks(string state = "all") =>
        [.. (await app.Line.Api($"/callbacks?state={state}", "demo-worker")).Body!.AsArray().Where(callback => callback!["service"]!.GetValue<string>() == key)!];

    /// <summary>The night as the API shows it to a worker.</summary>
    public async Task<JsonNode> Seen()
    {
        var (status, body) = await app.Line.Api(Path);
        Assert.Equal(200, status);
        return body!;
    }

    /// <summary>One of the night's counts, such as "held" or "free".</summary>
    public async Task<int> Count(string what) => (await Seen())[what]!.GetValue<int>();

    /// <summary>How each request stands, in order of asking.</summary>
    public async Task<string> States() =>
        string.Join(' ', (await Seen())["requests"]!.AsArray().Select(request => request!["state"]!.GetValue<string>()));

    /// <summary>A worker does something about the request that came in as the <paramref name="nth"/>, from 0.</summary>
    public async Task<(int Status, JsonNode? Body)> Worker(string verb, int nth = 0, string? json = null, string token = "demo-worker")
    {
        var id = (await Seen())["requests"]![nth]!["id"];
        return await app.Line.Api($"{Path}/requests/{id}/{verb}", token, HttpMethod.Post, json);
    }
}
