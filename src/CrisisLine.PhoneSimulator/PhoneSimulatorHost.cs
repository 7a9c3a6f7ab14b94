using System.Text.Json.Serialization;
using CrisisLine.PhoneSimulator.Control;
using CrisisLine.PhoneSimulator.Page;
using CrisisLine.PhoneSimulator.Rest;
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

    private PhoneSimulatorHost(WebApplication app, WebhookClient client, TimeProvider clock) => (_app, _client, Clock) = (app, client, clock);

    /// <summary>Where it listens, such as <c>http://127.0.0.1:8090</c>: also the base of its REST API.</summary>
    public string Address => _app.Urls.First();

    /// <summary>What time it is among the phones.</summary>
    public TimeProvider Clock { get; }

    /// <param name="real">The clock that its own goes by; null for the machine's.</param>
    public static Task<PhoneSimulatorHost> Start(SimulatorOptions options, TimeProvider? real = null) =>
        Start(WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Production" }), options, real);

    internal static Task<PhoneSimulatorHost> Start(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        return Start(builder, builder.Configuration.Get<SimulatorOptions>() ?? new SimulatorOptions(), real: null);
    }

    /// <summary>Until somebody stops it, from outside or with Ctrl+C.</summary>
    public Task Stopped() => _app.WaitForShutdownAsync();

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _client.Dispose();
    }

    private static async Task<PhoneSimulatorHost> Start(WebApplicationBuilder builder, SimulatorOptions options, TimeProvider? real)
    {
        builder.WebHost.UseUrls(options.Urls);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
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
            foreach (var number in options.Numbers)
                exchange.AddNumber(number);
        });

        var app = builder.Build();
        app.MapRest(exchange);
        app.MapControl(exchange, clock);
        app.MapPage();

        await app.StartAsync();
        return new PhoneSimulatorHost(app, client, clock);
    }
}
