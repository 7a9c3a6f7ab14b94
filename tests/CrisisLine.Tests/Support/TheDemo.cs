using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CrisisLine.Development;

namespace CrisisLine.Tests.Support;

/// <summary>The program as somebody starts it who configured nothing, in a folder of its own.</summary>
public sealed class TheDemo : IAsyncLifetime
{
    private static readonly HttpClient Http = new();

    private readonly string _folder = Directory.CreateTempSubdirectory("demo-").FullName;
    private ProgramProcess _program = null!;

    /// <summary>How the night stood when the program first said that it is ready.</summary>
    public JsonNode WhenReady { get; private set; } = null!;

    public Line Line { get; private set; } = null!;

    public IReadOnlyCollection<string> Said => _program.Said;

    /// <summary>Where the phones are, as the program says.</summary>
    public Uri Phones { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Line = new Line(new Uri($"http://127.0.0.1:{RunningNode.FreePort()}"));
        _program = ProgramProcess.StartIn(_folder, new Dictionary<string, string>
        {
            ["ASPNETCORE_URLS"] = Line.Address.OriginalString,
            ["Simulator__Urls"] = "http://127.0.0.1:0",
        });
        await Eventually.Is(true, IsReady, within: TimeSpan.FromSeconds(60));
        WhenReady = await Night();
        Phones = new Uri((await _program.Says("Phones")).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]);
        await _program.Says("Metrics");
    }

    /// <summary>As by Ctrl+C.</summary>
    public async Task Ends()
    {
        await new RunningProcess(_program.Id).Signal("TERM");
        await _program.Ends();
    }

    public async Task DisposeAsync()
    {
        await _program.DisposeAsync();
        await Eventually.Is(true, () => Task.FromResult(!IsServed()), within: TimeSpan.FromSeconds(20));
        Directory.Delete(Path.GetDirectoryName(PrivatePostgresFolder.ForDemo(_folder))!, recursive: true);
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }

    public async Task<JsonNode> Night()
    {
        var services = (await Line.Api("/services")).Body!.AsArray();
        var house = services.Single(service => (string)service!["key"]! == "dial-house")!;
        return (await Line.Api($"/nights/dial-house/{house["night"]}")).Body!;
    }

    /// <summary>What the page does, or shows.</summary>
    public async Task<JsonNode?> Control(string path, object? body = null)
    {
        var address = new Uri(Phones, $"/control/{path.Replace("+", "%2B", StringComparison.Ordinal)}");
        using var answer = body is null ? await Http.GetAsync(address) : await Http.PostAsJsonAsync(address, body);
        answer.EnsureSuccessStatusCode();
        var text = await answer.Content.ReadAsStringAsync();
        return text.Length > 0 ? JsonNode.Parse(text) : null;
    }

    /// <summary>Somebody texts the house from a phone of the page, and reads what comes.</summary>
    /// <returns>Once there are so many texts from the house in its thread, the last of them.</returns>
    public async Task<string> Texts(string phone, string words, int answers)
    {
        await Control($"phones/{phone}/texts", new { to = "+441134960001", body = words });
        return await AfterAll(phone, answers);
    }

    /// <returns>The newest text from the house, once there are so many.</returns>
    public async Task<string> AfterAll(string phone, int answers)
    {
        await Eventually.Is(true, async () => (await Read(phone)).Count >= answers, within: TimeSpan.FromSeconds(20));
        return (await Read(phone))[^1];
    }

    public async Task<IReadOnlyList<string>> Read(string phone) =>
        [.. (await Control($"phones/{phone}"))!["thread"]!.AsArray()
            .Where(text => (string)text!["direction"]! != "inbound").Select(text => (string)text!["body"]!)];

    private async Task<bool> IsReady()
    {
        Assert.False(_program.HasEnded, string.Join('\n', _program.Complained.Concat(Said)));
        try
        {
            return (await Line.Get("/health/ready")).Status == 200;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private bool IsServed() => File.Exists(Path.Combine(PrivatePostgresFolder.ForDemo(_folder), "data", "postmaster.pid"));
}
