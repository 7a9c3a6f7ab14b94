using CrisisLine.Data;
using CrisisLine.Domain.Nights;

namespace CrisisLine.Opening;

/// <summary>
/// Puts services from the settings into the database, each once: what managers have changed since is left alone.
/// </summary>
public static class SeedServices
{
    public static async Task For(Tx tx, IReadOnlyList<ServiceSettings> services)
    {
        foreach (var service in services)
            if (await Add(tx, service) is { } id)
                await AddRules(tx, id, service);
    }

    /// <returns>Null if the database has a service with this key already.</returns>
    private static Task<int?> Add(Tx tx, ServiceSettings service) =>
        tx.OneOrNone<int?>(
            """
            insert into service (key, name, kind, time_zone, address, quiet_number, auto_confirm, hold_minutes, offer_minutes, promise_minutes, attempt_gap_minutes, max_attempts, minimum_cover, most_day_minutes, most_week_minutes, created_at)
            values (@Key, @Name, @Kind, @zone, @Address, @QuietNumber, @AutoConfirm, @HoldMinutes, @OfferMinutes, @PromiseMinutes, @AttemptGapMinutes, @MaxAttempts,
                    case when @Kind = 'house' then 0 else 1 end, case when @Kind <> 'house' then 240 end, case when @Kind <> 'house' then 960 end, @now)
            on conflict (key) do nothing
            returning id
            """, new
            {
                service.Key,
                service.Name,
                service.Kind,
                zone = service.Timetable.Zone.Id,
                service.Address,
                service.QuietNumber,
                service.AutoConfirm,
                service.HoldMinutes,
                service.OfferMinutes,
                service.PromiseMinutes,
                service.AttemptGapMinutes,
                service.MaxAttempts,
                now = tx.Now,
            });

    private static async Task AddRules(Tx tx, int service, ServiceSettings settings)
    {
        foreach (var number in settings.Numbers)
            await AddNumber(tx, service, settings.Key, number);

        foreach (var rule in settings.Timetable.Opening)
            await tx.Execute(
                """
                insert into opening_rule (service_id, days, opens, closes, effective_from, effective_until)
                values (@service, @days, @From, @To, @EffectiveFrom, @EffectiveUntil)
                """, new { service, days = WeekDays.Write(rule.Days), rule.From, rule.To, rule.EffectiveFrom, rule.EffectiveUntil });

        foreach (var window in settings.Timetable.Requests)
            await tx.Execute(
                "insert into request_rule (service_id, opens, closes, effective_from) values (@service, @From, @To, @EffectiveFrom)",
                new { service, window.From, window.To, window.EffectiveFrom });

        foreach (ArrivalRule arrival in settings.Timetable.Arrivals)
            await tx.Execute(
                "insert into arrival_rule (service_id, at, places, effective_from) values (@service, @At, @Places, @EffectiveFrom)",
                new { service, arrival.At, arrival.Places, arrival.EffectiveFrom });

        if (settings.Taxi is { } taxi)
            await ChangeSettings.Seed(tx, service, taxi);
    }

    private static async Task AddNumber(Tx tx, int service, string key, ServiceNumber number)
    {
        var isNew = await tx.Execute(
            """
            insert into service_number (number, service_id, quiet) values (@number, @service, @IsQuiet)
            on conflict (number) do nothing
            """, new { number = number.Number.E164, service, number.IsQuiet }) == 1;
        if (!isNew)
            throw new CannotStartException(
                $"Services: the new service \"{key}\" has the number ending {number.Number.E164[^4..]}, which belongs to another one in this database.");
    }
}
