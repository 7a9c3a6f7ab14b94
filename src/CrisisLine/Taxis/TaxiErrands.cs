using CrisisLine.Data;
using CrisisLine.Domain.Nights;
using CrisisLine.Domain.Taxis;
using CrisisLine.Messages;

namespace CrisisLine.Taxis;

/// <summary>Hands what firms are to be told to a node, each to one at a time, and writes down how it went.</summary>
public static class TaxiErrands
{
    public const string Purpose = "taxi_job";

    // A node that dies keeps an errand for so long.
    private static readonly Duration Lease = Duration.FromSeconds(10), MayTake = Duration.FromHours(1);

    /// <summary>A text to the firm that will not arrive: nobody waits for its answer.</summary>
    public static readonly Receipt Receipt = new(Purpose, Hold, (_, _, _) => Task.CompletedTask, Lost);

    /// <remarks>What comes later of one job waits until what comes before it is told.</remarks>
    public static async Task<IReadOnlyList<FirmErrand>> Claim(Tx tx, int most) =>
        [.. (await tx.Many<Row>(
            """
            with next as (
                select id
                from taxi_errand errand
                where ended_at is null and due_at <= @now and not exists (
                    select from taxi_errand earlier where earlier.job_id = errand.job_id and earlier.id < errand.id and earlier.ended_at is null)
                order by due_at, id
                limit @most
                for update of errand skip locked
            ), mine as (
                update taxi_errand set attempt = attempt + 1, due_at = @until
                from next
                where taxi_errand.id = next.id
                returning taxi_errand.id, taxi_errand.attempt, taxi_errand.kind, taxi_errand.job_id
            )
            select mine.id, mine.attempt, mine.kind, mine.job_id, job.channel, job.answer_by, journey.reference, journey.direction, journey.pickup_at,
                   journey.address, journey.word, journey.passengers, journey.child_seats, journey.step_free, service.time_zone,
                   service.address as house, firm.account, firm.number, firm.email, firm.url, firm.secret
            from mine
            join taxi_job job on job.id = mine.job_id
            join taxi_journey journey on journey.id = job.journey_id
            join service on service.id = journey.service_id
            left join taxi_firm firm on firm.service_id = journey.service_id and firm.rank = job.rank
            order by mine.id
            """, new { most, now = tx.Now, until = tx.Now + Lease })).Select(row => row.Of(tx))];

    /// <summary>Writes down how it went. What was called off meanwhile is not texted any more.</summary>
    public static async Task Record(Tx tx, FirmErrand errand, ToldFirm told)
    {
        if (await HeldJourney.LockByJob(tx, errand.Job) is not { } journey)
            return;
        var isLive = journey.Job?.Id == errand.Job || errand.Kind == "cancel";
        var mayTry = tx.Now < (errand.Kind == "book" ? errand.AnswerBy : errand.AnswerBy + MayTake);
        var again = told is ToldFirm.NotReached && isLive && mayTry;
        var isMine = await tx.Execute(
            """
            update taxi_errand
            set due_at = case when @again then @next else due_at end, ended_at = case when @again then null else @now end,
                outcome = case when @again then null else @outcome end
            where id = @Id and attempt = @Attempt and ended_at is null
            """, new { errand.Id, errand.Attempt, again, now = tx.Now, next = tx.Now + Pause(errand.Attempt), outcome = Outcome(told) }) == 1;
        if (isMine && isLive)
            await GoOn(tx, journey, errand, told);
    }

    private static async Task GoOn(Tx tx, HeldJourney journey, FirmErrand errand, ToldFirm told)
    {
        switch (told)
        {
            case ToldFirm.ByText { Texts: var texts } when errand.Number is { } number:
                foreach (var text in texts)
                    await TextFirm.For(tx, journey.ServiceId, number, text with { Promise = errand.Kind == "book" ? new Promised(Purpose, errand.Job) : null });
                break;
            case ToldFirm.ByText or ToldFirm.Refused when errand.Kind == "book":
                await HearFirm.Of(tx, errand.Job, new FirmAnswer(journey.Reference, FirmWord.No, null, null, null));
                break;
            case ToldFirm.Told { Answer: { } answer }:
                await HearFirm.Of(tx, errand.Job, answer);
                break;
        }
    }

    private static string Outcome(ToldFirm told) => told switch
    {
        ToldFirm.Refused => "refused",
        ToldFirm.NotReached => "given_up",
        _ => "told",
    };

    private static Duration Pause(int attempt) => Duration.FromSeconds(Math.Min(60, 10 * attempt));

    private static async Task Hold(Tx tx, long job) => await HeldJourney.LockByJob(tx, job);

    private static async Task Lost(Tx tx, long job)
    {
        if (await HeldJourney.LockByJob(tx, job) is { Job: { IsAccepted: false } asked } journey && asked.Id == job)
            await HearFirm.Of(tx, job, new FirmAnswer(journey.Reference, FirmWord.No, null, null, null));
    }

    private sealed record Row(
        long Id, int Attempt, string Kind, long JobId, string Channel, Instant AnswerBy, string Reference, string Direction, Instant PickupAt,
        byte[]? Address, string Word, int Passengers, int ChildSeats, bool StepFree, string TimeZone, string? House, string? Account,
        string? Number, string? Email, string? Url, byte[]? Secret)
    {
        public FirmErrand Of(Tx tx)
        {
            var place = Address is null ? "" : tx.Keys.Open("taxi_journey.address", Address);
            // Never our name: where no address is set the firm knows the door by the account.
            var house = House ?? "our usual address";
            var (from, to) = JourneyColumns.ReadDirection(Direction) is Domain.Taxis.Direction.Out ? (place, house) : (house, place);
            return new FirmErrand(
                Id, Attempt, Kind, JobId, Channel, Reference, Account ?? "Taxi", PickupAt, OnceTime.Brief(PickupAt, DateTimeZoneProviders.Tzdb[TimeZone]),
                from, to, Word, new CarNeeds(Passengers, ChildSeats, StepFree), AnswerBy, Number, Email, Url,
                Secret is null ? null : tx.Keys.Open("taxi_firm.secret", Secret));
        }
    }
}
