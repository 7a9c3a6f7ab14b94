using CrisisLine.Data;
using CrisisLine.Development;
using NodaTime.Extensions;
using Npgsql;

namespace CrisisLine.Operations;

/// <summary>What the program stands on: its settings, its database, the clock. Whatever is missing is stood in for, or the start stops.</summary>
public sealed class Ground : IAsyncDisposable
{
    private readonly PrivatePostgres? _own;

    private Ground(ProgramSettings settings, NpgsqlDataSource source, PrivatePostgres? own) =>
        (Settings, Source, _own, Clock) = (settings, source, own, Service.RealTime);

    public ProgramSettings Settings { get; private set; }

    public NpgsqlDataSource Source { get; }

    public TimeProvider Clock { get; private set; }

    /// <summary>Pretend phones, which stand in for a provider; null if one was given, and in Production.</summary>
    public Phones? Phones { get; private set; }

    /// <summary>Settings and a database, as it is found; nothing is written to it.</summary>
    /// <exception cref="CannotStartException">A line for each thing to put right.</exception>
    public static async Task<Ground> Find(IConfiguration configuration, bool isProduction, CancellationToken cancellation)
    {
        var settings = ProgramSettings.Read(Demo.Add(configuration, isProduction), isProduction);
        if (settings.ConnectionString is { } given)
            return new Ground(settings, Preparation.Connect(given), own: null);

        try
        {
            var own = await PrivatePostgres.Start(settings.Folder, throwAway: false, Console.Out, cancellation);
            if (settings.IsDemo)
                await own.Drop(PrivatePostgres.MainDatabase);
            return new Ground(settings, Preparation.Connect(await own.Create(PrivatePostgres.MainDatabase)), own);
        }
        catch (PrivatePostgresException cannot)
        {
            throw new CannotStartException(cannot.Message);
        }
    }

    /// <summary>
    /// Brings the database into shape, fills it, finds out what time it is for everyone who works on it, and has phones where
    /// there is no provider.
    /// </summary>
    /// <param name="clock">For tests: the clock to live by, instead of the database's own.</param>
    public async Task Prepare(TimeProvider? clock, CancellationToken cancellation)
    {
        await Preparation.Migrate(Source, Service.RealTime, cancellation);
        var startAt = Settings.StartAt ?? (Settings.IsDemo ? Demo.StartAt(Settings.Services, Service.RealTime.GetCurrentInstant()) : null);
        Clock = clock ?? await OwnClock(startAt, cancellation);
        var services = await Preparation.Fill(Source, Clock, Settings, cancellation);
        if (Settings.PhonesAt is not { } urls)
            return;

        Phones = await Phones.Start(urls, Settings.Account, services, Clock);
        Settings = Settings with { Account = Settings.Account with { ApiBaseUrl = Phones.Address, CanSend = true } };
    }

    public async ValueTask DisposeAsync()
    {
        if (Phones is not null)
            await Phones.DisposeAsync();
        await Source.DisposeAsync();
        if (_own is not null)
            await _own.DisposeAsync();
    }

    private async Task<TimeProvider> OwnClock(Instant? startAt, CancellationToken cancellation)
    {
        var shared = await ProgramClock.Shared(
            Source, Service.RealTime, startAt, mayBeShifted: !Settings.IsProduction, cancellation);
        return Settings.IsDemo ? new DemoClock(shared) : shared;
    }
}
