using CrisisLine.Data;
using CrisisLine.Domain.Nights;

namespace CrisisLine.Opening;

/// <summary>A night that the rules do not have.</summary>
/// <param name="Requests">From when until when a place can be asked for, on the wall; null for a line.</param>
/// <param name="Arrivals">When people can come, and how many; none for a line.</param>
public sealed record ExtraNight(
    LocalDate Night, LocalTime Opens, LocalTime Closes, (LocalTime From, LocalTime To)? Requests, IReadOnlyList<(LocalTime At, int Places)> Arrivals);

/// <summary>What came of adding or closing a night.</summary>
public abstract record NightChanged
{
    private NightChanged() { }

    public sealed record Done : NightChanged;

    public sealed record NoSuchNight : NightChanged;

    /// <param name="Because">A sentence for the manager.</param>
    public sealed record Refused(string Because) : NightChanged;
}

/// <summary>The house opens on a night on which it is shut by its rules. The rules never touch such a night again.</summary>
public static class AddNight
{
    public static async Task<NightChanged> For(Tx tx, string service, ExtraNight extra)
    {
        // Its row held, so that two who add the same night come one after the other.
        if (await tx.OneOrNone<int?>("select id from service where key = @service for no key update", new { service }) is not { } id)
            return new NightChanged.NoSuchNight();

        var night = Times((await Timetables.Read(tx)).Single(one => one.Service == id).Timetable, extra);
        if (await Fault(tx, id, extra, night) is { } fault)
            return new NightChanged.Refused(fault);

        if (await PlanNights.Add(tx, id, night) is not { } added)
            return new NightChanged.Refused("It is open that night already.");
        await tx.Execute("update service_night set edited_at = @now where id = @added", new { added, now = tx.Now });
        return new NightChanged.Done();
    }

    /// <summary>Its own hours, resolved like those of every night, so that it is right when the clocks change.</summary>
    private static NightTimes Times(Timetable rules, ExtraNight extra)
    {
        var own = rules with
        {
            Requests = extra.Requests is { } asking ? [new RequestWindow(asking.From, asking.To, extra.Night)] : [],
            Arrivals = [.. extra.Arrivals.Select(arrival => new ArrivalRule(arrival.At, arrival.Places, extra.Night))],
        };
        return own.At(extra.Night, extra.Opens, extra.Closes);
    }

    private static async Task<string?> Fault(Tx tx, int service, ExtraNight extra, NightTimes night)
    {
        if (night.ClosesAt <= tx.Now)
            return "That night is over.";
        if (night.ClosesAt <= night.OpensAt)
            return "The next night begins before it.";
        if (extra.Arrivals.Any(arrival => arrival.Places < 1) || night.Arrivals.DistinctBy(arrival => arrival.At).Count() != extra.Arrivals.Count
            || night.Arrivals.Any(arrival => arrival.At < night.OpensAt))
            return "Every arrival must lie within the opening hours, each at a time of its own, with a place or more.";
        if (night.Requests is { } asking && (asking.Start < night.OpensAt || asking.End <= asking.Start))
            return "Asking must begin once the house is open, and end after that.";

        return await tx.One<string?>(
            """
            select case
                when exists (select from service_night where service_id = @service and night = @Night) then 'It is open that night already.'
                when exists (select from closure where service_id = @service and night = @Night and undone_at is null)
                    then 'That night is to stay shut. Take the closure back first.'
                when exists (select from service_night where service_id = @service and opens_at < @ClosesAt and closes_at > @OpensAt)
                    then 'It would overlap another night.'
            end
            """, new { service, night.Night, night.OpensAt, night.ClosesAt });
    }
}
