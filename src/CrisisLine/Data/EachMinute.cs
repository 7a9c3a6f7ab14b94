namespace CrisisLine.Data;

/// <summary>What a node does once a minute for as long as it runs, whatever became of the last time.</summary>
public abstract partial class EachMinute(TimeProvider clock, ILogger log) : BackgroundService
{
    protected abstract Task Do(CancellationToken cancellation);

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var minute = new PeriodicTimer(TimeSpan.FromMinutes(1), clock);
        while (await minute.WaitForNextTickAsync(stoppingToken))
            try
            {
                await Do(stoppingToken);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                Failed(log, GetType().Name, fault.GetType().Name);
            }
    }

    [LoggerMessage(11, LogLevel.Error, "{What} could not do its work ({Fault}); it tries again in a minute, and what it had until now still counts")]
    private static partial void Failed(ILogger log, string what, string fault);
}
