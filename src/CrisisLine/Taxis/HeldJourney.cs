using CrisisLine.Data;
using CrisisLine.Domain.Nights;
using CrisisLine.Domain.People;
using CrisisLine.Domain.Taxis;

namespace CrisisLine.Taxis;

/// <summary>A journey whose row is held until the end of the unit of work, and the firm that is asked for it.</summary>
/// <param name="Address">The end of it that is not the house; null while they have not said YES to it, and once it is deleted.</param>
/// <param name="ReadBack">What they sent and have not said YES to.</param>
/// <param name="Needs">yes, place, area, permission or cap: what is missing before a firm is asked; null if nothing is.</param>
/// <param name="Told">The plate that the passenger was last told.</param>
/// <param name="Job">Null while no firm is asked.</param>
internal sealed record HeldJourney(
    long Id, int ServiceId, long NightId, long RequestId, PersonId PersonId, Direction Direction, JourneyState State, string Reference,
    string Word, string? Address, string? ReadBack, Instant? ArriveAt, Instant PickupAt, Instant? Eta, string? Needs, CarNeeds Car,
    string? CarWords, string? Registration, string? Told, Instant? OverdueAt, Instant? AskedWhereAt, Instant? PressedAt, Instant? ArrivedAt,
    LocalDate Night, Instant ClosesAt, DateTimeZone Zone, HeldJob? Job)
{
    public const string NeedsYes = "yes", NeedsPlace = "place", NeedsArea = "area", NeedsPermission = "permission", NeedsCap = "cap";

    /// <returns>Null if there is none.</returns>
    public static Task<HeldJourney?> Lock(Tx tx, long journey) => Read(tx, "journey.id = @journey", new { journey });

    /// <returns>Null if none is on its way.</returns>
    public static Task<HeldJourney?> LockOf(Tx tx, long request, Direction direction) => Read(
        tx, "journey.request_id = @request and journey.direction = @direction and journey.ended_at is null",
        new { request, direction = JourneyColumns.Write(direction) });

    /// <returns>The journey that a firm was asked for, also once it was taken away from that firm.</returns>
    public static Task<HeldJourney?> LockByJob(Tx tx, long job) => Read(tx, "journey.id = (select journey_id from taxi_job where id = @job)", new { job });

    public string Spoken(Instant at) => OnceTime.Of(at, Night, Zone);

    private static async Task<HeldJourney?> Read(Tx tx, string which, object args)
    {
        var row = await tx.OneOrNone<Row>(
            $"""
            select journey.id, journey.service_id, journey.night_id, journey.request_id, journey.person_id, journey.direction, journey.state,
                   journey.reference, journey.word, journey.address, journey.read_back, journey.arrive_at, journey.pickup_at, journey.eta, journey.needs,
                   journey.passengers, journey.child_seats, journey.step_free, journey.car, journey.registration, journey.told, journey.overdue_at,
                   journey.asked_where_at, journey.pressed_at, journey.arrived_at, night.night, night.closes_at, service.time_zone
            from taxi_journey journey
            join service_night night on night.id = journey.night_id
            join service on service.id = journey.service_id
            where {which}
            for no key update of journey
            """, args);
        if (row is null)
            return null;
        var job = await tx.OneOrNone<HeldJob>(
            """
            select id, rank, channel, state = 'accepted' as is_accepted, asked_at, answer_by, reminded_at
            from taxi_job
            where journey_id = @Id and ended_at is null
            for no key update
            """, new { row.Id });
        return row.Opened(tx, job);
    }

    private sealed record Row(
        long Id, int ServiceId, long NightId, long RequestId, PersonId PersonId, string Direction, string State, string Reference, string Word,
        byte[]? Address, byte[]? ReadBack, Instant? ArriveAt, Instant PickupAt, Instant? Eta, string? Needs, int Passengers, int ChildSeats,
        bool StepFree, string? Car, string? Registration, string? Told, Instant? OverdueAt, Instant? AskedWhereAt, Instant? PressedAt,
        Instant? ArrivedAt, LocalDate Night, Instant ClosesAt, string TimeZone)
    {
        public HeldJourney Opened(Tx tx, HeldJob? job) => new(
            Id, ServiceId, NightId, RequestId, PersonId, JourneyColumns.ReadDirection(Direction), JourneyColumns.Read(State), Reference, Word,
            Address is null ? null : tx.Keys.Open("taxi_journey.address", Address),
            ReadBack is null ? null : tx.Keys.Open("taxi_journey.read_back", ReadBack),
            ArriveAt, PickupAt, Eta, Needs, new CarNeeds(Passengers, ChildSeats, StepFree), Car, Registration, Told, OverdueAt, AskedWhereAt,
            PressedAt, ArrivedAt, Night, ClosesAt, DateTimeZoneProviders.Tzdb[TimeZone], job);
    }
}

/// <summary>One firm that is asked for a journey, or has accepted it.</summary>
internal sealed record HeldJob(long Id, int Rank, string Channel, bool IsAccepted, Instant AskedAt, Instant AnswerBy, Instant? RemindedAt);
