using CrisisLine.Data;

namespace CrisisLine.Messages;

/// <summary>How far a text has come, as the provider tells it. A later value is never taken back by an earlier one.</summary>
public enum Progress { Sent, Delivered, Undelivered, Failed }

/// <summary>What the provider tells about a text, in any order and as often as it likes.</summary>
public static class News
{
    /// <returns>The text and its promise, if this news settled it; null if it was known, overtaken, or about nothing of ours.</returns>
    public static Task<Settled?> About(Tx tx, long message, Progress progress, int? errorCode, string providerId) =>
        tx.OneOrNone<Settled>(
            """
            update message
            set state = @state, provider_id = @providerId, error_code = @errorCode, settled_at = @now
            where id = @message and state in ('replied', 'queued', 'sending', 'unknown', 'sent') and state <> @state
              and (provider_id is null or provider_id = @providerId)
            returning id, service_id, contact_point_id, purpose, subject, state
            """, new { message, state = progress.ToString().ToLowerInvariant(), providerId, errorCode, now = tx.Now });
}

/// <summary>A text of which something new is known, and what it had promised.</summary>
/// <param name="ContactPointId">Null once its person asked to be forgotten.</param>
public sealed record Settled(long Id, int ServiceId, long? ContactPointId, string? Purpose, long? Subject, string State)
{
    public bool IsLost => State is "undelivered" or "failed" or "blocked";

    public bool IsOnItsWay => State is "sent" or "delivered";
}
