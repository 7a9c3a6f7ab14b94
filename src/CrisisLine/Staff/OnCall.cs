using CrisisLine.Data;

namespace CrisisLine.Staff;

/// <summary>Who is rung tonight about what nobody has taken (H-11).</summary>
public static class OnCall
{
    /// <param name="number">E.164; null to have none. Whoever has none is not on call.</param>
    public static async Task Phone(Tx tx, Guid account, string? number)
    {
        await tx.Execute(
            "update account set phone = @phone, version = version + 1 where id = @account",
            new { account, phone = number is null ? null : tx.Keys.Seal("account.phone", number) });
        if (number is null)
            await tx.Execute("update membership set on_call_until = null where account_id = @account", new { account });
    }

    /// <summary>Until the end of this night, or of the next if none is open. Nobody is on call for longer by forgetting it.</summary>
    /// <returns>Until when they are on call now; null if they are not.</returns>
    public static async Task<Instant?> Tonight(Tx tx, Guid account, int service, bool on)
    {
        var row = await tx.OneOrNone<Row>(
            """
            update membership
            set on_call_until = case when @on and (select phone is not null from account where id = @account) then (
                select min(closes_at) from service_night where service_id = @service and closes_at > @now) end
            where account_id = @account and service_id = @service
            returning on_call_until
            """, new { account, service, on, now = tx.Now });
        return row?.OnCallUntil;
    }

    private sealed record Row(Instant? OnCallUntil);
}
