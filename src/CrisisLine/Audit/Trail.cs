using System.Globalization;
using CrisisLine.Data;
using CrisisLine.Domain.People;

namespace CrisisLine.Audit;

/// <summary>
/// Writes down who looked at what and who changed what, in the same unit of work as the deed itself. Each line carries a
/// keyed hash of itself and of the line before: whoever changes the database behind our back cannot mend the chain without
/// the key, which is not in it.
/// </summary>
public static class Trail
{
    /// <summary>Any number; whoever writes a line holds this lock until the end of the unit of work.</summary>
    private const long OneAfterTheOther = 0x6175646974;

    /// <remarks>The last thing in a unit of work: what is locked here is locked for everybody who works here.</remarks>
    public static async Task Add(Tx tx, Deed deed)
    {
        await tx.Execute("select pg_advisory_xact_lock(@OneAfterTheOther)", new { OneAfterTheOther });
        var before = await tx.OneOrNone<byte[]>("select mark from audit_entry order by id desc limit 1");
        var line = new Line(
            tx.Now, deed.Who.Account, deed.Who.Name, deed.Action, deed.Service, deed.Person, deed.Subject,
            deed.Reason is { } reason ? MarkOf(tx, reason) : null);

        await tx.Execute(
            """
            insert into audit_entry (at, account_id, actor, action, service_id, person_id, subject, reason, reason_mark, mark)
            values (@At, @Account, @Actor, @Action, @Service, @Person, @Subject, @reason, @ReasonMark, @mark)
            """, new
            {
                line.At,
                line.Account,
                line.Actor,
                line.Action,
                line.Service,
                line.Person,
                line.Subject,
                reason = deed.Reason is { } words ? tx.Keys.Seal("audit_entry.reason", words) : null,
                line.ReasonMark,
                mark = line.Mark(tx, before),
            });
    }

    /// <summary>
    /// The same, unless the same eyes saw the same thing within the last ten minutes: for screens that renew themselves, so that
    /// nobody looks unseen, and the audit is not filled with one look.
    /// </summary>
    public static async Task AddOnceAWhile(Tx tx, Deed deed)
    {
        var isThere = await tx.One<bool>(
            """
            select exists (
                select from audit_entry
                where account_id = @Account and action = @Action and subject is not distinct from @Subject and at > @since)
            """, new { deed.Who.Account, deed.Action, deed.Subject, since = tx.Now - Duration.FromMinutes(10) });
        if (!isThere)
            await Add(tx, deed);
    }

    /// <summary>What was said about them goes; that something was done stays, and the chain holds.</summary>
    public static Task Forget(Tx tx, PersonId person) =>
        tx.Execute("update audit_entry set reason = null where person_id = @person and reason is not null", new { person });

    internal static byte[] MarkOf(Tx tx, string reason) => tx.Keys.Lookup("audit_entry.reason", reason);

    /// <summary>A line as it is marked.</summary>
    internal sealed record Line(
        Instant At, Guid? Account, string Actor, string Action, int? Service, PersonId? Person, string? Subject, byte[]? ReasonMark)
    {
        /// <param name="before">The mark of the line before; null for the first.</param>
        public byte[] Mark(Tx tx, byte[]? before) => tx.Keys.Lookup("audit_entry", string.Join('\n',
            Convert.ToHexString(before ?? []), At.ToUnixTimeTicks().ToString(CultureInfo.InvariantCulture), Account, Actor, Action,
            Service?.ToString(CultureInfo.InvariantCulture), Person?.Value, Subject, Convert.ToHexString(ReasonMark ?? [])));
    }
}
