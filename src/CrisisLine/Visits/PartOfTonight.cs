using CrisisLine.Data;
using CrisisLine.Domain.People;

namespace CrisisLine.Visits;

/// <summary>Whether somebody has to do with a service now: whoever works there tonight may see them without giving a reason.</summary>
public static class PartOfTonight
{
    /// <summary>An evening is looked after for so long after its close.</summary>
    private static readonly Duration Afterwards = Duration.FromHours(12);

    public static Task<bool> Is(Tx tx, PersonId person, int service) =>
        tx.One<bool>(
            """
            select exists (select from thread where person_id = @person and service_id = @service and closed_at is null)
                or exists (select from visit where person_id = @person and service_id = @service and left_at is null)
                or exists (select from callback where person_id = @person and service_id = @service and (ended_at is null or ended_at > @since))
                or exists (
                    select from visit_request request
                    join service_night night on night.id = request.night_id
                    where request.person_id = @person and night.service_id = @service and night.closes_at > @since)
            """, new { person, service, since = tx.Now - Afterwards });
}
