using CrisisLine.Bookings;
using CrisisLine.Data;
using CrisisLine.Scheduling;
using CrisisLine.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Quartz;

namespace CrisisLine.Tests.Scheduling;

/// <summary>Promises with a time: they are kept although alarms are lost, ring early, late, twice, or fail.</summary>
public sealed class AlarmsThatRing : IAsyncLifetime
{
    // The sweep looks at all nights of a database: each test has one of its own.
    private readonly CrisisLineApp _app = new();

    public Task InitializeAsync() => _app.InitializeAsync();

    public Task DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task A_promise_whose_alarm_was_lost_is_found_a_minute_late_and_counted()
    {
        var night = await _app.HouseOpens("2027-06-04T18:05", places: 1);
        await night.Phone().Texts("VISIT");
        await _app.ConnectionString.Answer("delete from quartz.qrtz_triggers where trigger_group = 'hold-lapses'");
        var counted = await CountedAsLate();

        await night.Wait(minutes: 31);
        Assert.Equal((0, "held"), (await _app.Sweep(), await night.States()));

        _app.Clock.Now += Duration.FromMilliseconds(1);
        Assert.Equal((1, "lapsed"), (await _app.Sweep(), await night.States()));
        Assert.Equal((counted + 1, 0), (await CountedAsLate(), await _app.Sweep()));
    }

