using System.Globalization;
using System.Text.Json.Nodes;

namespace CrisisLine.Tests.Support;

/// <summary>One evening at one house, seen from outside: phones that text it, and time that passes.</summary>
public sealed class HouseNight(string key, LocalDate night, string number, CrisisLineApp app)
{
    private static int _phones;

    public string Key => key;

    public string Number => number;

    public string Path => $"/nights/{key}/{night.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)}";

    /// <summary>A phone that has never texted us: one of Ofcom's drama numbers, or one next to them when there are many.</summary>
    public Phone Phone()
    {
        var next = Interlocked.Increment(ref _phones) - 1;
        return new($"+447700{900000 + next % 1000:d6}", number, app.Line, app.Provider);
    }

    public IReadOnlyList<Phone> Phones(int count) => [.. Enumerable.Range(0, count).Select(_ => Phone())];

    /// <summary>Moves the clock and lets whatever has fallen due ring.</summary>
    public async Task Wait(int minutes)
    {
        app.Clock.Now += Duration.FromMinutes(minutes);
        await app.RingAlarms();
    }

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
}
