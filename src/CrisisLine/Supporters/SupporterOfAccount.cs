using CrisisLine.Data;
using CrisisLine.Domain.People;

namespace CrisisLine.Supporters;

/// <summary>Somebody with an account who rings people: the same person, with the phone that their account has.</summary>
/// <param name="IsSignedOn">They are here, and may take a call.</param>
public sealed record SupporterOfAccount(long Id, bool IsSignedOn)
{
    /// <returns>Null if they have not rung anybody yet.</returns>
    public static Task<SupporterOfAccount?> Find(Tx tx, Guid account) =>
        tx.OneOrNone<SupporterOfAccount>(
            """
            select id, exists (select from sign_on where supporter_id = supporter.id and signed_off_at is null) as is_signed_on
            from supporter
            where account_id = @account and ended_at is null
            """, new { account });

    /// <summary>They are here now: for these services, at the phone that their account has today.</summary>
    /// <returns>Null if their account has no phone that can be rung, or somebody else rings from it.</returns>
    public static async Task<SignedOn?> SignsOn(Tx tx, Guid account, IReadOnlyCollection<string> services)
    {
        var row = await tx.One<Row>("select name, phone from account where id = @account", new { account });
        if (row.Phone is null || PhoneNumber.Read(tx.Keys.Open("account.phone", row.Phone)) is not { } phone)
            return null;

        if (await Find(tx, account) is { } known)
        {
            await tx.Execute(
                "update supporter set phone = @phone, phone_lookup = @lookup, name = @Name where id = @Id",
                new { known.Id, row.Name, phone = tx.Keys.Seal("supporter.phone", phone.E164), lookup = tx.Keys.Lookup("supporter.phone", phone.E164) });
            await tx.Execute("delete from supporter_service where supporter_id = @Id", new { known.Id });
            await tx.Execute(
                "insert into supporter_service (supporter_id, service_id) select @Id, id from service where key = any(@keys)",
                new { known.Id, keys = services.ToArray() });
            return await SignOn.For(tx, known.Id);
        }

        return await AddSupporter.For(tx, row.Name, phone, services, account) is SupporterAdded.Is { Id: var id } ? await SignOn.For(tx, id) : null;
    }

    /// <summary>Their account is ended: their phone is not rung any more.</summary>
    public static async Task End(Tx tx, Guid account)
    {
        if (await Find(tx, account) is not { } supporter)
            return;
        await SignOn.Off(tx, supporter.Id);
        await tx.Execute("update supporter set ended_at = @now where id = @Id", new { supporter.Id, now = tx.Now });
    }

    private sealed record Row(string Name, byte[]? Phone);
}