    [Fact]
    public async Task Looking_for_late_promises_from_four_sides_at_once_keeps_each_of_them_once()
    {
        var night = await _app.HouseOpens("2027-06-04T18:05", places: 20);
        await Task.WhenAll(night.Phones(20).Select(phone => phone.Texts("VISIT")));
        await _app.ConnectionString.Answer("delete from quartz.qrtz_triggers where trigger_group = 'hold-lapses'");
        _app.Clock.Now += Duration.FromMinutes(32);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => _app.Sweep()));

        Assert.Equal((20, 20), (await night.Count("lapsed"), await night.Count("free")));
    }

    [Fact]
    public async Task A_node_that_was_taken_for_dead_and_rang_after_all_leaves_nothing_to_be_rung_again_and_again()
    {
        // What the engine then rings in its place: it has found no alarm any more to copy.
        var engine = await _app.Services.GetRequiredService<ISchedulerFactory>().GetScheduler();
        await engine.ScheduleJob(
            TriggerBuilder.Create().WithIdentity("recover", "RECOVERING_JOBS").ForJob(AlarmClock.Job).StartAt(_app.Clock.GetUtcNow()).Build(),
            new ScheduleJobOptions());

        await _app.RingAlarms().WaitAsync(TimeSpan.FromSeconds(20));

        Assert.Equal("0", await _app.ConnectionString.Answer("select count(*) from quartz.qrtz_triggers where trigger_group = 'RECOVERING_JOBS'"));
        Assert.DoesNotContain(_app.Log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_dead_node_was_ringing_is_rung_by_another_that_knows_only_its_name()
    {
        var night = await _app.HouseOpens("2027-06-04T18:05", places: 1);
        await night.Phone().Texts("VISIT");
        await _app.ConnectionString.Answer("delete from quartz.qrtz_triggers where trigger_group = 'hold-lapses'");
        _app.Clock.Now += Duration.FromMinutes(31);

        var engine = await _app.Services.GetRequiredService<ISchedulerFactory>().GetScheduler();
        await engine.ScheduleJob(
            TriggerBuilder.Create().WithIdentity("recover_1", SchedulerConstants.DefaultRecoveryGroup).ForJob(AlarmClock.Job)
                .UsingJobData(SchedulerConstants.FailedJobOriginalTriggerName, $"{await RequestOf(night)}-its-own")
                .UsingJobData(SchedulerConstants.FailedJobOriginalTriggerGroup, "hold-lapses")
                .StartAt(_app.Clock.GetUtcNow()).Build(),
            new ScheduleJobOptions());
        await _app.RingAlarms();

        Assert.Equal("lapsed", await night.States());
    }

    [Fact]
    public async Task An_alarm_that_rings_too_early_changes_nothing_and_rings_again_in_time()
    {
        var night = await _app.HouseOpens("2027-06-04T18:05", places: 1);
        await night.Phone().Texts("VISIT");
        await _app.ConnectionString.Answer("delete from quartz.qrtz_triggers where trigger_group = 'hold-lapses'");

        await Ring(await RequestOf(night));
        Assert.Equal("held", await night.States());

        await night.Wait(minutes: 30);
        Assert.Equal("lapsed", await night.States());
    }

    [Fact]
    public async Task An_alarm_that_rings_again_changes_nothing()
    {
        var night = await _app.HouseOpens("2027-06-04T18:05", places: 3);
        var (sam, alex, kim) = (night.Phone(), night.Phone(), night.Phone());
        await sam.Texts("VISIT");
        var request = await RequestOf(night);
        await night.Wait(minutes: 30);
        var before = await Settled(request);

        _app.Clock.Now += Duration.FromMinutes(1);
        await Ring(request);
        Assert.Equal(("lapsed", before), (await night.States(), await Settled(request)));

        await alex.Texts("VISIT");
        await alex.Texts("YES");
        await kim.Texts("VISIT");
        await kim.Texts("NO");
        _app.Clock.Now += Duration.FromMinutes(40);
        await Ring(request + 1);
        await Ring(request + 2);
        Assert.Equal("lapsed confirmed cancelled", await night.States());
    }

    [Fact]
    public async Task An_alarm_for_something_that_is_not_there_does_no_harm()
    {
        var night = await _app.HouseOpens("2027-06-04T18:05", places: 1);

        await Ring(long.MaxValue);

        Assert.Equal("", await night.States());
    }

    [Fact]
    public async Task An_alarm_that_fails_is_tried_again()
    {
        var night = await _app.HouseOpens("2027-06-04T18:05", places: 1);
        await night.Phone().Texts("VISIT");
        await _app.ConnectionString.Answer(
            """
            create function fail() returns trigger language plpgsql as 'begin raise exception ''not now''; end';
            create trigger fail before update on visit_request for each row execute function fail()
            """);

        await night.Wait(minutes: 30);
        Assert.Equal("held", await night.States());

        await _app.ConnectionString.Answer("drop trigger fail on visit_request; drop function fail");
        _app.Clock.Now += Duration.FromSeconds(2);
        await _app.RingAlarms();
        Assert.Equal("lapsed", await night.States());
    }

    [Fact]
    public async Task What_is_undone_has_no_alarm()
    {
        var before = await Alarms();

        await Assert.ThrowsAsync<InvalidOperationException>(() => _app.Database.Transact(async tx =>
        {
            await tx.Execute("create table undone (id int)");
            Timers.Set(tx, tx.Now + Duration.FromMinutes(1), LapseHold.Timer, 1);
            throw new InvalidOperationException("half way");
        }, CancellationToken.None));

        Assert.Equal((before, "0"), (await Alarms(), await _app.ConnectionString.Answer("select count(*) from pg_tables where tablename = 'undone'")));
    }

    [Fact]
    public async Task What_cannot_be_committed_has_no_alarm()
    {
        var before = await Alarms();

        await Assert.ThrowsAsync<PostgresException>(() => _app.Database.Transact(async tx =>
        {
            // Nobody's number: refused, but only at the commit, when the alarm has been written.
            await tx.Execute(
                "insert into contact_point (person_id, number, lookup, first_seen_at, last_heard_at) values (gen_random_uuid(), '', '', @now, @now)",
                new { now = tx.Now });
            Timers.Set(tx, tx.Now + Duration.FromMinutes(1), LapseHold.Timer, 1);
        }, CancellationToken.None));

        Assert.Equal(before, await Alarms());
    }

    private Task Ring(long subject) => _app.Database.Transact(
        tx => _app.Services.GetRequiredService<Alarms>().ByKind[LapseHold.Timer].Ring(tx, subject), CancellationToken.None);

    private Task<string?> Alarms() => _app.ConnectionString.Answer("select count(*) from quartz.qrtz_triggers");

    private static async Task<long> RequestOf(HouseNight night) => (long)(await night.Seen())["requests"]![0]!["id"]!;

    private Task<string?> Settled(long request) => _app.ConnectionString.Answer($"select settled_at from visit_request where id = {request}");

    private async Task<int> CountedAsLate() => (await _app.Line.Get("/metrics")).Body.Split('\n')
        .Where(line => line.StartsWith("crisisline_alarms_late_total")).Sum(line => int.Parse(line[line.LastIndexOf(' ')..]));
}
