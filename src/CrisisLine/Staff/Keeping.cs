using CrisisLine.Data;

namespace CrisisLine.Staff;

/// <summary>
/// What whoever keeps accounts may do to whom. A manager gives roles in the services that they manage, and nowhere else; an admin
/// everywhere. Whoever is more than a manager can see is not theirs to end or to let in again: that would open another's service.
/// </summary>
public static class Keeping
{
    /// <param name="service">Null: every service there is, and that is an admin's to give.</param>
    public static bool MayGive(this Me me, string role, string? service) =>
        me.IsAdmin || (role != Invitations.Admin && service is not null && me.In(service, May.KeepAccounts) is not null);

    public static bool MaySee(this Me me, TeamMember colleague) =>
        me.IsAdmin || colleague.Id == me.Account || colleague.Services.Any(one => me.In(one.Key, May.KeepAccounts) is not null);

    /// <summary>Whether the whole of their account is this keeper's: to end it, or to open it anew.</summary>
    public static bool Keeps(this Me me, TeamMember colleague) =>
        me.IsAdmin || (!colleague.IsAdmin && colleague.Services.All(one => me.In(one.Key, May.KeepAccounts) is not null));
}

/// <summary>What came of keeping somebody's account.</summary>
public abstract record KeptAccount
{
    private KeptAccount() { }

    public sealed record Done : KeptAccount;

    /// <summary>There is no such colleague, or they are not this keeper's.</summary>
    public sealed record NotYours : KeptAccount;

    /// <summary>It is so already.</summary>
    public sealed record Nothing : KeptAccount;

    /// <param name="Services">Which would have no manager any more.</param>
    public sealed record LastManager(IReadOnlyList<string> Services) : KeptAccount;
}

/// <summary>Somebody becomes something else in a service, at once on every screen of theirs.</summary>
public static class ChangeRole
{
    /// <param name="role">Null: they are nothing there any more.</param>
    public static async Task<KeptAccount> For(Tx tx, Me me, Guid account, string service, Role? role)
    {
        var colleague = await TeamMembers.One(tx, account);
        var id = await tx.OneOrNone<int?>("select id from service where key = @service", new { service });
        if (colleague is null || id is not { } serviceId || !me.MayGive(role?.ToString() ?? "", service))
            return new KeptAccount.NotYours();

        if (colleague.In(serviceId) is Role.Manager && role is not Role.Manager
            && (await TeamMembers.OnlyManagerIn(tx,
                account)).Contains(await tx.One<string>("select name from service where id = @serviceId", new { serviceId })))
            return new KeptAccount.LastManager([service]);

        return await Memberships.Change(tx, account, serviceId, role) ? new KeptAccount.Done() : new KeptAccount.Nothing();
    }
}

/// <summary>A colleague leaves, and every way in is shut at once.</summary>
public static class LetGo
{
    /// <param name="now">By the clock that sign-ins run out by.</param>
    public static async Task<KeptAccount> For(Tx tx, Me me, Guid account, Instant now)
    {
        if (await TeamMembers.One(tx, account) is not { } colleague || !me.Keeps(colleague))
            return new KeptAccount.NotYours();

        // An admin may have to: what one manager does alone may be the very reason.
        var without = await TeamMembers.OnlyManagerIn(tx, account);
        if (without.Count > 0 && (!me.IsAdmin || account == me.Account))
            return new KeptAccount.LastManager(without);

        return await EndAccount.For(tx, account, now) ? new KeptAccount.Done() : new KeptAccount.Nothing();
    }
}
