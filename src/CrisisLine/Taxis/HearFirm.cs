using CrisisLine.Data;
using CrisisLine.Domain.Nights;
using CrisisLine.Domain.Taxis;
using CrisisLine.Domain.Words;
using CrisisLine.Messages;

namespace CrisisLine.Taxis;

/// <summary>
/// What a firm says of a job, by whatever way it came. What is said of a job that was taken away is answered with that, and changes
/// nothing: a firm that says yes late never brings a second car (H-16).
/// </summary>
public static class HearFirm
{
    /// <returns>What the firm is told; null if there is no such job.</returns>
    public static async Task<Outgoing?> Of(Tx tx, long job, FirmAnswer answer)
    {
        if (await HeldJourney.LockByJob(tx, job) is not { } journey)
            return null;
        if (journey.Job is not { } asked || asked.Id != job || journey.State.IsOver())
            return await IsOver(tx, journey, job, answer);

        switch (answer.Word)
        {
            case FirmWord.No:
                await Refuse(tx, journey, asked);
                break;
            case FirmWord.Late when journey.State.HasCar():
                await Late(tx, journey, answer);
                break;
            case FirmWord.Here or FirmWord.OnBoard or FirmWord.Done when journey.State.HasCar():
                await Rides(tx, journey, answer.Word);
                break;
            default:
                return await Accept(tx, journey, asked, answer);
        }

        await KeepJourney.Plan(tx, journey.Id);
        return Outgoing.Of(Sentences.ThankYouFirm, Ref(journey));
    }

    /// <summary>A person of the team rang a firm, and it has a car.</summary>
    internal static async Task Booked(Tx tx, HeldJourney journey, FirmAnswer answer)
    {
        await Note(tx, journey, answer);
        await KeepJourney.Plan(tx, journey.Id);
    }

    private static async Task<Outgoing> Accept(Tx tx, HeldJourney journey, HeldJob job, FirmAnswer answer)
    {
        await tx.Execute("update taxi_job set state = 'accepted', answered_at = coalesce(answered_at, @now) where id = @Id", new { job.Id, now = tx.Now });
        var car = await Note(tx, journey, answer);
        await KeepJourney.Plan(tx, journey.Id);
        return Outgoing.Of(car is null ? Sentences.WhichCar : Sentences.JobIsYours, Ref(journey));
    }

    /// <returns>The plate, if it is known by now.</returns>
    private static async Task<string?> Note(Tx tx, HeldJourney journey, FirmAnswer answer)
    {
        // "Ten minutes", an hour before they are to be met, is not when the car comes.
        var eta = answer.Minutes is { } minutes ? Instant.Max(journey.PickupAt, tx.Now + Duration.FromMinutes(minutes)) : journey.Eta ?? journey.PickupAt;
        var (car, plate) = (answer.Car ?? journey.CarWords ?? "a car", answer.Registration ?? journey.Registration);
        var state = journey.State is JourneyState.Arrived or JourneyState.OnBoard ? journey.State
            : journey.State.HasCar() && plate is not null && plate != journey.Registration ? JourneyState.DriverAssigned
            : journey.State is JourneyState.DriverAssigned ? JourneyState.DriverAssigned : JourneyState.Accepted;
        await tx.Execute(
            """
            update taxi_journey
            set state = @state, car = @car, registration = @plate, eta = @eta, accepted_at = coalesce(accepted_at, @now), asked_where_at = null,
                overdue_at = null
            where id = @Id
            """, new { journey.Id, state = JourneyColumns.Write(state), car, plate, eta, now = tx.Now });
        if (plate is not null)
            await TellPassenger.Car(tx, journey, eta, car, plate);
        return plate;
    }

    private static async Task Refuse(Tx tx, HeldJourney journey, HeldJob job)
    {
        await tx.Execute("update taxi_job set state = 'refused', answered_at = @now, ended_at = @now where id = @Id", new { job.Id, now = tx.Now });
        // They may have been told of a car that does not come now.
        await tx.Execute(
            "update taxi_journey set car = null, registration = null, eta = null, told = null, accepted_at = null where id = @Id", new { journey.Id });
        await tx.Execute("update taxi_errand set ended_at = @now, outcome = 'given_up' where job_id = @Id and ended_at is null", new { job.Id, now = tx.Now });
        if (journey.State is not (JourneyState.Arrived or JourneyState.OnBoard))
            await AskFirm.Next(tx, journey with { Job = null });
    }

    private static async Task Late(Tx tx, HeldJourney journey, FirmAnswer answer)
    {
        if (answer.Minutes is not { } minutes)
            return;
        var planned = journey.Eta ?? journey.PickupAt;
        // "Fifteen late" of a car that was to come at eight: a quarter past. Of one that should be there by now: in a quarter of an hour.
        var eta = Instant.Max(planned, tx.Now) + Duration.FromMinutes(minutes);
        await tx.Execute("update taxi_journey set eta = @eta, asked_where_at = null, overdue_at = null where id = @Id", new { journey.Id, eta });
        await TellPassenger.Late(tx, journey, eta);
    }

    internal static async Task Rides(Tx tx, HeldJourney journey, FirmWord word)
    {
        if (word is FirmWord.Done)
        {
            await KeepJourney.End(tx, journey, JourneyState.Completed);
            return;
        }

        var state = word is FirmWord.OnBoard || journey.State is JourneyState.OnBoard ? JourneyState.OnBoard : JourneyState.Arrived;
        await tx.Execute(
            "update taxi_journey set state = @state, arrived_at = coalesce(arrived_at, @now) where id = @Id",
            new { journey.Id, state = JourneyColumns.Write(state), now = tx.Now });
    }

    /// <summary>The job is not theirs any more. One that is over in the ordinary way is thanked for.</summary>
    private static async Task<Outgoing> IsOver(Tx tx, HeldJourney journey, long job, FirmAnswer answer)
    {
        var wasTheirs = await tx.One<bool>("select state = 'accepted' from taxi_job where id = @job", new { job });
        return wasTheirs || answer.Word is FirmWord.No
            ? Outgoing.Of(Sentences.ThankYouFirm, Ref(journey)) : Outgoing.Of(Sentences.JobIsOff, Ref(journey));
    }

    private static Fillers Ref(HeldJourney journey) => new() { ["ref"] = journey.Reference, ["at"] = OnceTime.Brief(journey.PickupAt, journey.Zone) };
}
