using CrisisLine.Data;

namespace CrisisLine.Opening;

/// <summary>
/// A night to come stays shut. Never by itself, and not because of any holiday: a named person decides it and says why (H-22).
/// Once somebody has asked, it is too late for that: then people have to be told (CloseEarly).
/// </summary>
public static class CloseNight
{
    /// <param name="reason">For the team.</param>
    public static async Task<NightChanged> For(Tx tx, string service, LocalDate night, Guid account, string reason)
    {
        var planned = await tx.OneOrNone<Planned>(
            """
            select night.id, night.service_id, night.opens_at, night.closes_at
            from service_night night
            join service on service.id = night.service_id
            where service.key = @service and night.night = @night
            for update of night
            """, new { service, night });
        if (planned is null)
            return new NightChanged.NoSuchNight();
        if (await Fault(tx, planned) is { } fault)
            return new NightChanged.Refused(fault);

        await tx.Execute(
            """
            insert into closure (service_id, night, closed_by, because, closed_at) values (@ServiceId, @night, @account, @because, @now)
            """, new { planned.ServiceId, night, account, because = tx.Keys.Seal("closure.because", reason), now = tx.Now });
        await tx.Execute("delete from service_night where id = @Id", new { planned.Id });
        return new NightChanged.Done();
    }

    private static async Task<string?> Fault(Tx tx, Planned night)
    {
        if (night.OpensAt <= tx.Now)
            return "That night has begun. Close it early instead.";
        if (night.ClosesAt <= night.OpensAt + Duration.FromSeconds(1))
            return "That night was closed early already.";
        return await tx.One<bool>("select exists (select from visit_request where night_id = @Id)", new { night.Id })
            ? "Somebody has asked to come that night. Close it early instead, so that they are told."
            : null;
    }

    private sealed record Planned(long Id, int ServiceId, Instant OpensAt, Instant ClosesAt);
}

/// <summary>A closure is taken back: the night is open again by the rules, as they are now.</summary>
public static class ReopenNight
{
    /// <returns>False if that night was not to stay shut.</returns>
    public static async Task<bool> For(Tx tx, string service, LocalDate night, Guid account)
    {
        var isBack = await tx.Execute(
            """
            update closure set undone_at = @now, undone_by = @account
            from service
            where service.id = closure.service_id and service.key = @service and closure.night = @night and closure.undone_at is null
            """, new { service, night, account, now = tx.Now }) == 1;
        if (isBack)
            await PlanNights.For(tx);
        return isBack;
    }
}
