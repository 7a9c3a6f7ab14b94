using CrisisLine.Data;
using CrisisLine.Inbox;

namespace CrisisLine.Taxis;

/// <summary>A firm or a driver that rang about a car, and is to be rung back.</summary>
/// <param name="Number">E.164; null once it is deleted.</param>
public sealed record FirmCallSeen(string Id, Instant At, string? Number, long? Journey);

/// <summary>
/// A firm or a driver rings. They reach us and never the passenger, and a person of the team rings back: the passenger may stand at
/// the wrong corner.
/// </summary>
public static class FirmRings
{
    /// <summary>So far from its pickup a call may be about a journey.</summary>
    private static readonly Duration Near = Duration.FromHours(2);

    /// <returns>False if it is no firm's phone, or no number of ours.</returns>
    public static async Task<bool> Firm(Tx tx, string call, string from, string to)
    {
        if (await FirmsPhone.Service(tx, from, to) is not { } service)
            return false;
        var journey = await tx.OneOrNone<long?>(
            """
            select journey.id
            from taxi_job job
            join taxi_journey journey on journey.id = job.journey_id
            join taxi_firm firm on firm.service_id = journey.service_id and firm.rank = job.rank
            where firm.number = @from and job.ended_at is null and journey.ended_at is null and journey.pickup_at between @since and @until
            order by abs(extract(epoch from journey.pickup_at - @now))
            limit 1
            """, new { from, now = tx.Now, since = tx.Now - Near, until = tx.Now + Near });
        await Keep(tx, call, service, journey, from);
        return true;
    }

    /// <summary>Somebody whose number we do not know, who says that they drive a car.</summary>
    /// <param name="contact">From where they ring; null if they hid it.</param>
    public static async Task Driver(Tx tx, string call, int service, long? contact)
    {
        var from = contact is null ? null : tx.Keys.Open("contact_point.number", await tx.One<byte[]>("select number from contact_point where id = @contact", new { contact }));
        var journey = await tx.OneOrNone<long?>(
            """
            select id
            from taxi_journey
            where service_id = @service and ended_at is null and state in ('accepted', 'driver_assigned', 'arrived', 'manual')
              and pickup_at between @since and @until
            order by abs(extract(epoch from pickup_at - @now))
            limit 1
            """, new { service, now = tx.Now, since = tx.Now - Near, until = tx.Now + Near });
        await Keep(tx, call, service, journey, from);
    }

    public static async Task<IReadOnlyList<FirmCallSeen>> ToReturn(Tx tx, int service) =>
        [.. (await tx.Many<Row>(
            "select id, rang_at, number, journey_id from firm_call where service_id = @service and seen_at is null order by rang_at",
            new { service })).Select(row => new FirmCallSeen(row.Id, row.RangAt, row.Number is null ? null : tx.Keys.Open("firm_call.number", row.Number), row.JourneyId))];

    /// <returns>False if there is none, or somebody has seen to it.</returns>
    public static async Task<bool> IsReturned(Tx tx, int service, string call, Guid account) =>
        await tx.Execute(
            "update firm_call set seen_by = @account, seen_at = @now where id = @call and service_id = @service and seen_at is null",
            new { call, service, account, now = tx.Now }) == 1;

    /// <remarks>A call that is told twice is one.</remarks>
    private static async Task Keep(Tx tx, string call, int service, long? journey, string? from)
    {
        var isNew = await tx.Execute(
            "insert into firm_call (id, service_id, journey_id, number, rang_at) values (@call, @service, @journey, @number, @now) on conflict (id) do nothing",
            new { call, service, journey, number = from is null ? null : tx.Keys.Seal("firm_call.number", from), now = tx.Now }) == 1;
        if (isNew && journey is { } id && await HeldJourney.Lock(tx, id) is { } held)
            await NoteForPerson.For(tx, held.ServiceId, held.PersonId, NoteForPerson.DriverRang, urgent: true);
    }

    private sealed record Row(string Id, Instant RangAt, byte[]? Number, long? JourneyId);
}
