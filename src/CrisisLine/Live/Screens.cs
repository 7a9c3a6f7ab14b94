using System.Collections.Concurrent;
using System.Globalization;
using Npgsql;

namespace CrisisLine.Live;

/// <summary>
/// Hears from the database that something changed, whichever node changed it, and tells the screens of this node. No node is
/// special: each listens for itself. Whoever could not listen for a while looks at everything again.
/// </summary>
public sealed partial class Screens(NpgsqlDataSource source, TimeProvider clock, ILogger<Screens> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<int, Signal> _signals = new();

    /// <summary>How a service's screens are told that something changed.</summary>
    public Signal Of(int service) => _signals.GetOrAdd(service, _ => new Signal());

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
            try
            {
                await Listen(stoppingToken);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                NotHeard(log, fault.GetType().Name);
                await Task.Delay(Pause, clock, stoppingToken);
            }
    }

    private async Task Listen(CancellationToken stoppingToken)
    {
        // A connection of its own, and one that notices when nobody is there any more.
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(source.ConnectionString) { Pooling = false, KeepAlive = 10 }.ToString());
        await connection.OpenAsync(stoppingToken);
        connection.Notification += (_, notice) => Tell(notice.Payload);
        await using (var listen = new NpgsqlCommand("listen screens", connection))
            await listen.ExecuteNonQueryAsync(stoppingToken);

        foreach (var signal in _signals.Values)
            signal.Give();
        while (true)
            await connection.WaitAsync(stoppingToken);
    }

    private void Tell(string service)
    {
        if (int.TryParse(service, CultureInfo.InvariantCulture, out var id) && _signals.TryGetValue(id, out var signal))
            signal.Give();
    }

    [LoggerMessage(50, LogLevel.Warning, "Changes are not heard for a moment ({Fault}); screens look again every few seconds by themselves")]
    private static partial void NotHeard(ILogger log, string fault);
}
