using Quartz;

namespace CrisisLine.Scheduling;

/// <summary>How the alarm clock's engine is set up. Every number here was measured; docs/decisions/0001 says how.</summary>
public static class Engine
{
    public static void AddAlarmClock(this IServiceCollection services, TimeProvider clock)
    {
        services.AddSingleton<AlarmClock>();
        services.AddQuartz(quartz =>
        {
            quartz.UseTimeProvider(clock);
            quartz.ConfigureScheduler(scheduler =>
            {
                scheduler.InstanceName = "crisisline";
                scheduler.InstanceId = $"{Environment.MachineName}-{Guid.CreateVersion7():n}";
                // Another node's alarms are seen after this long at the latest, should that node die before it rings them.
                scheduler.IdleWaitTime = TimeSpan.FromSeconds(1);
            });
            quartz.UseDefaultThreadPool(10);
            quartz.UsePersistentStore(store =>
            {
                store.UsePostgres(postgres => postgres.UseRegisteredDataSource = true);
                store.UseSystemTextJsonSerializer();
                store.ConfigureStore(options =>
                {
                    options.TablePrefix = "quartz.qrtz_";
                    options.StoreJobDataAsStrings = true;
                    options.AcceptEnlistedTransactions = true;
                    // With it, each text that makes a promise would block all ringing until its commit.
                    options.LockOnInsert = false;
                    // Late alarms ring like any others: the slow way for the missed would start after this.
                    options.MisfireThreshold = TimeSpan.FromDays(3650);
                    options.MisfireHandlerFrequency = TimeSpan.FromMinutes(1);
                    options.DbRetryInterval = TimeSpan.FromSeconds(2);
                });
                // A dead node's alarms are taken over after about ten seconds; a node that only paused for six is left alone.
                store.UseClustering(cluster =>
                {
                    cluster.CheckinInterval = TimeSpan.FromSeconds(2);
                    cluster.CheckinMisfireThreshold = TimeSpan.FromSeconds(8);
                });
            });
            // An alarm that fails is tried again for an hour; after that the sweep finds its promise each minute.
            quartz.UseDefaultRetryPolicy(RetryPolicy.Exponential(12, TimeSpan.FromSeconds(1), 2.0, TimeSpan.FromMinutes(10)));
            quartz.AddJob<RingAlarm>(job => job.WithIdentity(AlarmClock.Job).StoreDurably().RequestRecovery());
        });
        services.AddQuartzHostedService(host => host.WaitForJobsToComplete = true);
        services.AddSingleton<Sweep>();
        services.AddHostedService(container => container.GetRequiredService<Sweep>());
        services.AddSingleton<RingDue>();
    }

    /// <summary>Whether this node's alarm clock runs.</summary>
    public static async Task<bool> Runs(ISchedulerFactory engine, CancellationToken cancellation) =>
        await engine.GetScheduler(cancellation) is { Status: SchedulerStatus.Running };
}
