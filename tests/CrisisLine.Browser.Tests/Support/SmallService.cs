using CrisisLine.PhoneSimulator;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CrisisLine.Browser.Tests.Support;

/// <summary>Phones, and behind them a service that says thank you to every text and has one menu for callers.</summary>
public sealed class SmallService : IAsyncLifetime
{
    public const string Number = "+441632960000";

    private WebApplication _service = null!;
    private PhoneSimulatorHost _phones = null!;

    public string Phones => _phones.Address;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _service = builder.Build();
        At("/twilio/sms", "<Message>Thank you for your text.</Message>");
        At("/twilio/voice", """<Gather action="/key" numDigits="1" timeout="60"><Say>Press 1 for a place.</Say></Gather>""");
        At("/key", """<Say>A place is kept for you.</Say><Pause length="60"/>""");
        await _service.StartAsync();

        _phones = await PhoneSimulatorHost.Start(new SimulatorOptions
        {
            Urls = "http://127.0.0.1:0",
            Service = _service.Urls.First(),
            Numbers = [Number],
            Phones = [.. KnownPhone.Yours, new KnownPhone("+447700900971", "Robin", IsOther: true)],
            IsDemo = true,
            WordTakes = TimeSpan.FromMilliseconds(20),
        });
    }

    public async Task DisposeAsync()
    {
        await _phones.DisposeAsync();
        await _service.DisposeAsync();
    }

    /// <summary>The service has a phone rung, and asks whoever answers to press 1.</summary>
    public async Task RingsPhone(string number)
    {
        using var http = new HttpClient();
        var account = "AC" + new string('0', 32);
        http.DefaultRequestHeaders.Authorization = new(
            "Basic", Convert.ToBase64String(System.Text.Encoding.ASCII.GetBytes($"{account}:{new string('0', 32)}")));
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["To"] = number,
            ["From"] = Number,
            ["Url"] = $"{_service.Urls.First()}/twilio/voice",
        });
        (await http.PostAsync(new Uri($"{Phones}/2010-04-01/Accounts/{account}/Calls.json"), form)).EnsureSuccessStatusCode();
    }

    private void At(string path, string twiml) =>
        _service.MapPost(path, () => Results.Text($"<Response>{twiml}</Response>", "text/xml"));
}
