using CrisisLine.Data;

namespace CrisisLine.Supporters;

/// <summary>Somebody who should be asked how they are, or wants to talk. Who and when, and never what was said.</summary>
public sealed record Debrief(long Id, long SupporterId, string Name, string Because, Instant OfferedAt)
{
    /// <summary>They asked; they spoke with somebody about whom we worried; a call was very long.</summary>
    public const string Asked = "asked", Urgent = "urgent", VeryLong = "long";

    /// <summary>How it ended.</summary>
    public static readonly IReadOnlyList<string> Ways = ["talked", "later", "not_wanted"];

    /// <summary>Offered once at a time; that they asked themselves counts more than why we thought of it.</summary>
    public static Task Offer(Tx tx, long supporter, int service, string because) =>
        tx.Execute(
            """
            insert into debrief (supporter_id, service_id, because, offered_at) values (@supporter, @service, @because, @now)
            on conflict (supporter_id) where closed_at is null do update
            set because = case when excluded.because = 'asked' then excluded.because else debrief.because end
            """, new { supporter, service, because, now = tx.Now });

    /// <returns>Null if none is open.</returns>
    public static async Task<Debrief?> Of(Tx tx, long supporter) =>
        await Read(tx, "debrief.supporter_id = @supporter", new { supporter }) is [var open] ? open : null;

    /// <summary>Those of a service that somebody should see to.</summary>
    public static Task<IReadOnlyList<Debrief>> Open(Tx tx, int service) => Read(tx, "debrief.service_id = @service", new { service });

    /// <param name="by">Who of the team says so; null for the supporter without an account.</param>
    /// <returns>False if it was closed already, or there is no such way.</returns>
    public static async Task<bool> Close(Tx tx, long debrief, string how, Guid? by) =>
        Ways.Contains(how) && await tx.Execute(
            "update debrief set closed_at = @now, closed_how = @how, closed_by = @by where id = @debrief and closed_at is null",
            new { debrief, how, by, now = tx.Now }) == 1;

    private static Task<IReadOnlyList<Debrief>> Read(Tx tx, string which, object args) =>
        tx.Many<Debrief>(
            $"""
            select debrief.id, debrief.supporter_id, supporter.name, debrief.because, debrief.offered_at
            from debrief
            join supporter on supporter.id = debrief.supporter_id
            where debrief.closed_at is null and {which}
            order by debrief.offered_at
            """, args);
}
