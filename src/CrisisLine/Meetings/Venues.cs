using CrisisLine.Data;
using CrisisLine.History;

namespace CrisisLine.Meetings;

/// <summary>When a venue is open on one day of the week, on the wall.</summary>
public sealed record VenueHours(IsoDayOfWeek Day, LocalTime Opens, LocalTime Closes);

/// <summary>A public place at which people meet. Never a home: it has hours, and strangers in it.</summary>
public sealed record Venue(int Id, string Name, string Address, bool StepFree, bool Toilets, bool Staffed, IReadOnlyList<VenueHours> Hours)
{
    /// <summary>Whether it is open from the first time to the last, on the wall.</summary>
    public bool IsOpen(LocalDateTime from, LocalDateTime until) =>
        from.Date == until.Date && Hours.Any(hours => hours.Day == from.DayOfWeek && hours.Opens <= from.TimeOfDay && hours.Closes >= until.TimeOfDay);
}

/// <summary>What somebody who manages a service says of a venue.</summary>
/// <param name="Hours">The same on each of the days.</param>
public sealed record NewVenue(string Name, string Address, bool StepFree, bool Toilets, bool Staffed, IReadOnlyCollection<IsoDayOfWeek> Days, LocalTime Opens, LocalTime Closes)
{
    public const int LongestName = 22, LongestAddress = 30;

    /// <summary>Whether it can be meant, and said in one text: named, open on some day, and from one time to a later one.</summary>
    public bool IsSound =>
        Name is { Length: > 0 and <= LongestName } && Address is { Length: > 0 and <= LongestAddress } && Days.Count > 0 && Closes > Opens
        && !Name.Concat(Address).Any(char.IsControl);
}

/// <summary>The list of venues of a service. A manager keeps it; one that is taken off stays with the meetings that were there.</summary>
public static class Venues
{
    private const string Setting = "venue";

    public static async Task<IReadOnlyList<Venue>> Of(Tx tx, int service)
    {
        var (venues, hours) = await tx.Both(
            new Query<Row>(
                "select id, name, address, step_free, toilets, staffed from venue where service_id = @service and ended_at is null order by name, id", new { service }),
            new Query<HoursRow>(
                """
                select venue_id, day, opens, closes
                from venue_hours
                where venue_id in (select id from venue where service_id = @service and ended_at is null)
                order by day, opens
                """, new { service }));
        var byVenue = hours.ToLookup(row => row.VenueId, row => new VenueHours((IsoDayOfWeek)row.Day, row.Opens, row.Closes));
        return [.. venues.Select(row => new Venue(row.Id, row.Name, row.Address, row.StepFree, row.Toilets, row.Staffed, [.. byVenue[row.Id]]))];
    }

    /// <remarks>It is sound (<see cref="NewVenue.IsSound"/>); whoever calls has looked.</remarks>
    public static async Task Add(Tx tx, int service, NewVenue venue, Guid by)
    {
        var id = await tx.One<int>(
            """
            insert into venue (service_id, name, address, step_free, toilets, staffed, made_by, made_at)
            values (@service, @Name, @Address, @StepFree, @Toilets, @Staffed, @by, @now)
            returning id
            """, new { service, venue.Name, venue.Address, venue.StepFree, venue.Toilets, venue.Staffed, by, now = tx.Now });
        await tx.Execute(
            "insert into venue_hours (venue_id, day, opens, closes) select @id, unnest(@days), @Opens, @Closes",
            new { id, days = venue.Days.Distinct().Select(day => (int)day).ToArray(), venue.Opens, venue.Closes });
        await Changes.Add(tx, new Change(service, Setting, null, venue.Name, by));
    }

    /// <returns>False if it is not on this service's list.</returns>
    public static async Task<bool> TakeOff(Tx tx, int service, int venue, Guid by)
    {
        var name = await tx.OneOrNone<string>(
            "update venue set ended_at = @now where id = @venue and service_id = @service and ended_at is null returning name", new { venue, service, now = tx.Now });
        if (name is not null)
            await Changes.Add(tx, new Change(service, Setting, name, null, by));
        return name is not null;
    }

    private sealed record Row(int Id, string Name, string Address, bool StepFree, bool Toilets, bool Staffed);

    private sealed record HoursRow(int VenueId, int Day, LocalTime Opens, LocalTime Closes);
}
