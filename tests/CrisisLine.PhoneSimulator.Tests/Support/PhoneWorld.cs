using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace CrisisLine.PhoneSimulator.Tests.Support;

/// <summary>
/// The simulator, a service behind it, and people with phones. Time stands until it is moved; what anybody does is over
/// when the call returns.
/// </summary>
public sealed class PhoneWorld : IAsyncDisposable
{
    public const string Ours = "+441632960000";
    public const string Sam = "+447700900001";
    public const string Ash = "+447700900002";
    public const string Token = "0123456789abcdef0123456789abcdef";
    public const string Account = "AC0123456789abcdef0123456789abcdef";

    private readonly HttpClient _http = new();

    private PhoneWorld(PretendService service, PhoneSimulatorHost host) => (Service, Host) = (service, host);

    public PretendService Service { get; }

    public PhoneSimulatorHost Host { get; }

    /// <param name="real">The clock that the simulator's own goes by; null for the machine's.</param>
    public static async Task<PhoneWorld> Start(Func<SimulatorOptions, SimulatorOptions>? change = null, TimeProvider? real = null)
    {
        var service = await PretendService.Start();
        var options = new SimulatorOptions
        {
            Urls = "http://127.0.0.1:0",
            AccountSid = Account,
            AuthToken = Token,
            Service = service.Address,
            Numbers = [Ours],
            TimeStands = true,
            StartAt = DateTimeOffset.Parse("2026-11-21T18:00:00Z", System.Globalization.CultureInfo.InvariantCulture),
            TextTakes = TimeSpan.FromSeconds(1),
            WordTakes = TimeSpan.Zero,
        };
        return new PhoneWorld(service, await PhoneSimulatorHost.Start(change?.Invoke(options) ?? options, real));
    }

    public Task<JsonElement> Texts(string phone, string body, string? sid = null, int times = 1) =>
        Control($"phones/{phone}/texts", new { to = Ours, body, sid, times });

    public Task<JsonElement> Rings(string phone) => Control($"phones/{phone}/ring", new { to = Ours });

    public Task<JsonElement> Answers(string phone) => Control($"phones/{phone}/answer", new { });

    public Task<JsonElement> Declines(string phone) => Control($"phones/{phone}/decline", new { });

    public Task<JsonElement> HangsUp(string phone) => Control($"phones/{phone}/hangup", new { });

    public Task<JsonElement> Presses(string phone, string keys) => Control($"phones/{phone}/press", new { keys });

    public Task<JsonElement> Says(string phone, string words) => Control($"phones/{phone}/say", new { words });

    public Task<JsonElement> Has(string phone, string habit, string? shows = null) => Control("phones", new { number = phone, habit, shows });

    public Task Fails(string fault, int times = 1, int? code = null) => Control("faults", new { fault, times, code });

    public Task Wait(double seconds) => Control("time", new { seconds });

    /// <summary>What stands in a phone's thread from the service, or from Twilio in its place.</summary>
    public async Task<IReadOnlyList<string>> Read(string phone) =>
        [.. (await Phone(phone)).GetProperty("thread").EnumerateArray()
            .Where(text => text.GetProperty("direction").GetString() != "inbound").Select(text => text.GetProperty("body").GetString()!)];

    /// <summary>What a phone heard in its latest call.</summary>
    public async Task<IReadOnlyList<string>> Heard(string phone) =>
        [.. (await LastCall(phone)).GetProperty("heard").EnumerateArray().Select(heard => heard.GetProperty("words").GetString()!)];

    public async Task<string> StatusOfCall(string phone) => (await LastCall(phone)).GetProperty("status").GetString()!;

    public async Task<JsonElement> LastCall(string phone) => (await Phone(phone)).GetProperty("calls").EnumerateArray().Last();

    public Task<JsonElement> Phone(string phone) => _http.GetFromJsonAsync<JsonElement>($"{Host.Address}/control/phones/{Uri.EscapeDataString(phone)}");

    public Task<JsonElement> State() => _http.GetFromJsonAsync<JsonElement>($"{Host.Address}/control/state");

    public async Task<IReadOnlyList<JsonElement>> Journal() =>
        [.. (await _http.GetFromJsonAsync<JsonElement>($"{Host.Address}/control/journal")).EnumerateArray()];

    public async Task<JsonElement> Control(string path, object body)
    {
        var answer = await _http.PostAsJsonAsync($"{Host.Address}/control/{path.Replace("+", "%2B", StringComparison.Ordinal)}?settle=true", body);
        answer.EnsureSuccessStatusCode();
        var json = await answer.Content.ReadAsStringAsync();
        return json.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(json);
    }

    /// <summary>What the service asks of Twilio.</summary>
    public Task<HttpResponseMessage> Post(string path, params IEnumerable<(string Name, string Value)> fields) => Send(
        HttpMethod.Post, path, Account, Token, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));

    public Task<HttpResponseMessage> Get(string path) => Send(HttpMethod.Get, path, Account, Token, content: null);

    public Task<HttpResponseMessage> Send(HttpMethod method, string path, string account, string token, HttpContent? content)
    {
        var url = path.StartsWith('/') ? path : $"/2010-04-01/Accounts/{Account}/{path}";
        var request = new HttpRequestMessage(method, Host.Address + url) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{account}:{token}")));
        return _http.SendAsync(request);
    }

    public Task<HttpResponseMessage> SendText(string to, string body, params IEnumerable<(string Name, string Value)> more) =>
        Post("Messages.json", more.Concat([("To", to), ("From", Ours), ("Body", body)]));

    public Task<HttpResponseMessage> RingPhone(string to, string url, params IEnumerable<(string Name, string Value)> more) =>
        Post("Calls.json", more.Concat([("To", to), ("From", Ours), ("Url", Service.Address + url)]));

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Host.DisposeAsync();
        await Service.DisposeAsync();
    }
}

public static class Answers
{
    public static async Task<JsonElement> Json(this HttpResponseMessage answer) =>
        JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());

    public static async Task<(int Status, int? Code)> Code(this HttpResponseMessage answer) =>
        ((int)answer.StatusCode, (await answer.Json()).TryGetProperty("code", out var code) ? code.GetInt32() : null);

    public static string Text(this JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
