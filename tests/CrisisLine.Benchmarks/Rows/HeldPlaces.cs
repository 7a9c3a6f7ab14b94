using CrisisLine.Benchmarks.Ground;
using CrisisLine.Benchmarks.Load;
using Npgsql;

namespace CrisisLine.Benchmarks.Rows;

/// <summary>Real holds with real alarms: the program makes the first, and the others are copies of what it wrote.</summary>
public sealed class HeldPlaces(NpgsqlDataSource source)
{
    /// <summary>The house of one place, which the program itself holds.</summary>
    public const int Model = 1;

    private const string Tick = "621355968000000000 + (extract(epoch from held_until) * 10000000)::bigint";

    /// <summary>Each ringing that has an effect leaves a mark, so that a second one would be seen.</summary>
    public async Task Make(Child node)
    {
        await source.Run(
            """
            create table rung (request bigint not null, lateness double precision not null);
            create function mark() returns trigger language plpgsql as $$ begin
                insert into rung values (new.id, extract(epoch from new.settled_at - new.held_until) * 1000);
                return null;
            end $$;
            create trigger mark after update of state on visit_request for each row when (new.state = 'lapsed') execute function mark();
            """);
        using var line = await KeptAlive.To(node.Port);
        if (await line.Ask(Texts.Delivery("+447700900001", Houses.Number(Model), "VISIT")) != 200)
            throw new InvalidOperationException("The first place was not held.");
        await source.Run(
            """
            insert into visit_request (night_id, person_id, place_id, state, asked_at, held_until)
            select place.night_id, person.id, place.id, 'held', one.asked_at,
                   one.asked_at + interval '3 hours' + interval '1 second' * (random() * 7200)
            from visit_request one,
                 (select *, row_number() over () as nth from place where id not in (select place_id from visit_request)) place
            join (select id, row_number() over () as nth from person where codename = 'known') person using (nth)
            """);
        await source.Run(
            $"""
            with model as (select id from visit_request order by id limit 1)
            insert into quartz.qrtz_triggers
            select (jsonb_populate_record(first, jsonb_build_object(
                'trigger_name', 'held-' || request.id, 'next_fire_time', {Tick}, 'start_time', {Tick},
                'job_data', convert_to(replace(convert_from(first.job_data, 'UTF8'),
                    'Subject\u0022:' || model.id, 'Subject\u0022:' || request.id), 'UTF8')))).*
            from quartz.qrtz_triggers first, model, visit_request request
            where request.id <> model.id
            """);
        await source.Run(
            """
            insert into quartz.qrtz_simple_triggers
            select sched_name, trigger_name, trigger_group, 0, 0, 0 from quartz.qrtz_triggers where trigger_name like 'held-%'
            """);
        await source.Run("vacuum analyze");
    }

    public Task<IReadOnlyList<string>> Nodes() => source.Many<string>("select instance_name from quartz.qrtz_scheduler_state");

    /// <summary>Moves the end of this many holds into one minute, which begins in five seconds.</summary>
    /// <returns>When that minute begins, in real time.</returns>
    public async Task<DateTimeOffset> FallDue(int count)
    {
        var start = Service.RealTime.GetUtcNow() + TimeSpan.FromSeconds(5);
        await source.Run(
            $"""
            with clock as (
                select start_at - real_at as ahead from program_clock
            ), due as (
                update visit_request set held_until = @start + ahead + interval '1 second' * (random() * 60)
                from clock
                where id in (select id from visit_request order by id offset 1 limit @count)
                returning id, held_until
            )
            update quartz.qrtz_triggers set next_fire_time = {Tick}, start_time = {Tick}
            from due
            where trigger_name = 'held-' || due.id
            """, new { start = start.UtcDateTime, count });
        return start;
    }

    /// <summary>The holds that a node had taken upon itself to ring.</summary>
    public async Task<IReadOnlyCollection<long>> InHandsOf(string node) => (await source.Many<long>(
        """
        select substr(trigger_name, 6)::bigint
        from quartz.qrtz_fired_triggers
        where instance_name = @node and trigger_name like 'held-%'
        """, new { node })).ToHashSet();

    public Task<int> Unrung() => source.One<int>(
        """
        select count(*)::int from visit_request, program_clock
        where state = 'held' and held_until < @now + (start_at - real_at)
        """, new { now = Service.RealTime.GetUtcNow().UtcDateTime });

    public Task<IReadOnlyList<Ringing>> Rung() => source.Many<Ringing>("select request, lateness from rung");
}

/// <param name="Lateness">Milliseconds between the end of the hold and the instant at which it was lapsed.</param>
public sealed record Ringing(long Request, double Lateness);
