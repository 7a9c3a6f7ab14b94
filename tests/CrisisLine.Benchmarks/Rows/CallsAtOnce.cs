using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CrisisLine.Benchmarks.Ground;
using CrisisLine.Benchmarks.Load;
using CrisisLine.PhoneSimulator;

namespace CrisisLine.Benchmarks.Rows;

/// <summary>200 phones of the phone simulator ring 25 houses at once, and each books a place by keys: hold, confirm, no taxi, no texts.</summary>
public static class CallsAtOnce
{
    private const int Phones = 200, Open = 25;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public static async Task<IReadOnlyList<Figure>> Measure(DurableServer server)
    {
        var database = await server.NewDatabase("calls_at_once");
        await using var houses = new Houses(database);
        await houses.Open(from: 0, Open, places: Phones / Open);

        var port = Child.FreePort();
        var service = $"http://127.0.0.1:{port}";
        await using var phones = await PhoneSimulatorHost.Start(new SimulatorOptions
        {
            Urls = "http://127.0.0.1:0",
            AccountSid = Settings.AccountSid,
            AuthToken = Settings.AuthToken,
            Service = service,
            Numbers = [.. Enumerable.Range(0, Open).Select(Houses.Number)],
            // As the README says that it be set at the provider.
            VoicePath = "/twilio/voice#ct=2000&rt=5000&rp=all&rc=1",
            // Nobody listens: words take no time here.
            WordTakes = TimeSpan.Zero,
        });
        await using var node = await Child.NodeAt(port, database, $"--PublicUrl={service}", $"--Twilio:ApiBaseUrl={phones.Address}");

        using var control = new HttpClient { BaseAddress = new Uri(phones.Address) };
        var since = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Phones).Select(nth => Task.Run(() => Book(control, $"+447700900{nth:d3}", Houses.Number(nth % Open)))));
        var took = since.Elapsed;

        var confirmed = await houses.Source.One<long>("select count(*) from visit_request where state = 'confirmed'");
        var journal = (await control.GetFromJsonAsync<JsonArray>("/control/journal"))!;
        var wrong = journal.Count(entry => entry!["error"] is not null || entry["problems"]!.AsArray().Count > 0);
        return
        [
            new("calls-at-once", $"{Phones} calls, from ringing to booked", FormattableString.Invariant($"{took.TotalSeconds:n1} s, {journal.Count} webhooks")),
            new("calls-at-once", "places confirmed", $"{confirmed}", $"{Phones}", confirmed == Phones),
            new("calls-at-once", "errors in documents", $"{wrong}", "none", wrong == 0),
        ];
    }

    private static async Task Book(HttpClient control, string number, string house)
    {
        await Do(control, $"/control/phones/{number}/ring", new { to = house });
        foreach (var (heard, keys) in new[] { ("You are through", "2"), ("there is room", "1"), ("free taxi", "2"), ("text you", "2") })
        {
            await Hears(control, number, heard);
            await Do(control, $"/control/phones/{number}/press", new { keys });
        }

        await Hears(control, number, "Goodbye");
    }

    private static async Task Hears(HttpClient control, string number, string words)
    {
        var since = Stopwatch.StartNew();
        using var aMoment = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await control.GetStringAsync($"/control/phones/{number}") is var seen && !seen.Contains(words, StringComparison.Ordinal))
            if (since.Elapsed > Patience)
                throw new InvalidOperationException($"A caller never heard \"{words}\": {seen}");
            else
                await aMoment.WaitForNextTickAsync();
    }

    private static async Task Do(HttpClient control, string what, object how)
    {
        using var answer = await control.PostAsJsonAsync(what, how);
        answer.EnsureSuccessStatusCode();
    }
}
