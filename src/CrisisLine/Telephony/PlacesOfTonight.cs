using CrisisLine.Data;
using CrisisLine.Messages;
using CrisisLine.Scheduling;
using CrisisLine.Taxis;

namespace CrisisLine.Telephony;

/// <summary>
/// Where a taxi met somebody is deleted by the end of the next day, as they were told: with the journey, in the texts in which they
/// said so, and in ours that said it back or on to the firm.
/// </summary>
public static class PlacesOfTonight
{
    public static readonly Alarm Alarm = new("taxi-places", For, ForgetJourneys.Due, HasTimer: false);

    public static async Task For(Tx tx, long journey)
    {
        await ReceivedTexts.Forget(tx, await ForgetJourneys.ToldIn(tx, journey));
        await ForgetMessages.About(tx, AskWhere.Purpose, [journey]);
        await ForgetMessages.About(tx, TaxiErrands.Purpose, await tx.Many<long>("select id from taxi_job where journey_id = @journey", new { journey }));
        await ForgetJourneys.Drop(tx, journey);
    }
}
