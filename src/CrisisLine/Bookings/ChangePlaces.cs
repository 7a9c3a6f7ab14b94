using CrisisLine.Data;
using CrisisLine.Domain.Nights;
using CrisisLine.Opening;

namespace CrisisLine.Bookings;

/// <summary>
/// A manager changes tonight's arrivals and places. What is promised to someone is never broken: a change that would
/// do that is refused, with what stands in its way. New places go to whoever waits, at once.
/// </summary>
public static class ChangePlaces
{
    public static async Task<PlacesChanged> For(Tx tx, string service, LocalDate night, IReadOnlyList<ArrivalRule> arrivals)
    {
        if (await NightToEdit.Lock(tx, service, night) is not { } edited)
            return new PlacesChanged.NoSuchNight();

        var wanted = edited.Arrivals(arrivals);
        if (wanted.Count != arrivals.Count)
            return new PlacesChanged.Refused("Every arrival must lie within the opening hours, each at a time of its own.");

        var there = await tx.Many<PlaceTaken>(
            """
            select place.id, place.arrive_at, exists (
                select from visit_request taken
                where taken.place_id = place.id and taken.state in ('held', 'offered', 'confirmed', 'arrived', 'left')) as taken
            from place
            where place.night_id = @Id
            order by taken desc, place.id
            """, new { edited.Id });

        foreach (var group in there.GroupBy(place => place.ArriveAt))
        {
            var keep = wanted.FirstOrDefault(arrival => arrival.At == group.Key)?.Places ?? 0;
            if (group.Count(place => place.Taken) is var taken && taken > keep)
                return new PlacesChanged.Refused(
                    $"{taken} of the places at {edited.Wall(group.Key)} are promised or used; {keep} would be left.");
        }

        await Replace(tx, edited, there, wanted);
        await OfferFreedPlaces.For(tx, edited.Id);
        return new PlacesChanged.Done();
    }

    private static async Task Replace(
        Tx tx, NightToEdit night, IReadOnlyList<PlaceTaken> there, IReadOnlyList<PlannedArrival> wanted)
    {
        // Those that are taken come first, so what is dropped from the end is free.
        var dropped = there.GroupBy(place => place.ArriveAt)
            .SelectMany(group => group.Skip(wanted.FirstOrDefault(arrival => arrival.At == group.Key)?.Places ?? 0))
            .Select(place => place.Id).ToArray();
        await tx.Execute("update visit_request set place_id = null where place_id = any(@dropped)", new { dropped });
        await tx.Execute("delete from place where id = any(@dropped)", new { dropped });

        foreach (var arrival in wanted)
            await tx.Execute(
                "insert into place (night_id, arrive_at) select @Id, @At from generate_series(1, @more)",
                new { night.Id, arrival.At, more = arrival.Places - there.Count(place => place.ArriveAt == arrival.At) });
        await NextStep.Plan(tx, night.Id);
        await tx.Execute("update service_night set edited_at = @now where id = @Id", new { night.Id, now = tx.Now });
    }

    private sealed record PlaceTaken(long Id, Instant ArriveAt, bool Taken);
}

/// <summary>What came of a change of places.</summary>
public abstract record PlacesChanged
{
    private PlacesChanged() { }

    public sealed record Done : PlacesChanged;

    public sealed record NoSuchNight : PlacesChanged;

    /// <param name="Because">A sentence for the manager.</param>
    public sealed record Refused(string Because) : PlacesChanged;
}
