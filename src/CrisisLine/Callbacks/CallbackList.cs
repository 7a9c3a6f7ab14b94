using CrisisLine.Data;
using CrisisLine.Domain.Callbacks;
using CrisisLine.People;

namespace CrisisLine.Callbacks;

/// <summary>A promise to ring somebody, as colleagues see it. Times are the service's own.</summary>
/// <param name="Attempts">How often their phone was rung.</param>
/// <param name="ClaimedBy">The supporter who rings them now, or rang them last.</param>
public sealed record ListedCallback(
    long Id, string Service, string State, OffsetDateTime DueAt, OffsetDateTime PromisedBy, int Attempts, string DisplayName, long? ClaimedBy);

public static class CallbackList
{
    /// <summary>The oldest promise first.</summary>
    /// <param name="open">Only what is still to be kept; else what was asked in the last thirty days as well.</param>
    public static async Task<IReadOnlyList<ListedCallback>> Read(Tx tx, bool open)
    {
        var rows = await tx.Many<Row>(
            $"""
            select callback.id, service.key as service, callback.state, callback.due_at, callback.promised_by, callback.attempts,
                   person.chosen_name, person.codename, callback.claimed_by, service.time_zone
            from callback
            join service on service.id = callback.service_id
            join person on person.id = callback.person_id
            where {(open ? "callback.ended_at is null" : "callback.asked_at > @since")}
            order by callback.ended_at is not null, callback.promised_by, callback.id
            limit 1000
            """, new { since = tx.Now - Duration.FromDays(30) });
        return [.. rows.Select(row => row.Opened(tx))];
    }

    private sealed record Row(
        long Id, string Service, string State, Instant DueAt, Instant PromisedBy, int Attempts, byte[]? ChosenName, string Codename,
        long? ClaimedBy, string TimeZone)
    {
        public ListedCallback Opened(Tx tx) => new(
            Id, Service, CallbackStateColumn.Outside(CallbackStateColumn.Read(State)), Local(DueAt), Local(PromisedBy), Attempts,
            DisplayName.Of(tx, ChosenName, Codename), ClaimedBy);

        private OffsetDateTime Local(Instant at) => at.InZone(DateTimeZoneProviders.Tzdb[TimeZone]).ToOffsetDateTime();
    }
}

/// <summary>What somebody was promised, and is still to be kept.</summary>
public sealed record MyCallback(long Id, CallbackState State, Instant DueAt, Instant PromisedBy, LocalDate Night)
{
    /// <returns>Null if nothing is.</returns>
    public static async Task<MyCallback?> Read(Tx tx, int service, Domain.People.PersonId person) =>
        await tx.OneOrNone<Row>(
            "select id, state, due_at, promised_by, night from callback where service_id = @service and person_id = @person and ended_at is null",
            new { service, person }) is { } row
            ? new MyCallback(row.Id, CallbackStateColumn.Read(row.State), row.DueAt, row.PromisedBy, row.Night)
            : null;

    private sealed record Row(long Id, string State, Instant DueAt, Instant PromisedBy, LocalDate Night);
}
