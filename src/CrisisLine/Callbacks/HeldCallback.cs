using CrisisLine.Data;
using CrisisLine.Domain.Callbacks;
using CrisisLine.Domain.People;

namespace CrisisLine.Callbacks;

/// <summary>A callback whose row is held until the end of the unit of work.</summary>
/// <param name="Number">The phone that is rung; null if it is not known any more.</param>
/// <param name="InHandAt">When they asked for it on this phone; null if somebody else did, or on another phone.</param>
/// <param name="NextAt">When the alarm clock has to look at it; null while it is in somebody's hands, and once it is over.</param>
internal sealed record HeldCallback(
    long Id, int ServiceId, PersonId PersonId, long? Number, CallbackState State, Instant? InHandAt, bool NeedsAgreement,
    CallbackPromise Promise, LocalDate Night, int Attempts, long? ClaimedBy, Instant? LateToldAt, Instant? WarnedAt, Instant? NextAt,
    DateTimeZone Zone, Duration Within, Duration Gap, int MaxAttempts)
{
    /// <returns>Null if there is none.</returns>
    public static Task<HeldCallback?> Lock(Tx tx, long callback) => Read(tx, callback, "for no key update of callback");

    /// <summary>Holds it if a supporter may take it. Of many who wait for that, all but the first go on at once and hold nothing.</summary>
    public static Task<HeldCallback?> LockIfDue(Tx tx, long callback) => Read(tx, callback, "and callback.state = 'due' for no key update of callback");

    /// <summary>As it stands, without holding it.</summary>
    public static Task<HeldCallback?> Look(Tx tx, long callback) => Read(tx, callback, "");

    private static async Task<HeldCallback?> Read(Tx tx, long callback, string hold) =>
        (await tx.OneOrNone<Row>(
            $"""
            select callback.id, callback.service_id, callback.person_id, callback.contact_point_id, callback.state,
                   callback.in_hand_at, callback.needs_agreement, callback.due_at, callback.promised_by, callback.ends_at, callback.night,
                   callback.attempts, callback.claimed_by, callback.late_told_at, callback.warned_at, callback.next_at, service.time_zone,
                   service.promise_minutes, service.attempt_gap_minutes, service.max_attempts
            from callback
            join service on service.id = callback.service_id
            where callback.id = @callback
            {hold}
            """, new { callback }))?.Opened();

    private sealed record Row(
        long Id, int ServiceId, PersonId PersonId, long? ContactPointId, string State, Instant? InHandAt, bool NeedsAgreement,
        Instant DueAt, Instant PromisedBy, Instant EndsAt, LocalDate Night, int Attempts, long? ClaimedBy, Instant? LateToldAt,
        Instant? WarnedAt, Instant? NextAt, string TimeZone, int PromiseMinutes, int AttemptGapMinutes, int MaxAttempts)
    {
        public HeldCallback Opened() => new(
            Id, ServiceId, PersonId, ContactPointId, CallbackStateColumn.Read(State), InHandAt, NeedsAgreement,
            new CallbackPromise(DueAt, PromisedBy, EndsAt), Night, Attempts, ClaimedBy, LateToldAt, WarnedAt, NextAt,
            DateTimeZoneProviders.Tzdb[TimeZone], Duration.FromMinutes(PromiseMinutes), Duration.FromMinutes(AttemptGapMinutes), MaxAttempts);
    }
}
