using CrisisLine.Data;

namespace CrisisLine.Messages;

/// <summary>How an attempt to send a text ended, as far as the sender knows.</summary>
public abstract record SendOutcome
{
    private SendOutcome() { }

    public sealed record Accepted(string ProviderId) : SendOutcome;

    /// <summary>It will never be sent.</summary>
    public sealed record Refused(int? Code, bool OptedOut) : SendOutcome;

    /// <summary>Nothing was sent; it may be tried again.</summary>
    public sealed record Later(Duration? After) : SendOutcome;

    /// <summary>It may have been sent: the answer was lost.</summary>
    public sealed record Unknown : SendOutcome;

    /// <summary>The provider, asked after a lost answer, has no such text.</summary>
    public sealed record NeverThere : SendOutcome;
}

public sealed record AcceptedText(long Id, int Attempt, string ProviderId);

/// <summary>Writes down what became of a text. News of an older attempt than the newest changes nothing.</summary>
public static class WhatBecame
{
    private static readonly Duration ToBeHeardOf = Duration.FromMinutes(1);
    private static readonly Duration LongestPause = Duration.FromMinutes(5);

    /// <returns>Null if a newer attempt or the provider's news came first.</returns>
    public static Task<Settled?> Of(Tx tx, long id, int attempt, SendOutcome outcome)
    {
        var (state, due, code) = outcome switch
        {
            SendOutcome.Accepted => ("sent", tx.Now, (int?)null),
            SendOutcome.Refused { OptedOut: true } refused => ("blocked", tx.Now, refused.Code),
            SendOutcome.Refused refused => ("failed", tx.Now, refused.Code),
            SendOutcome.Later later => ("queued", tx.Now + (later.After ?? Pause(attempt)), null),
            SendOutcome.Unknown => ("unknown", tx.Now + ToBeHeardOf, null),
            // Once more, and if that answer is lost too a person is told.
            _ => ("queued", tx.Now, null),
        };
        var providerId = (outcome as SendOutcome.Accepted)?.ProviderId;
        var again = outcome is SendOutcome.NeverThere;

        return tx.OneOrNone<Settled>(
            """
            update message
            set state = case when @again and resent then 'failed' else @state end,
                resent = resent or @again, due_at = @due, provider_id = coalesce(provider_id, @providerId), error_code = @code,
                settled_at = case when @state in ('queued', 'unknown') and not (@again and resent) then null else @now end
            where id = @id and attempt = @attempt and state in ('sending', 'unknown')
            returning id, service_id, contact_point_id, purpose, subject, state
            """, new { id, attempt, state, due, providerId, code, again, now = tx.Now });
    }

    /// <summary>Texts that the provider accepted and that carry no promise, so that nobody has to hear of it: all at once.</summary>
    public static Task Accepted(Tx tx, IReadOnlyCollection<AcceptedText> texts) =>
        tx.Execute(
            """
            with told as (
                select message.id, accepted.provider_id
                from message
                join unnest(@ids, @attempts, @providerIds) as accepted (id, attempt, provider_id) using (id, attempt)
                where message.state in ('sending', 'unknown')
                order by message.id
                for no key update of message
            )
            update message
            set state = 'sent', due_at = @now, provider_id = coalesce(message.provider_id, told.provider_id), error_code = null, settled_at = @now
            from told
            where message.id = told.id
            """, new
            {
                ids = texts.Select(text => text.Id).ToArray(),
                attempts = texts.Select(text => text.Attempt).ToArray(),
                providerIds = texts.Select(text => text.ProviderId).ToArray(),
                now = tx.Now,
            });

    private static Duration Pause(int attempt) => Duration.Min(LongestPause, Duration.FromSeconds(1 << Math.Min(attempt, 9)));
}
