using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using CrisisLine.Benchmarks.Load;
using CrisisLine.PhoneSimulator;

namespace CrisisLine.Benchmarks.Ground;

/// <summary>A service with supporters, people who ask to be rung, and the pretend phones of all of them; speaking takes no time there.</summary>
public sealed class CallingLine : IAsyncDisposable
{
    public const int Supporters = 40;

    private readonly HttpClient _http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 256 }) { Timeout = TimeSpan.FromSeconds(20) };
    private readonly PhoneSimulatorHost _phones;
    private readonly string _database;

    private CallingLine(string database, Houses houses, PhoneSimulatorHost phones)
    {
        (_database, Houses, _phones) = (database, houses, phones);
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "w");
    }

    public Houses Houses { get; }

    public IReadOnlyList<long> SupporterIds { get; private set; } = [];

    public static async Task<CallingLine> Open(string database)
    {
        var phones = await PhoneSimulatorHost.Start(
            new SimulatorOptions
            {
                Urls = "http://127.0.0.1:0",
                AccountSid = Settings.AccountSid,
                AuthToken = Settings.AuthToken,
                Service = Settings.PublicUrl,
                WordTakes = TimeSpan.Zero,
            }, Service.RealTime);
        var houses = new Houses(database);
        await houses.Open(from: 0, count: 1, places: 1);
        var line = new CallingLine(database, houses, phones);
        await line.Control("numbers", new { number = Houses.Number(0) });
        for (var nth = 0; nth < Supporters; nth++)
            await line.Control("phones", new { number = PhoneOf(nth), habit = "Answers" });
        return line;
    }

    public static string PhoneOf(int supporter) => $"+441184{supporter:d6}";

    public static string Person(int nth) => $"+447{nth:d9}";

    public Task<Child> Node() => Child.Node(
        _database, $"--Twilio:ApiBaseUrl={_phones.Address}", "--Api:Tokens:0:Token=w", "--Api:Tokens:0:Role=worker", "--Api:Tokens:1:Token=r", "--Api:Tokens:1:Role=reader");

    /// <summary>Where the provider finds us from now on.</summary>
    public Task IsReachedAt(Child node) => Control("reach", new { url = Settings.PublicUrl, at = $"http://127.0.0.1:{node.Port}" });

    /// <summary>All of them are here.</summary>
    public async Task SignOn() => SupporterIds = await Houses.HaveSupporters([.. Enumerable.Range(0, Supporters).Select(PhoneOf)]);

    /// <summary>Somebody who picks up asks to be rung.</summary>
    public async Task Asks(Child node, int nth, params string[] words)
    {
        await Control("phones", new { number = Person(nth), habit = "Answers" });
        using var line = await KeptAlive.To(node.Port);
        foreach (var text in words)
            if (await line.Ask(Texts.Delivery(Person(nth), Houses.Number(0), text)) != 200)
                throw new InvalidOperationException("A wish to be rung was not taken.");
    }

    /// <summary>What is to be kept still; null if the node does not answer.</summary>
    public async Task<JsonArray?> Open(Child node)
    {
        try
        {
            return await _http.GetFromJsonAsync<JsonArray>($"http://127.0.0.1:{node.Port}/api/v1/callbacks?state=open");
        }
        catch (Exception fault) when (fault is IOException or HttpRequestException or OperationCanceledException or JsonException)
        {
            return null;
        }
    }

    /// <returns>Whether it is theirs.</returns>
    public async Task<bool> Takes(Child node, int supporter, long callback)
    {
        try
        {
            using var answer = await _http.PostAsJsonAsync(
                $"http://127.0.0.1:{node.Port}/api/v1/callbacks/{callback}/take", new { supporter = SupporterIds[supporter] });
            return (int)answer.StatusCode == 202;
        }
        catch (Exception fault) when (fault is IOException or HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>Calls to a phone so far, and how the last of them stands.</summary>
    public async Task<(int Count, string? Last)> CallsAt(string number)
    {
        var calls = (await _http.GetFromJsonAsync<JsonElement>($"{_phones.Address}/control/phones/{Uri.EscapeDataString(number)}")).GetProperty("calls");
        return (calls.GetArrayLength(), calls.GetArrayLength() == 0 ? null : calls[calls.GetArrayLength() - 1].GetProperty("status").GetString());
    }

    public Task Does(string number, string what, object? body = null) => Control($"phones/{Uri.EscapeDataString(number)}/{what}", body ?? new { });

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _phones.DisposeAsync();
        await Houses.DisposeAsync();
    }

    /// <remarks>What cannot be done with a phone just now, because its call ended, is not done.</remarks>
    private async Task Control(string path, object body)
    {
        using var answer = await _http.PostAsJsonAsync($"{_phones.Address}/control/{path}", body);
    }
}
