using System.Net.Http.Json;
using System.Text.Json;
using System.Xml.Linq;
using CrisisLine.PhoneSimulator;

namespace CrisisLine.Tests.Support;

/// <summary>
/// The provider's other side: the phone simulator, by its REST API and its control API, on the story's clock. It takes the
/// texts that the program sends, and tells what became of them only when a test says so; what a phone texts reaches the
/// program as a signed webhook.
/// </summary>
public sealed class Provider : IAsyncDisposable
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 512 });

    private readonly PhoneSimulatorHost _host;

    private Provider(PhoneSimulatorHost host) => _host = host;

    public string Address => _host.Address;

    public static async Task<Provider> Start(TimeProvider clock)
    {
        var provider = new Provider(await PhoneSimulatorHost.Start(
            new SimulatorOptions
            {
                Urls = "http://127.0.0.1:0",
                AccountSid = CrisisLineApp.AccountSid,
                AuthToken = CrisisLineApp.AuthToken,
                Service = CrisisLineApp.PublicUrl,
                TextTakes = Timeout.InfiniteTimeSpan,
            }, clock));

        // What STOP does is our own promise, so the stories must hold where the provider does nothing about it.
        await provider.Control("switches", new { optOut = "Off" });
        return provider;
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    /// <summary>Our public address lies, for the provider, at this node.</summary>
    public Task IsReachedAt(Uri node) =>
        Control("reach", new { url = CrisisLineApp.PublicUrl, at = node.GetLeftPart(UriPartial.Authority) });

    /// <summary>Our account has this number, and what comes in there reaches us unless it is said otherwise.</summary>
    public Task Has(string number, string? texts = null, string? method = null, string? application = null, string? calls = null) =>
        Control("numbers", new { number, smsUrl = texts, smsMethod = method, smsApplicationSid = application, voiceUrl = calls });

    public Task HasNoMore(string number) => Http.DeleteAsync($"{_host.Address}/control/numbers/{Uri.EscapeDataString(number)}");

    public Task AccountIs(string status, string type) => Control("account", new { status, type });

    /// <summary>What goes wrong with what we send to this phone.</summary>
    /// <param name="fault">One of the simulator's names.</param>
    /// <param name="times">Below 0: until it heals.</param>
    public Task Fails(string fault, Phone to, int times = -1, int? code = null) =>
        Control("faults", new { fault, times, code, to = to.Number });

    /// <summary>The same with a phone that is rung.</summary>
    public Task Fails(string fault, Telephone to, int times = -1) => Control("faults", new { fault, times, to = to.Number });

    /// <summary>What goes wrong with everything, until it heals.</summary>
    public Task Fails(string fault) => Control("faults", new { fault, times = -1 });

    public Task Heals() => Http.DeleteAsync($"{_host.Address}/control/faults");

    /// <summary>How often it has gone wrong so.</summary>
    public async Task<int> Failed(string fault) =>
        (await Http.GetFromJsonAsync<Dictionary<string, int>>($"{_host.Address}/control/faults"))!.GetValueOrDefault(fault);

    public Task<IReadOnlyList<SentText>> Texts() => Read("texts");

    public Task<IReadOnlyList<SentText>> TextsTo(Phone phone) => Read($"texts?to={Uri.EscapeDataString(phone.Number)}");

    /// <summary>Tells the program what became of a text, as often and in whatever order the test likes.</summary>
    /// <returns>The status of what the program answered.</returns>
    public async Task<int> Tells(SentText text, string status, int? error = null) =>
        (await Control($"texts/{text.Sid}/becomes", new { status, code = error })).GetProperty("status").GetInt32();

    /// <summary>The same by hand: of a text that the provider does not have, or to another node.</summary>
    public static Task<Answer> Tells(Line line, SentText text, string status, int? error = null)
    {
        List<KeyValuePair<string, string>> form =
            [new("MessageSid", text.Sid), new("AccountSid", CrisisLineApp.AccountSid), new("MessageStatus", status), new("To", text.To), new("From", text.From)];
        if (error is not null)
            form.Add(new("ErrorCode", $"{error}"));
        return line.Deliver(form, path: new Uri(text.StatusCallback).AbsolutePath);
    }

    /// <summary>Somebody texts us.</summary>
    /// <returns>What they are answered; fails unless the answer is as the provider wants it.</returns>
    public async Task<IReadOnlyList<string>> Hears(string from, string to, string words, string? sid)
    {
        var asked = await Control($"phones/{Uri.EscapeDataString(from)}/texts/answered", new { to, body = words, sid });

        Assert.Equal((200, JsonValueKind.Null), (asked.GetProperty("status").GetInt32(), asked.GetProperty("error").ValueKind));
        Assert.Empty(asked.GetProperty("problems").EnumerateArray());
        return [.. XDocument.Parse(Field(asked, "answer")).Root!.Elements("Message").Select(message => message.Value)];
    }

    /// <summary>What a phone does when it is rung: Rings, Answers, Busy, NoAnswer, Voicemail, SwitchedOff.</summary>
    public Task PhoneIs(string number, string habit) => Control("phones", new { number, habit });

    /// <summary>Somebody does something with a phone: answer, decline, hangup, press. It is over, webhooks and all, on return.</summary>
    public Task Does(string number, string what, object? body = null) =>
        Control($"phones/{Uri.EscapeDataString(number)}/{what}?settle=true", body ?? new { });

    /// <summary>All calls to and from a phone, the latest last.</summary>
    public async Task<IReadOnlyList<MadeCall>> CallsAt(string number) =>
        [.. (await Http.GetFromJsonAsync<JsonElement>($"{_host.Address}/control/phones/{Uri.EscapeDataString(number)}"))
            .GetProperty("calls").EnumerateArray().Select(call => new MadeCall(
                Field(call, "sid"), Field(call, "from"), Field(call, "status"),
                [.. call.GetProperty("heard").EnumerateArray().Select(heard => Field(heard, "words"))]))];

    /// <summary>Time passes at the provider alone: what rings there stops ringing, what waits for a key waits no longer.</summary>
    public Task Waits(int seconds) => Control("time?settle=true", new { seconds });

    private async Task<IReadOnlyList<SentText>> Read(string path) =>
        [.. (await Http.GetFromJsonAsync<List<JsonElement>>($"{_host.Address}/control/{path}"))!.Select(text => new SentText(
            Field(text, "sid"), Field(text, "to"), Field(text, "from"), Field(text, "body"), Field(text, "statusCallback")))];

    private static string Field(JsonElement json, string name) => json.GetProperty(name).GetString()!;

    private async Task<JsonElement> Control(string path, object body)
    {
        using var answer = await Http.PostAsJsonAsync($"{_host.Address}/control/{path}", body);
        var json = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode} {json}");
        return json.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(json);
    }
}

public sealed record SentText(string Sid, string To, string From, string Words, string StatusCallback);

/// <param name="Heard">What was spoken there, a line each.</param>
public sealed record MadeCall(string Sid, string From, string Status, IReadOnlyList<string> Heard);
