using CrisisLine.Data;
using CrisisLine.Domain.People;
using CrisisLine.Opening;

namespace CrisisLine.Bookings;

/// <summary>Somebody who is late says that they are on their way: their place is kept for half an hour more.</summary>
public static class StillComing
{
    /// <returns>False if they have no place tonight, and a person must read what they wrote.</returns>
    public static async Task<bool> For(Tx tx, HouseNight night, PersonId person) =>
        await tx.Execute(
            """
            update visit_request
            set missed_at = case when missed_at is null then null else @now end
            where night_id = @night and person_id = @person and state = 'confirmed'
            """, new { night = night.Id, person, now = tx.Now }) > 0;
}
