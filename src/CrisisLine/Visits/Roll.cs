using CrisisLine.Data;
using CrisisLine.Domain.People;
using CrisisLine.Domain.Visits;
using CrisisLine.People;

namespace CrisisLine.Visits;

/// <summary>
/// Who is in the building now: what is read out at the door when it must be left at once. Everybody counts, children and team
/// too (H-33), whichever night they came.
/// </summary>
public sealed record Roll(IReadOnlyList<VisitorInHouse> Visitors, IReadOnlyList<TeamInHouse> Team)
{
    public int Count => Visitors.Sum(visitor => 1 + visitor.Children.Count) + Team.Count;

    /// <returns>Empty if there is no such service.</returns>
    public static async Task<Roll> Read(Tx tx, string service)
    {
        var (visitors, team) = await tx.Both(
            new Query<VisitorRow>(
                """
                select visit.request_id, visit.person_id, visit.night, person.codename, person.chosen_name, visit.arrived_at,
                       visit.children_under_5, visit.children_5_to_11, visit.children_12_to_17, visit.family_room,
                       request.access_words
                from visit
                join service on service.id = visit.service_id
                join person on person.id = visit.person_id
                join visit_request request on request.id = visit.request_id
                where service.key = @service and visit.left_at is null
                order by visit.arrived_at, visit.id
                """, new { service }),
            new Query<TeamInHouse>(
                """
                select account_id as account, on_from as since
                from on_shift
                join service_night night on night.id = on_shift.night_id
                join service on service.id = night.service_id
                where service.key = @service and on_until is null
                order by on_from, account_id
                """, new { service }));
        return new Roll([.. visitors.Select(visitor => visitor.Seen(tx))], team);
    }

    private sealed record VisitorRow(
        long RequestId, PersonId PersonId, LocalDate Night, string Codename, byte[]? ChosenName, Instant ArrivedAt,
        int ChildrenUnder5, int Children5To11, int Children12To17, bool FamilyRoom, byte[]? AccessWords)
    {
        public VisitorInHouse Seen(Tx tx) => new(
            RequestId, PersonId, Night, DisplayName.Of(tx, ChosenName, Codename), ArrivedAt,
            new Children(ChildrenUnder5, Children5To11, Children12To17), FamilyRoom,
            AccessWords is { } words ? tx.Keys.Open("visit_request.access_words", words) : null);
    }
}

/// <param name="AccessWords">What they said they need: whoever leads them out must know.</param>
public sealed record VisitorInHouse(
    long Request, PersonId Person, LocalDate Night, string DisplayName, Instant ArrivedAt, Children Children, bool HasFamilyRoom,
    string? AccessWords);

public sealed record TeamInHouse(Guid Account, Instant Since);
