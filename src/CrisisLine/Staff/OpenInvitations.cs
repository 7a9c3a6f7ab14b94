using CrisisLine.Data;

namespace CrisisLine.Staff;

/// <summary>An invitation that nobody has used yet.</summary>
/// <param name="Service">Null: every service.</param>
/// <param name="For">Name of the colleague whom it lets in anew; null for somebody new.</param>
public sealed record WaitingInvitation(long Id, string Role, string? ServiceKey, string? Service, string? Email, string? For,
    string? MadeBy, Instant ExpiresAt);

/// <summary>Invitations that would still open a door.</summary>
public static class OpenInvitations
{
    public static async Task<IReadOnlyList<WaitingInvitation>> Read(Tx tx)
    {
        var rows = await tx.Many<Row>(
            """
            select invitation.id, invitation.role, service.key as service_key, service.name as service, invitation.email,
                   whom.name as for, maker.name as made_by, invitation.expires_at
            from invitation
            left join service on service.id = invitation.service_id
            left join account whom on whom.id = invitation.account_id
            left join account maker on maker.id = invitation.made_by
            where invitation.used_at is null and invitation.expires_at > @now
            order by invitation.id desc
            """, new { now = tx.Now });
        return [.. rows.Select(row => new WaitingInvitation(
            row.Id, row.Role, row.ServiceKey, row.Service, row.Email is { } email ? tx.Keys.Open("invitation.email", email)
                : null, row.For,
            row.MadeBy, row.ExpiresAt))];
    }

    /// <summary>Its link opens nothing any more.</summary>
    /// <returns>False if it was used, or is not theirs to take back.</returns>
    public static async Task<bool> TakeBack(Tx tx, Me me, long id) =>
        (await Read(tx)).FirstOrDefault(one => one.Id == id) is { } open && me.MayGive(open.Role, open.ServiceKey)
        && await tx.Execute("update invitation set used_at = @now where id = @id and used_at is null",
            new { id, now = tx.Now }) == 1;

    private sealed record Row(
        long Id, string Role, string? ServiceKey, string? Service, byte[]? Email, string? For, string? MadeBy, Instant ExpiresAt);
}
