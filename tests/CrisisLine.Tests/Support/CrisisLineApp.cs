using CrisisLine.Data;
using CrisisLine.Domain.Nights;
using CrisisLine.Domain.People;
using CrisisLine.Opening;
using CrisisLine.Operations;
using CrisisLine.Scheduling;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime.Text;
using Npgsql;
using Quartz.Extensibility;

namespace CrisisLine.Tests.Support;

/// <summary>The whole program on a loopback port, on an empty database of its own, with a clock that tests move.</summary>
public sealed class CrisisLineApp : IAsyncLifetime
{
    public const string AccountSid = "AC0123456789abcdef0123456789abcdef";
    public const string AuthToken = "test-token";
    public const string PublicUrl = "https://line.example";

    private static readonly DateTimeZone London = DateTimeZoneProviders.Tzdb["Europe/London"];
    private static readonly LocalDateTimePattern WallTime = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");

    private readonly List<WebApplication> _nodes = [];
    private TestDatabase? _database;
    private int _houses;

    public HandClock Clock { get; } = new();

    /// <summary>Everything that the program wrote to its log, at every level.</summary>
    public LogKept Log { get; } = new();

    /// <summary>What every node of this app has beside what all have; each can still be given its own.</summary>
    public Dictionary<string, string?> Settings { get; } = [];

    /// <summary>Where the program's texts go.</summary>
    public Provider Provider { get; private set; } = null!;

    public Line Line { get; private set; } = null!;

    public string ConnectionString => _database!.ConnectionString;

    public IServiceProvider Services => _nodes[0].Services;

    /// <summary>The newest node, as those see it who work inside of it.</summary>
    public IServiceProvider NewestNode => _nodes[^1].Services;

