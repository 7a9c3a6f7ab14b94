using CrisisLine.Data;
using CrisisLine.Scheduling;
using Quartz;

namespace CrisisLine.Operations;

/// <summary>For whoever keeps the program running: does it live, and can it do its work?</summary>
public static class HealthPages
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Ok(new { status = "live" }));
        routes.MapGet("/health/ready", Ready);
    }

    /// <summary>Ready: the database answers, has every migration (or this node would not have started), and the alarm clock runs.</summary>
    private static async Task<IResult> Ready(Database database, ISchedulerFactory engine, CancellationToken cancellation)
    {
        using var soon = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        soon.CancelAfter(TimeSpan.FromSeconds(3));

        var databaseAnswers = await Answers(database, soon.Token);
        var alarmClockRuns = await Engine.Runs(engine, soon.Token);
        return databaseAnswers && alarmClockRuns
            ? Results.Ok(new { status = "ready", databaseAnswers, alarmClockRuns })
            : Results.Json(new { status = "not ready", databaseAnswers, alarmClockRuns }, statusCode: 503);
    }

    private static async Task<bool> Answers(Database database, CancellationToken cancellation)
    {
        try
        {
            return await database.Transact(tx => tx.One<bool>("select exists (select from schema_migration)"), cancellation);
        }
        catch (Exception fault) when (DatabaseAway.Explains(fault))
        {
            return false;
        }
    }
}
