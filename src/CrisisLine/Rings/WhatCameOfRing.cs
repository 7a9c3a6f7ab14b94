using CrisisLine.Data;
using CrisisLine.Messages;

namespace CrisisLine.Rings;

/// <summary>
/// Writes down how an attempt to have a phone rung ended. News of an older attempt than the newest changes nothing; nor does
/// any once the provider told us of the call itself. What it is about is held by whoever calls.
/// </summary>
public static class WhatCameOfRing
{
    private static readonly Duration ToBeHeardOf = Duration.FromMinutes(1);
    private static readonly Duration LongestPause = Duration.FromSeconds(30);

    public static async Task Of(Tx tx, Errand errand, RingToMake ring, SendOutcome outcome)
    {
        var held = await tx.OneOrNone<Held>(
            """
            select id, resent from ring
            where id = @Id and attempt = @Attempt and state in ('posting', 'unknown')
            for no key update
            """, ring);
        if (held is null)
            return;

        await (outcome switch
        {
            SendOutcome.Accepted accepted => Become(tx, ring, RingState.Ringing, tx.Now, accepted.ProviderId),
            SendOutcome.Refused refused => EndRing.For(tx, errand, ring.Id, ring.Subject, RingState.Failed, refused.Code),
            SendOutcome.Later later => Become(tx, ring, RingState.Queued, tx.Now + (later.After ?? Pause(ring.Attempt))),
            SendOutcome.Unknown => Become(tx, ring, RingState.Unknown, tx.Now + ToBeHeardOf),
            // The provider never had it. Once more; and if that answer is lost too, whoever wanted it goes on.
            _ when held.Resent => EndRing.For(tx, errand, ring.Id, ring.Subject, RingState.Failed),
            _ => Become(tx, ring, RingState.Queued, tx.Now, resent: true),
        });
    }

    private static Task Become(Tx tx, RingToMake ring, string state, Instant due, string? providerId = null, bool resent = false) =>
        tx.Execute(
            """
            update ring
            set state = @state, due_at = @due, provider_id = coalesce(provider_id, @providerId), resent = resent or @resent
            where id = @Id
            """, new { ring.Id, state, due, providerId, resent });

    private static Duration Pause(int attempt) => Duration.Min(LongestPause, Duration.FromSeconds(1 << Math.Min(attempt, 9)));

    private sealed record Held(long Id, bool Resent);
}
