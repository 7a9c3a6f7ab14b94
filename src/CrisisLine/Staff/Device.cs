using CrisisLine.Data;

namespace CrisisLine.Staff;

/// <summary>A browser in which somebody is signed in.</summary>
/// <param name="Browser">To know it again: "Firefox on Android".</param>
public sealed record Device(Guid Id, string Browser, Instant SignedInAt, Instant SeenAt);

/// <summary>
/// Signing in is a row, and a cookie that names it: whoever takes the row away has signed that browser out, on every node,
/// at once, whatever became of the cookie.
/// </summary>
public static class Devices
{
    /// <summary>After so long without anybody doing something there, they are asked who they are.</summary>
    public static readonly Duration Idle = Duration.FromMinutes(30);

    /// <summary>Whatever they do, after this they sign in anew.</summary>
    public static readonly Duration Longest = Duration.FromHours(14);

    private static readonly Duration Often = Duration.FromSeconds(30);

    public static async Task<Guid> SignIn(Tx tx, Guid account, string browser, Instant now)
    {
        var id = Guid.NewGuid();
        await tx.Execute(
            "insert into device (id, account_id, browser, signed_in_at, seen_at) values (@id, @account, @browser, @now, @now)",
            new { id, account, browser, now });
        return id;
    }

    /// <param name="isPerson">Somebody did something; false for a screen that renews itself, which keeps nobody signed in.</param>
    /// <returns>Null if this browser is signed out, was idle too long, or whoever it was no longer works here.</returns>
    public static async Task<Me?> Look(Tx tx, Guid device, Instant now, bool isPerson)
    {
        var row = await tx.OneOrNone<Row>(
            """
            select account_id, seen_at
            from device
            where id = @device and ended_at is null and seen_at > @since and signed_in_at > @first
            """, new { device, since = now - Idle, first = now - Longest });
        if (row is null)
            return null;
        if (isPerson && row.SeenAt < now - Often)
            await tx.Execute("update device set seen_at = @now where id = @device and seen_at < @now", new { device, now });
        return await Me.Read(tx, row.AccountId, device);
    }

    /// <returns>Where this account is signed in, the latest first.</returns>
    public static Task<IReadOnlyList<Device>> Of(Tx tx, Guid account, Instant now) =>
        tx.Many<Device>(
            """
            select id, browser, signed_in_at, seen_at
            from device
            where account_id = @account and ended_at is null and seen_at > @since
            order by seen_at desc
            """, new { account, since = now - Idle });

    public static Task SignOut(Tx tx, Guid account, Guid device, Instant now) =>
        tx.Execute("update device set ended_at = @now where id = @device and account_id = @account and ended_at is null", new { account, device, now });

    /// <param name="but">The one that they keep; null for none.</param>
    public static Task SignOutAll(Tx tx, Guid account, Instant now, Guid? but = null) =>
        tx.Execute(
            "update device set ended_at = @now where account_id = @account and ended_at is null and id is distinct from @but", new { account, now, but });

    private sealed record Row(Guid AccountId, Instant SeenAt);
}
