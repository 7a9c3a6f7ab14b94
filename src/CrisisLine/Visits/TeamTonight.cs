using CrisisLine.Data;
using CrisisLine.Opening;

namespace CrisisLine.Visits;

/// <summary>Somebody of the team is in the house tonight, and counts when it is asked who is in the building (H-33).</summary>
public static class SignOnForTonight
{
    /// <returns>False if there is no such service, or it is shut that night.</returns>
    public static async Task<bool> For(Tx tx, string service, LocalDate night, Guid account)
    {
        if (await NightToEdit.Lock(tx, service, night) is not { } tonight)
            return false;

        // Signed on already is signed on once.
        await tx.Execute(
            """
            insert into on_shift (night_id, account_id, on_from) values (@night, @account, @now)
            on conflict (night_id, account_id) where on_until is null do nothing
            """, new { night = tonight.Id, account, now = tx.Now });
        return true;
    }
}

/// <summary>They have gone home.</summary>
public static class SignOff
{
    /// <returns>False if they were not signed on.</returns>
    public static async Task<bool> For(Tx tx, string service, LocalDate night, Guid account) =>
        await tx.Execute(
            """
            update on_shift set on_until = @now
            from service_night
            join service on service.id = service_night.service_id
            where service_night.id = on_shift.night_id and service.key = @service and service_night.night = @night
              and on_shift.account_id = @account and on_shift.on_until is null
            """, new { service, night, account, now = tx.Now }) > 0;
}

public static class TeamTonight
{
    /// <summary>Whether they are signed on now.</summary>
    public static Task<bool> Has(Tx tx, string service, LocalDate night, Guid account) =>
        tx.One<bool>(
            """
            select exists (
                select from on_shift
                join service_night on service_night.id = on_shift.night_id
                join service on service.id = service_night.service_id
                where service.key = @service and service_night.night = @night and on_shift.account_id = @account and on_until is null)
            """, new { service, night, account });
}
