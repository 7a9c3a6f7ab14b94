using CrisisLine.Data;
using CrisisLine.Domain.People;
using CrisisLine.Domain.Taxis;

namespace CrisisLine.Taxis;

/// <summary>Where somebody was met goes away by the end of the next day, as they were told; and at once if they ask to be forgotten.</summary>
public static class ForgetJourneys
{
    private static readonly Duration Stays = Duration.FromDays(1);

    /// <summary>What is still on its way is called off with the visit, before this.</summary>
    public static async Task Of(Tx tx, PersonId person)
    {
        foreach (var journey in await tx.Many<long>("select id from taxi_journey where person_id = @person order by id", new { person }))
            await Drop(tx, journey);
    }

    /// <summary>The address, the car, the word, and the firm's words about it. What it cost and whether it came stays, and says nothing.</summary>
    public static async Task Drop(Tx tx, long journey)
    {
        if (await HeldJourney.Lock(tx, journey) is { } held && !held.State.IsOver())
            await CancelJourney.Of(tx, held);
        await tx.Execute(
            "update taxi_journey set address = null, read_back = null, told_in = '{}', car = null, registration = null, told = null where id = @journey",
            new { journey });
        await tx.Execute("update firm_text set words = null where journey_id = @journey", new { journey });
        await tx.Execute("update firm_call set number = null where journey_id = @journey", new { journey });
        // What belongs to no journey goes as old as that with one that does.
        await tx.Execute("update firm_text set words = null where journey_id is null and words is not null and received_at < @before", new { before = tx.Now - Stays });
        await tx.Execute("update firm_call set number = null where journey_id is null and number is not null and rang_at < @before", new { before = tx.Now - Stays });
    }

    /// <summary>Those whose night ended the day before yesterday, by the service's own clock.</summary>
    public static Task<IReadOnlyList<long>> Due(Tx tx, Instant now) =>
        tx.Many<long>(
            """
            select journey.id
            from taxi_journey journey
            join service_night night on night.id = journey.night_id
            join service on service.id = journey.service_id
            where (journey.address is not null or journey.read_back is not null)
              and (night.night + 2)::timestamp at time zone service.time_zone <= @now
            limit 200
            """, new { now });

    /// <returns>The texts in which they said where.</returns>
    public static Task<IReadOnlyList<string>> ToldIn(Tx tx, long journey) =>
        tx.Many<string>("select unnest(told_in) from taxi_journey where id = @journey", new { journey });
}
