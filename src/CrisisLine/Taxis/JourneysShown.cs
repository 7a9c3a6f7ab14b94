using CrisisLine.Data;
using CrisisLine.Domain.Nights;
using CrisisLine.Domain.People;
using CrisisLine.Domain.Taxis;
using CrisisLine.People;

namespace CrisisLine.Taxis;

/// <summary>A journey as the API tells it. No name, no place.</summary>
/// <param name="Direction">out or home.</param>
/// <param name="State">In camelCase.</param>
public sealed record ListedJourney(long Id, long RequestId, string Direction, string State, OffsetDateTime PickupAt, string Reference, string Word)
{
    /// <summary>All of one night, of every service, the earliest pickup first.</summary>
    public static async Task<IReadOnlyList<ListedJourney>> Of(Tx tx, LocalDate night) =>
        [.. (await tx.Many<Row>(
            """
            select journey.id, journey.request_id, journey.direction, journey.state, journey.pickup_at, journey.reference, journey.word, service.time_zone
            from taxi_journey journey
            join service_night night on night.id = journey.night_id
            join service on service.id = journey.service_id
            where night.night = @night
            order by journey.pickup_at, journey.id
            """, new { night })).Select(row => new ListedJourney(
                row.Id, row.RequestId, row.Direction, JourneyColumns.Outside(row.State),
                row.PickupAt.InZone(DateTimeZoneProviders.Tzdb[row.TimeZone]).ToOffsetDateTime(), row.Reference, row.Word))];

    private sealed record Row(long Id, long RequestId, string Direction, string State, Instant PickupAt, string Reference, string Word, string TimeZone);
}

/// <summary>A journey as the team sees it.</summary>
/// <param name="Needs">What waits for a person before a firm is asked: yes, place, area, permission, cap.</param>
/// <param name="Place">The end of it that is not the house; null once it is deleted, or not known yet.</param>
/// <param name="IsUnsaid">They sent it, and have not said YES to it.</param>
/// <param name="IsOverdue">The car should have been there, and somebody was rung about it.</param>
/// <param name="Firm">Who is asked, or comes.</param>
public sealed record JourneyOnBoard(
    long Id, long Request, PersonId Person, string DisplayName, Direction Direction, JourneyState State, string Reference, string Word,
    string? Place, bool IsUnsaid, Instant PickupAt, Instant? Eta, string? Needs, CarNeeds Car, string? CarWords, string? Registration,
    bool IsOverdue, string? Firm, int? CostPence, string Spoken)
{
    /// <summary>The same as <see cref="WaitsForPerson"/>, asked of the rows.</summary>
    public const string Waits = "ended_at is null and (needs is not null or state = 'manual' or overdue_at is not null)";

    /// <summary>It does not go on by itself.</summary>
    public bool WaitsForPerson => !State.IsOver() && (Needs is not null || State is JourneyState.Manual || IsOverdue);

    public static Task<IReadOnlyList<JourneyOnBoard>> OfNight(Tx tx, int service, LocalDate night) =>
        Read(tx, "journey.service_id = @service and night.night = @night", new { service, night });

    /// <summary>Of one visit, the newest first of each way.</summary>
    public static Task<IReadOnlyList<JourneyOnBoard>> OfRequest(Tx tx, long request) => Read(tx, "journey.request_id = @request", new { request });

    /// <returns>Null if that service has none with this id.</returns>
    public static async Task<JourneyOnBoard?> One(Tx tx, int service, long id) =>
        (await Read(tx, "journey.id = @id and journey.service_id = @service", new { id, service })).SingleOrDefault();

    private static async Task<IReadOnlyList<JourneyOnBoard>> Read(Tx tx, string which, object args) =>
        [.. (await tx.Many<Row>(
            $"""
            select journey.id, journey.request_id, journey.person_id, person.codename, person.chosen_name, journey.direction, journey.state,
                   journey.reference, journey.word, journey.address, journey.read_back, journey.pickup_at, journey.eta, journey.needs,
                   journey.passengers, journey.child_seats, journey.step_free, journey.car, journey.registration,
                   journey.overdue_at is not null as is_overdue, firm.firm, journey.cost_pence, night.night, service.time_zone
            from taxi_journey journey
            join person on person.id = journey.person_id
            join service_night night on night.id = journey.night_id
            join service on service.id = journey.service_id
            left join lateral (select rank from taxi_job where journey_id = journey.id order by id desc limit 1) job on true
            left join taxi_firm firm on firm.service_id = journey.service_id and firm.rank = coalesce(job.rank, 1)
            where {which}
            order by journey.ended_at is not null, journey.pickup_at, journey.id
            """, args)).Select(row => row.Seen(tx))];

    private sealed record Row(
        long Id, long RequestId, PersonId PersonId, string Codename, byte[]? ChosenName, string Direction, string State, string Reference,
        string Word, byte[]? Address, byte[]? ReadBack, Instant PickupAt, Instant? Eta, string? Needs, int Passengers, int ChildSeats,
        bool StepFree, string? Car, string? Registration, bool IsOverdue, string? Firm, int? CostPence, LocalDate Night, string TimeZone)
    {
        public JourneyOnBoard Seen(Tx tx) => new(
            Id, RequestId, PersonId, DisplayNameOf(tx), JourneyColumns.ReadDirection(Direction), JourneyColumns.Read(State), Reference, Word,
            Address is not null ? tx.Keys.Open("taxi_journey.address", Address) : ReadBack is not null ? tx.Keys.Open("taxi_journey.read_back", ReadBack) : null,
            Address is null && ReadBack is not null, PickupAt, Eta, Needs, new CarNeeds(Passengers, ChildSeats, StepFree), Car, Registration, IsOverdue,
            Firm, CostPence, OnceTime.Of(Eta ?? PickupAt, Night, DateTimeZoneProviders.Tzdb[TimeZone]));

        private string DisplayNameOf(Tx tx) => People.DisplayName.Of(tx, ChosenName, Codename);
    }
}
