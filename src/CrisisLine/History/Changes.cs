using CrisisLine.Data;

namespace CrisisLine.History;

/// <summary>A change of a setting, before it is written down.</summary>
/// <param name="Service">Null: it is about all services.</param>
/// <param name="Setting">Such as <c>hours</c> or <c>hold-minutes</c>.</param>
/// <param name="Was">As text; null if nothing was set.</param>
/// <param name="FirstNight">The night from which hours hold; null for what holds at once.</param>
/// <param name="By">Null: the program itself.</param>
/// <param name="Undoes">The change that this one puts right.</param>
public sealed record Change(
    int? Service, string Setting, string? Was, string? IsNow, Guid? By, LocalDate? FirstNight = null, long? Undoes = null);

/// <summary>A change of a setting, as those read it who may change it again.</summary>
/// <param name="Who">The name of the colleague; null: the program itself.</param>
/// <param name="IsUndone">A later change put it right.</param>
public sealed record ChangeSeen(
    long Id, string? Service, string Setting, string? Was, string? IsNow, LocalDate? FirstNight, string? Who, Instant At,
        bool IsUndone);

/// <summary>What managers changed, who it was and how it was before. Nothing of it is ever taken away.</summary>
public static class Changes
{
    private const int Most = 100;

    public static Task<long> Add(Tx tx, Change change) =>
        tx.One<long>(
            """
            insert into setting_change (service_id, setting, was, is_now, first_night, undoes, account_id, made_at)
            values (@Service, @Setting, @Was, @IsNow, @FirstNight, @Undoes, @By, @now)
            returning id
            """, new
            {
                change.Service,
                change.Setting,
                change.Was,
                change.IsNow,
                change.FirstNight,
                change.Undoes,
                change.By,
                now = tx.Now,
            });

    /// <param name="service">Null: what is about all services.</param>
    /// <param name="settings">Beginnings of names, such as <c>taxi.</c>; all if there are none.</param>
    /// <returns>The newest first.</returns>
    public static Task<IReadOnlyList<ChangeSeen>> Of(Tx tx, int? service, params string[] settings) =>
        Read(tx, "change.service_id is not distinct from @service and (cardinality(@settings) = 0 or change.setting ^@ any(@settings))",
            new { service, settings, Most });

    /// <returns>Null if this service has no such change.</returns>
    public static async Task<ChangeSeen?> One(Tx tx, long id, int? service) =>
        (await Read(tx, "change.id = @id and change.service_id is not distinct from @service",
            new { id, service, Most })).SingleOrDefault();

    private static Task<IReadOnlyList<ChangeSeen>> Read(Tx tx, string which, object args) =>
        tx.Many<ChangeSeen>(
            $"""
            select change.id, service.name as service, change.setting, change.was, change.is_now, change.first_night,
                account.name as who,
                   change.made_at as at, exists (select from setting_change later where later.undoes = change.id) as is_undone
            from setting_change change
            left join service on service.id = change.service_id
            left join account on account.id = change.account_id
            where {which}
            order by change.id desc
            limit @Most
            """, args);
}
