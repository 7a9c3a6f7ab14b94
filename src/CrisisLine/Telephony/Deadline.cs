using System.Data.Common;
using CrisisLine.Data;

namespace CrisisLine.Telephony;

/// <summary>
/// The provider must hear within five seconds that we cannot take a text now: with 503 it tries again, or turns to the
/// fallback address. What had been begun is undone with its transaction, and the same text is new when it comes again.
/// </summary>
public sealed partial class Deadline(RequestDelegate next, ILogger<Deadline> log, TimeProvider clock)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(3.5);

    public async Task InvokeAsync(HttpContext http)
    {
        var caller = http.RequestAborted;
        using var timer = new CancellationTokenSource(Longest, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(caller, timer.Token);
        http.RequestAborted = both.Token;
        try
        {
            await next(http);
        }
        catch (Exception fault) when (DatabaseAway.Explains(fault) && !caller.IsCancellationRequested)
        {
            NotNow(log, fault.GetType().Name, (fault as DbException)?.SqlState);
            if (!http.Response.HasStarted)
                http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
        finally
        {
            http.RequestAborted = caller;
        }
    }

    [LoggerMessage(3, LogLevel.Error, "The database did not answer in time; the provider was told to try again ({Fault}, {SqlState})")]
    private static partial void NotNow(ILogger log, string fault, string? sqlState);
}
