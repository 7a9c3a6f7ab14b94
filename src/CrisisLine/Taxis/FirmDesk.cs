using CrisisLine.Data;

namespace CrisisLine.Taxis;

/// <summary>
/// Tells firms what there is to tell. An errand is claimed in one short transaction, told in none, and how it went is written in
/// another; a node that dies in between leaves it to the next within seconds, under the same key.
/// </summary>
public sealed partial class FirmDesk(Database database, IEnumerable<ITaxiFirm> firms, TimeProvider clock, ILogger<FirmDesk> log) : BackgroundService
{
    private const int AtOnce = 40;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly Dictionary<string, ITaxiFirm> _firms = firms.ToDictionary(firm => firm.Channel);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
            try
            {
                if (await Round(stoppingToken) == 0)
                    await Task.Delay(Pause, clock, stoppingToken);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                Failed(log, fault.GetType().Name);
                await Task.Delay(TimeSpan.FromSeconds(2), clock, stoppingToken);
            }
    }

    /// <returns>How many errands were done.</returns>
    private async Task<int> Round(CancellationToken cancellation)
    {
        var errands = await database.Transact(tx => TaxiErrands.Claim(tx, AtOnce), cancellation);
        await Task.WhenAll(errands.Select(errand => Tell(errand, cancellation)));
        return errands.Count;
    }

    private async Task Tell(FirmErrand errand, CancellationToken cancellation)
    {
        try
        {
            var told = _firms.TryGetValue(errand.Channel, out var firm) ? await firm.Tell(errand, cancellation) : new ToldFirm.Refused();
            await database.Transact(tx => TaxiErrands.Record(tx, errand, told), cancellation);
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
        {
            // Its lease ends by itself, and it is told again.
            NotTold(log, errand.Id, fault.GetType().Name);
        }
    }

    [LoggerMessage(1, LogLevel.Error, "What taxi firms are to be told could not be read ({Fault}); it is tried again in two seconds")]
    private static partial void Failed(ILogger log, string fault);

    [LoggerMessage(2, LogLevel.Warning, "Taxi errand {Errand} failed ({Fault}) and is tried again")]
    private static partial void NotTold(ILogger log, long errand, string fault);
}
