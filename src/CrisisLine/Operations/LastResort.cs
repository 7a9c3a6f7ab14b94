using System.Data.Common;
using System.Diagnostics;
using CrisisLine.Data;
using CrisisLine.Pages;

namespace CrisisLine.Operations;

/// <summary>
/// What nobody else caught: 503 while the database is away, else 500, and a log line with the kind of fault and where it
/// happened. Never its message, which might hold what a person wrote.
/// </summary>
public sealed partial class LastResort(RequestDelegate next, ILogger<LastResort> log)
{
    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
        }
        catch (Exception) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to answer any more.
        }
        catch (Exception fault) when (!http.Response.HasStarted)
        {
            http.Response.Clear();
            http.Response.StatusCode = fault switch
            {
                BadHttpRequestException bad => bad.StatusCode,
                _ when DatabaseAway.Explains(fault) => StatusCodes.Status503ServiceUnavailable,
                _ => StatusCodes.Status500InternalServerError,
            };
            Failed(log, fault.GetType().Name, (fault as DbException)?.SqlState, new StackTrace(fault).ToString());
            await PlainWords.Write(http);
        }
    }

    [LoggerMessage(30, LogLevel.Error, "A request failed: {Fault} {SqlState} {Where}")]
    private static partial void Failed(ILogger log, string fault, string? sqlState, string where);
}
