using CrisisLine.Callbacks;
using CrisisLine.Data;
using CrisisLine.Twilio;

namespace CrisisLine.Telephony;

/// <summary>Asks the provider about calls of which nothing was heard for a while.</summary>
public sealed partial class CallWatcher(Database database, TwilioRest provider, TimeProvider clock, ILogger<CallWatcher> log) : BackgroundService
{
    private const int AtOnce = 20;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
            try
            {
                if (await Round(stoppingToken) < AtOnce)
                    await Task.Delay(Pause, clock, stoppingToken);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                RoundFailed(log, fault.GetType().Name);
                await Task.Delay(Pause, clock, stoppingToken);
            }
    }

    /// <returns>How many calls were looked at.</returns>
    public async Task<int> Round(CancellationToken cancellation)
    {
        var claimed = await database.Transact(tx => AttemptsToLookAt.Claim(tx, AtOnce), cancellation);
        foreach (var attempt in claimed)
            await (await provider.FetchCall(attempt.Sid, cancellation) switch
            {
                CallFetched.Found { IsOver: false } => database.Transact(tx => AttemptsToLookAt.GoesOn(tx, attempt.Id), cancellation),
                CallFetched.Found or CallFetched.NotThere => database.Transact(tx => AttemptsToLookAt.IsOver(tx, attempt.Id), cancellation),
                _ => Task.CompletedTask,
            });
        return claimed.Count;
    }

    [LoggerMessage(44, LogLevel.Error, "Calls of which nothing was heard could not be looked at ({Fault}); it is tried again")]
    private static partial void RoundFailed(ILogger log, string fault);
}
