using CrisisLine.Data;

namespace CrisisLine.Opening;

/// <summary>Keeps the nights ahead written, by looking every hour.</summary>
public sealed partial class NightPlanner(Database database, TimeProvider clock, ILogger<NightPlanner> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var hour = new PeriodicTimer(TimeSpan.FromHours(1), clock);
        while (await hour.WaitForNextTickAsync(stoppingToken))
            try
            {
                await database.Transact(PlanNights.For, stoppingToken);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                NotPlanned(log, fault.GetType().Name);
            }
    }

    [LoggerMessage(20, LogLevel.Error, "The nights ahead could not be planned ({Fault}); it is tried again in an hour")]
    private static partial void NotPlanned(ILogger log, string fault);
}
