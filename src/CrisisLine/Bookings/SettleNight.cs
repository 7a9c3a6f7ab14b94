using CrisisLine.Data;
using CrisisLine.Scheduling;
using CrisisLine.Taxis;

namespace CrisisLine.Bookings;

/// <summary>The house has closed: nothing of the night is left open, whatever became of the texts and alarms before.</summary>
public static class SettleNight
{
    public const string Timer = "night-closes";

    public static readonly Alarm Alarm = new(Timer, For, Overdue);

    public static async Task For(Tx tx, long night)
    {
        await LockNight.For(tx, night);
        if (!await tx.One<bool>("select closes_at <= @now from service_night where id = @night", new { night, now = tx.Now }))
            return;

        await FinalAnswers.Give(tx, night);
        var notComing = await tx.Many<long>(
            """
            with withdrawn as (
                update offer set ended = 'withdrawn', ended_at = @now
                from visit_request request
                where request.id = offer.request_id and request.night_id = @night and offer.ended is null
            )
            update visit_request
            set state = case state when 'confirmed' then 'not_arrived' else 'lapsed' end, settled_at = @now
            where night_id = @night and state in ('held', 'offered', 'confirmed')
            returning id
            """, new { night, now = tx.Now });
        await CancelJourney.OfAll(tx, notComing);
    }

    private static Task<IReadOnlyList<long>> Overdue(Tx tx, Instant before) =>
        tx.Many<long>(
            """
            select id
            from service_night night
            where closes_at < @before and final_answer_at is not null and exists (
                select from visit_request
                where night_id = night.id and state in ('held', 'offered', 'confirmed', 'waiting'))
            limit 1000
            """, new { before });
}
