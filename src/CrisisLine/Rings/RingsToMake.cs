using CrisisLine.Data;

namespace CrisisLine.Rings;

/// <summary>A ring that was handed to a ringer; its attempt says whose news about it counts.</summary>
/// <param name="To">Null if there is no number any more: they work here no longer, or never gave one.</param>
/// <param name="WasLost">The phone may be ringing: the answer to an earlier attempt was lost, and the provider has to be asked.</param>
public sealed record RingToMake(long Id, int Attempt, string? To, string From, string Purpose, long Subject, bool WasLost);

/// <summary>
/// Hands rings to a ringer, each to one at a time. A ringer that dies keeps a ring for a minute; whether the phone rang is
/// then looked up at the provider, because nobody else knows.
/// </summary>
public static class RingsToMake
{
    private static readonly Duration Lease = Duration.FromMinutes(1);

    public static async Task<IReadOnlyList<RingToMake>> Claim(Tx tx, int most)
    {
        var rows = await tx.Many<Row>(
            """
            with next as (
                select ring.id, ring.state, case when account.ended_at is null then account.phone end as account_phone,
                       case when supporter.ended_at is null then supporter.phone end as supporter_phone
                from ring
                left join account on account.id = ring.account_id
                left join supporter on supporter.id = ring.supporter_id
                where ring.state in ('queued', 'posting', 'unknown') and ring.due_at <= @now and ring.expires_at > @now
                order by ring.due_at, ring.id
                limit @most
                for update of ring skip locked
            )
            update ring
            set state = case next.state when 'queued' then 'posting' else 'unknown' end, attempt = attempt + 1, due_at = @until
            from next
            where ring.id = next.id
            returning ring.id, ring.attempt, ring.state, ring.our_number, ring.purpose, ring.subject, next.account_phone, next.supporter_phone
            """, new { most, now = tx.Now, until = tx.Now + Lease });
        return [.. rows.Select(row => row.Open(tx))];
    }

    /// <returns>Those of the provider's ids that no ring of ours is known by.</returns>
    public static Task<IReadOnlyList<string>> NotOurs(Tx tx, string[] ids) =>
        tx.Many<string>(
            """
            select id
            from unnest(@ids) with ordinality as candidate (id, place)
            where not exists (select from ring where provider_id = candidate.id)
            order by place
            """, new { ids });

    private sealed record Row(long Id, int Attempt, string State, string OurNumber, string Purpose, long Subject, byte[]? AccountPhone, byte[]? SupporterPhone)
    {
        public RingToMake Open(Tx tx) => new(Id, Attempt, Phone(tx), OurNumber, Purpose, Subject, State == RingState.Unknown);

        private string? Phone(Tx tx) => (AccountPhone, SupporterPhone) switch
        {
            ({ } account, _) => tx.Keys.Open("account.phone", account),
            (_, { } supporter) => tx.Keys.Open("supporter.phone", supporter),
            _ => null,
        };
    }
}