    public Database Database => Services.GetRequiredService<Database>();

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.Clone("migrated", async empty =>
        {
            await using var source = Preparation.Connect(empty);
            await Preparation.Migrate(source, Clock, CancellationToken.None);
        });
        Provider = await Provider.Start(Clock);
        Line = new Line(await StartNode());
        await Provider.IsReachedAt(Line.Address);
    }

    public async Task DisposeAsync()
    {
        foreach (var node in _nodes)
            await node.DisposeAsync();
        await _database!.DisposeAsync();
        await Provider.DisposeAsync();
    }

    /// <summary>Waits for a text of ours to reach the provider.</summary>
    /// <param name="count">How many it must have for this phone; the last is returned.</param>
    public async Task<SentText> SentTo(Phone phone, int count = 1)
    {
        using var aMoment = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (true)
        {
            if (await Provider.TextsTo(phone) is var texts && texts.Count >= count)
                return texts[count - 1];
            await aMoment.WaitForNextTickAsync(patience.Token);
        }
    }

    /// <summary>A sender writes down what became of a text after the provider has it; until then its clock has not begun.</summary>
    public Task WhenRecorded() =>
        Eventually.Is(true, async () => await Kept.Count(this, "message where state = 'sending'") == 0, within: TimeSpan.FromSeconds(20));

    /// <summary>Every phone that is to be rung now was asked for at the provider, or that came to nothing.</summary>
    public async Task WhenRung()
    {
        await RingAlarms();
        await Eventually.Is(true, async () => await Kept.Count(
            this, $"ring where state = 'posting' or state in ('queued', 'unknown') and due_at <= '{Clock.Now}' and expires_at > '{Clock.Now}'") == 0,
            within: TimeSpan.FromSeconds(20));
    }

    /// <summary>Another node on the same database and clock.</summary>
    /// <param name="change">What this node has otherwise than the others.</param>
    /// <returns>Where it listens.</returns>
    public async Task<Uri> StartNode(Action<WebApplicationBuilder>? change = null)
    {
        var node = await Service.Build(
            [
                $"--ConnectionStrings:CrisisLine={ConnectionString}", $"--PublicUrl={PublicUrl}", "--urls=http://127.0.0.1:0",
                $"--Twilio:ApiBaseUrl={Provider.Address}", $"--Twilio:AccountSid={AccountSid}", $"--Twilio:AuthToken={AuthToken}",
                // Some service must be configured, or the demo's would be there too; this one is never open.
                "--Services:0:Key=later", "--Services:0:Name=Later", "--Services:0:Kind=helpline", "--Services:0:Opening:0:Days:0=All",
                "--Services:0:Opening:0:From=18:00", "--Services:0:Opening:0:To=22:00", "--Services:0:Opening:0:EffectiveFrom=2100-01-01",
            ], Clock, builder =>
            {
                builder.Logging.ClearProviders().AddProvider(Log).SetMinimumLevel(LogLevel.Trace);
                builder.Configuration.AddInMemoryCollection(Settings);
                change?.Invoke(builder);
            });
        await node.StartAsync();
        _nodes.Add(node);

        var line = new Line(new Uri(node.Urls.Single()));
        await Eventually.Is(true, async () => (await line.Get("/health/ready")).Status == 200, within: TimeSpan.FromSeconds(30));
        return line.Address;
    }

    /// <summary>
    /// A house of this test's own, with its own number, on the evening of <paramref name="wallTime"/> in London, and the
    /// clock is set to that time. It opens at six (unless said otherwise) and closes at two.
    /// </summary>
    /// <param name="arrivals">Such as "18:30" or "18:30 21:30"; <paramref name="places"/> each.</param>
    /// <param name="nights">How many nights in a row it is open.</param>
    public Task<HouseNight> HouseOpens(
        string wallTime, int places, int holdMinutes = 30, string arrivals = "18:30", bool autoConfirm = true,
        string hours = "18:00 02:00", string asking = "18:00 22:30", int nights = 1, string? night = null,
        bool hasQuietNumber = false)
    {
        var first = Begin(wallTime, night);
        var asked = Times(asking);
        return Opens("house", first, hours, nights, autoConfirm, holdMinutes, [new RequestWindow(asked[0], asked[1], first)],
            [.. Times(arrivals).Select(at => new ArrivalRule(at, places, first))], hasQuietNumber);
    }

    /// <summary>A helpline of this test's own, in the same way.</summary>
    /// <param name="hasQuietNumber">People are rung from a number that is not published.</param>
    public Task<HouseNight> LineOpens(string wallTime, string hours = "18:00 02:00", bool hasQuietNumber = false, int nights = 1, string? night = null) =>
        Opens("helpline", Begin(wallTime, night), hours, nights, autoConfirm: true, holdMinutes: 30, [], [], hasQuietNumber);

    /// <returns>The first night.</returns>
    private LocalDate Begin(string wallTime, string? night)
    {
        var now = WallTime.Parse(wallTime).Value;
        Clock.Now = WallClock.Resolve(now, London);
        return night is null ? now.Date : LocalDatePattern.Iso.Parse(night).Value;
    }

    private async Task<HouseNight> Opens(
        string kind, LocalDate first, string hours, int nights, bool autoConfirm, int holdMinutes, IReadOnlyList<RequestWindow> asking,
        IReadOnlyList<ArrivalRule> arrivals, bool hasQuietNumber)
    {
        var opens = Times(hours);
        var house = Interlocked.Increment(ref _houses);
        var number = PhoneNumber.Read($"+44113496{house:d4}")!.Value;
        ServiceNumber[] quiet = hasQuietNumber ? [new ServiceNumber(PhoneNumber.Read($"+441214960{house:d3}")!.Value, IsQuiet: true)] : [];
        var timetable = new Timetable(
            [new OpeningRule(Enum.GetValues<IsoDayOfWeek>()[1..].ToHashSet(), opens[0], opens[1], first, first.PlusDays(nights))],
            asking, arrivals, London);
        var settings = new ServiceSettings(
            $"{kind}-{house}", kind == "house" ? "Dial House" : "Connect", kind, [new ServiceNumber(number, IsQuiet: false), .. quiet], null, timetable,
            autoConfirm, holdMinutes, 15, 15, AttemptGapMinutes: 15, MaxAttempts: 2);

        await Database.Transact(async tx =>
        {
            await SeedServices.For(tx, [settings]);
            await PlanNights.For(tx);
        }, CancellationToken.None);
        await Provider.Has(number.E164);
        foreach (var unpublished in quiet)
            await Provider.Has(unpublished.Number.E164);
        return new HouseNight(settings.Key, first, number.E164, this) { QuietNumber = settings.QuietNumber };
    }

    /// <summary>Wakes the alarm clock and waits until nothing that is due is left to ring.</summary>
    public async Task RingAlarms()
    {
        foreach (var node in _nodes)
            await node.Services.GetRequiredService<ISchedulerSignaler>().SignalSchedulingChange(null, CancellationToken.None);

        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var due = new NpgsqlCommand(
            """
            select exists (select from quartz.qrtz_triggers where next_fire_time <= @ticks)
                or exists (select from quartz.qrtz_fired_triggers where state = 'EXECUTING')
            """, connection);
        due.Parameters.AddWithValue("ticks", Clock.GetUtcNow().UtcTicks);
        using var aMoment = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (await due.ExecuteScalarAsync() is true)
            await aMoment.WaitForNextTickAsync();
    }

    /// <summary>Something that reads again each minute does so now, on every node.</summary>
    public Task Reads<T>(Func<T, Task> read)
        where T : notnull => Task.WhenAll(_nodes.Select(node => read(node.Services.GetRequiredService<T>())));

    /// <summary>The second look that the program takes each minute.</summary>
    public Task<int> Sweep() => Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<Sweep>().Single().Round(CancellationToken.None);

    private static LocalTime[] Times(string text) =>
        [.. text.Split(' ').Select(time => LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(time).Value)];
}
