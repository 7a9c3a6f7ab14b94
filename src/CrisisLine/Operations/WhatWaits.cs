using System.Globalization;
using CrisisLine.Data;

namespace CrisisLine.Operations;

/// <summary>What waits in the database, whichever node would see to it: counted when somebody looks at the metrics.</summary>
public static class WhatWaits
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <returns>As Prometheus reads it; nothing while the database is away, because nought would be a lie.</returns>
    public static async Task<string> Write(Database database, CancellationToken cancellation)
    {
        using var soon = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        soon.CancelAfter(Patience);
        try
        {
            var waits = await database.Transact(Read, soon.Token);
            return Gauge("crisisline_outbox_depth", "Texts of ours that have not reached the provider", waits.Depth)
                + Gauge("crisisline_outbox_age_seconds", "How long the oldest of them waits", waits.Age)
                + Gauge("crisisline_inbox_open", "What waits for a person of ours", waits.Open)
                + Gauge("crisisline_callbacks_due", "Somebody was promised a call, and nobody rings them yet", waits.Due)
                + Gauge("crisisline_callbacks_late", "Of these, the time that was promised is over", waits.Late)
                + Gauge("crisisline_taxis_unaccepted", "A firm was asked for a taxi, or a person has to ring one, and none has said yes", waits.Taxis)
                + Gauge("crisisline_urgent_not_taken", "Urgent, and nobody has taken it within five minutes", waits.NotTaken);
        }
        catch (Exception fault) when (DatabaseAway.Explains(fault) || soon.IsCancellationRequested)
        {
            return "";
        }
    }

    private static Task<Waits> Read(Tx tx) =>
        tx.One<Waits>(
            """
            select count(*) as depth, coalesce(extract(epoch from @now - min(created_at)), 0)::float8 as age,
                   (select count(*) from thread where closed_at is null) as open,
                   (select count(*) from callback where state = 'due') as due,
                   (select count(*) from callback where state = 'due' and promised_by < @now) as late,
                   (select count(*) from thread where closed_at is null and urgent and owner is null and escalations > 0) as not_taken,
                   (select count(*) from taxi_journey where state in ('sent_to_firm', 'manual')) as taxis
            from message
            where state in ('queued', 'sending', 'unknown')
            """, new { now = tx.Now });

    private static string Gauge(string name, string help, double value) =>
        string.Create(CultureInfo.InvariantCulture, $"# HELP {name} {help}\n# TYPE {name} gauge\n{name} {value}\n");

    private sealed record Waits(long Depth, double Age, long Open, long Due, long Late, long NotTaken, long Taxis);
}
