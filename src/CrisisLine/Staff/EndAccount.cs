using CrisisLine.Data;
using CrisisLine.Supporters;

namespace CrisisLine.Staff;

/// <summary>
/// Somebody no longer works here. From this moment no browser of theirs shows anything, no way of signing in is left, and
/// nobody rings them. Their name stays with what they did.
/// </summary>
public static class EndAccount
{
    /// <returns>False if there is no such account, or it is ended already.</returns>
    public static async Task<bool> For(Tx tx, Guid account, Instant now)
    {
        var isEnded = await tx.Execute(
            """
            update account
            set ended_at = @at, phone = null, password_hash = null, authenticator_key = null, uses_authenticator = false,
                recovery_codes = '', version = version + 1
            where id = @account and ended_at is null
            """, new { account, at = tx.Now }) == 1;
        if (!isEnded)
            return false;

        await tx.Execute("delete from passkey where account_id = @account", new { account });
        await tx.Execute("update membership set on_call_until = null where account_id = @account", new { account });
        await tx.Execute("update invitation set used_at = @at where account_id = @account and used_at is null", new { account, at = tx.Now });
        await SupporterOfAccount.End(tx, account);
        await Devices.SignOutAll(tx, account, now);
        return true;
    }
}
