using System.Text.Json.Serialization;
using CrisisLine.PhoneSimulator.Control;
using CrisisLine.PhoneSimulator.Firm;
using CrisisLine.PhoneSimulator.Page;
using CrisisLine.PhoneSimulator.Rest;
using CrisisLine.PhoneSimulator.Texts;
using CrisisLine.PhoneSimulator.Time;
using CrisisLine.PhoneSimulator.Webhooks;
using CrisisLine.PhoneSimulator.World;

namespace CrisisLine.PhoneSimulator;

/// <summary>
/// A pretend Twilio that runs: the REST API on Twilio's paths, the phones on a page at <c>/</c>, and everything that the page
/// can do as JSON below <c>/control</c>.
/// </summary>
public sealed class PhoneSimulatorHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly WebhookClient _client;
    private readonly Exchange _exchange;
    private readonly MovableTime _clock;
    private readonly SharedTime _time;

    private PhoneSimulatorHost(WebApplication app, WebhookClient client, Exchange exchange, MovableTime clock, SharedTime time) =>
        (_app, _client, _exchange, _clock, _time) = (app, client, exchange, clock, time);

    /// <summary>Where it listens, such as <c>http://127.0.0.1:8090</c>: also the base of its REST API.</summary>
    public string Address => _app.Urls.First();

    /// <summary>What time it is among the phones.</summary>
    public TimeProvider Clock => _clock;

    /// <param name="real">The clock that its own goes by; null for the machine's.</param>
    public static Task<PhoneSimulatorHost> Start(SimulatorOptions options, TimeProvider? real = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        // Within another program that program has the console, and ends this one.
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<IHostLifetime, LifeWithin>();
        return Start(builder, options, real);
    }

    internal static Task<PhoneSimulatorHost> Start(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        var options = builder.Configuration.Get<SimulatorOptions>() ?? new SimulatorOptions();
        return Start(builder, options.Phones.Count > 0 ? options : options with { Phones = KnownPhone.Yours }, real: null);
    }

    /// <summary>Somebody texts the service, as from the page; all that happens by itself at that moment has happened then.</summary>
    /// <returns>False if the service could not be asked, or its answer was of no use.</returns>
    public async Task<bool> SendText(string phone, string to, string body)
    {
        var known = await _exchange.Loop.Do(() =>
        {
            _exchange.SendIn(_exchange.PhoneAt(phone), to, body, sid: null);
            return _exchange.Journal.Entries.Count;
        });
        await _exchange.Loop.Idle();
        return await _exchange.Loop.Do(() => _exchange.Journal.Entries.Skip(known).All(entry => entry.Error is null));
    }

    /// <summary>How many texts the service has sent to a phone that were no answers.</summary>
    public Task<int> TextsTo(string phone) =>
        _exchange.Loop.Do(() => _exchange.PhoneAt(phone).Thread.Count(text => text.Direction == "outbound-api"));

    /// <summary>Moves the phones' clock alone; a moment that has gone is not gone back to.</summary>
    public Task MoveTo(DateTimeOffset now) => _clock.MoveTo(now);

    /// <summary>Until somebody stops it, from outside or with Ctrl+C.</summary>
    public Task Stopped() => _app.WaitForShutdownAsync();

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _client.Dispose();
        _time.Dispose();
    }

    private static async Task<PhoneSimulatorHost> Start(WebApplicationBuilder builder, SimulatorOptions options, TimeProvider? real)
    {
        builder.WebHost.UseUrls(options.Urls);
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.Converters.Add(new JsonStringEnumConverter()));

        var loop = new Loop();
#pragma warning disable RS0030 // The pretend Twilio is another program: it has a clock of its own, made here.
        var clock = new MovableTime(real ?? TimeProvider.System, loop, options.TimeStands, options.StartAt);
#pragma warning restore RS0030
        var client = new WebhookClient(options.AuthToken, options.WebhookLimit);
        var exchange = new Exchange(options, loop, clock, client);
        loop.Trouble = trouble => exchange.Journal.Problem(exchange.Now, code: null, $"The simulator itself failed: {trouble}");

        await loop.Do(() =>
        {
            exchange.Switches.OptOut = options.OptOutIsOff ? OptOut.Off : OptOut.Default;
            foreach (var number in options.Numbers)
                exchange.AddNumber(number);
            foreach (var phone in options.Phones)
                exchange.AddPhone(phone);
        });
        var time = new SharedTime(clock, options.ClockPath.Length > 0 ? new Uri(exchange.AtService(options.ClockPath)) : null);

        var app = builder.Build();
        app.MapRest(exchange);
        app.MapControl(exchange, time);
        app.MapPage();
        new TaxiDesk().Map(app);

        await app.StartAsync();
        return new PhoneSimulatorHost(app, client, exchange, clock, time);
    }

    /// <summary>Leaves Ctrl+C and the like to the program around it.</summary>
    private sealed class LifeWithin : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
