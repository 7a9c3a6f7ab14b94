using CrisisLine.Data;
using CrisisLine.Domain.People;

namespace CrisisLine.Inbox;

/// <summary>A thread that nobody else changes until this unit of work is over.</summary>
/// <param name="Escalations">How many steps of the ladder were gone.</param>
/// <param name="EscalateAt">When the next is due; null if no more is.</param>
internal sealed record HeldThread(
    long Id, int ServiceId, PersonId PersonId, bool Urgent, string? Owner, Guid? OwnerAccount, int Escalations, Instant? EscalateAt,
    Instant? ClosedAt)
{
    /// <summary>A person must look now, and nobody has said that they do.</summary>
    public bool IsUrgentAndNobodys => ClosedAt is null && Urgent && Owner is null;

    /// <summary>All tokens of the API are one colleague: they cannot be told apart.</summary>
    public bool IsSomebodyElsesThan(Worker who) => Owner is not null && OwnerAccount != who.Account;

    /// <returns>Null if there is no such thread.</returns>
    public static Task<HeldThread?> Lock(Tx tx, long thread) =>
        tx.OneOrNone<HeldThread>(
            """
            select id, service_id, person_id, urgent, owner, owner_account, escalations, escalate_at, closed_at
            from thread
            where id = @thread
            for no key update
            """, new { thread });

    /// <summary>It is theirs now: its clock stops, and phones that have not rung yet need not.</summary>
    public async Task GiveTo(Tx tx, Worker owner)
    {
        await tx.Execute(
            """
            update thread set owner = @Name, owner_account = @Account, owned_at = @now, escalate_at = null
            where id = @Id
            """, new { Id, owner.Name, owner.Account, now = tx.Now });
        await UrgentRing.CallOff(tx, Id);
    }
}
