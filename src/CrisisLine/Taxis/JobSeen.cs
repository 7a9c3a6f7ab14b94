using CrisisLine.Data;
using CrisisLine.Domain.Nights;
using CrisisLine.Domain.Taxis;

namespace CrisisLine.Taxis;

/// <summary>A job as the firm sees it on its page: no name, no name of ours, no reason (H-17).</summary>
/// <param name="IsTheirs">They are asked, or have accepted. If not, neither place nor word is shown.</param>
/// <param name="IsAccepted">They have said yes.</param>
public sealed record JobSeen(
    string Reference, string Account, string At, string From, string To, string Word, string? Needs, bool IsTheirs, bool IsAccepted, JourneyState State,
    string? Car, string? Registration)
{
    /// <returns>Null if there is none.</returns>
    public static async Task<JobSeen?> Read(Tx tx, long job) => await tx.OneOrNone<Row>(
        """
        select journey.reference, journey.pickup_at, journey.direction, journey.address, journey.word, journey.passengers, journey.child_seats,
               journey.step_free, journey.state, journey.car, journey.registration, job.state as job_state,
               job.ended_at is null and journey.ended_at is null as is_theirs, service.address as house, service.time_zone, firm.account
        from taxi_job job
        join taxi_journey journey on journey.id = job.journey_id
        join service on service.id = journey.service_id
        left join taxi_firm firm on firm.service_id = journey.service_id and firm.rank = job.rank
        where job.id = @job
        """, new { job }) is { } row ? row.Seen(tx) : null;

    private sealed record Row(
        string Reference, Instant PickupAt, string Direction, byte[]? Address, string Word, int Passengers, int ChildSeats, bool StepFree, string State,
        string? Car, string? Registration, string JobState, bool IsTheirs, string? House, string TimeZone, string? Account)
    {
        public JobSeen Seen(Tx tx)
        {
            var place = IsTheirs && Address is not null ? tx.Keys.Open("taxi_journey.address", Address) : "";
            var house = House ?? "the usual address";
            var isOut = JourneyColumns.ReadDirection(Direction) is Domain.Taxis.Direction.Out;
            return new JobSeen(
                Reference, Account ?? "", OnceTime.Brief(PickupAt, DateTimeZoneProviders.Tzdb[TimeZone]), isOut ? place : house, isOut ? house : place, Word,
                new CarNeeds(Passengers, ChildSeats, StepFree).InWords(), IsTheirs, JobState == "accepted", JourneyColumns.Read(State), Car, Registration);
        }
    }
}
