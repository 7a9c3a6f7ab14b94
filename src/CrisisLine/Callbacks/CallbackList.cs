using CrisisLine.Data;
using CrisisLine.Domain.Callbacks;
using CrisisLine.People;

namespace CrisisLine.Callbacks;

/// <summary>A promise to ring somebody, as colleagues see it. Times are the service's own.</summary>
/// <param name="Attempts">How often their phone was rung.</param>
/// <param name="ClaimedBy">The supporter who rings them now, or rang them last.</param>
public sealed record ListedCallback(
    long Id, string Service, string State, OffsetDateTime DueAt, OffsetDateTime PromisedBy, int Attempts, string DisplayName, long? ClaimedBy)
{
    /// <summary>The name of the supporter whom they would like to speak with; null for whoever is free. For pages alone.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string? AskedFor { get; init; }

    /// <summary>Beside English; null for none. For pages alone.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string? Language { get; init; }
}

public static class CallbackList
{
    private static readonly Duration AnEvening = Duration.FromHours(18), AMonth = Duration.FromDays(30);

    /// <summary>The oldest promise first.</summary>
    /// <param name="open">Only what is still to be kept; else what was asked in the last thirty days as well.</param>
    public static Task<IReadOnlyList<ListedCallback>> Read(Tx tx, bool open) =>
        Read(tx, open ? "callback.ended_at is null" : "callback.asked_at > @since", tx.Now - AMonth);

    /// <summary>What is still to be kept, and what was due this evening.</summary>
    public static Task<IReadOnlyList<ListedCallback>> Tonight(Tx tx) =>
        Read(tx, "(callback.ended_at is null or callback.ended_at > @since)", tx.Now - AnEvening);

    private static async Task<IReadOnlyList<ListedCallback>> Read(Tx tx, string which, Instant since)
    {
        var rows = await tx.Many<Row>(
            $"""
            select callback.id, service.key as service, callback.state, callback.due_at, callback.promised_by, callback.attempts,
                   person.chosen_name, person.codename, callback.claimed_by, service.time_zone, supporter.name as asked_for, callback.language
            from callback
            join service on service.id = callback.service_id
            join person on person.id = callback.person_id
            left join supporter on supporter.id = callback.asked_for
            where {which}
            order by callback.ended_at is not null, callback.promised_by, callback.id
            limit 1000
            """, new { since });
        return [.. rows.Select(row => row.Opened(tx))];
    }

    private sealed record Row(
        long Id, string Service, string State, Instant DueAt, Instant PromisedBy, int Attempts, byte[]? ChosenName, string Codename,
        long? ClaimedBy, string TimeZone, string? AskedFor, string? Language)
    {
        public ListedCallback Opened(Tx tx) => new(
            Id, Service, CallbackStateColumn.Outside(CallbackStateColumn.Read(State)), Local(DueAt), Local(PromisedBy), Attempts,
            DisplayName.Of(tx, ChosenName, Codename), ClaimedBy)
        {
            AskedFor = AskedFor,
            Language = Language,
        };

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
