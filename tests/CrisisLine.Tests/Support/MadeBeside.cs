using CrisisLine.Data;

namespace CrisisLine.Tests.Support;

/// <summary>What happens beside the visits of a night that never was: cars that do not come, calls while nobody is there, talks among ourselves.</summary>
internal static class MadeBeside
{
    public static async Task Happens(Tx tx, int service, long night, Instant opens, Instant closes, long supporter, Random random)
    {
        Instant Before(int most) => opens - Duration.FromSeconds(random.Next(60, most * 60));
        var (from, debrief) = (opens + Duration.FromMinutes(random.Next(-60, 200)), Before(600));
        var rows = new
        {
            service,
            night,
            opens,
            supporter,
            asked = Before(300),
            seed = random.Next(1, 1000),
            debrief,
            how = new[] { "talked", "later", "not_wanted" }[random.Next(3)],
            from,
            until = from + Duration.FromMinutes(random.Next(30, 300)),
            call = random.Next(3) == 0 ? closes + Duration.FromMinutes(random.Next(0, 100)) : Before(600),
            sid = $"CA{Guid.NewGuid():n}",
        };
        await tx.Execute(
            """
            insert into taxi_journey (service_id, night_id, request_id, person_id, direction, state, reference, word, pickup_at, needs, made_at, ended_at)
            select @service, @night, id, person_id, 'out', case when (id + @seed) % 3 = 0 then 'cancelled' else 'failed' end, id || 'x', 'RIVER', @opens,
                   case when (id + @seed) % 3 = 0 then 'area' end, @opens, @opens
            from visit_request
            where night_id = @night and state in ('not_arrived', 'cancelled') and (id + @seed) % 3 < 2
            """, rows);
        await tx.Execute(
            """
            insert into asked_while_shut (night_id, person_id, asked_at)
            select @night, id, @asked from person where erased_at is null and (abs(hashtext(id::text)::bigint) + @seed) % 9 = 0
            """, rows);
        await tx.Execute("insert into debrief (supporter_id, service_id, because, offered_at, closed_at, closed_how) values (@supporter, @service, 'long', @debrief, @debrief, @how)", rows);
        await tx.Execute("insert into sign_on (supporter_id, signed_on_at, signed_off_at) values (@supporter, @from, @until)", rows);
        await tx.Execute(
            """
            insert into call (sid, service_id, our_number, person_id, began_at, turn, misses)
            values (@sid, @service, (select number from service_number where service_id = @service and not quiet), (select id from person order by id limit 1), @call, 1, 0)
            """, rows);
        await tx.Execute("update thread set acknowledged_at = danger_at where service_id = @service and opened_at >= @opens and id % 2 = 0", rows);
    }
}
