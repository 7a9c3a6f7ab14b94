using CrisisLine.Data;
using CrisisLine.History;

namespace CrisisLine.Opening;

/// <summary>What came of changing settings.</summary>
/// <param name="Changed">The names of those that are otherwise now.</param>
/// <param name="Faults">Why nothing was changed, a sentence each.</param>
public sealed record SettingsChanged(IReadOnlyList<string> Changed, IReadOnlyList<string> Faults);

/// <summary>
/// A manager changes single values of a service: how long a place waits, where the house is, which firm drives. They hold at
/// once, for what is promised from now on; each is a line of the history, and either all of them are changed or none.
/// </summary>
public static class ChangeSettings
{
    public static Task<IReadOnlyDictionary<string, string?>> ReadService(Tx tx, int service) =>
        Values(tx, service, HouseSettings.OfService);

    public static Task<IReadOnlyDictionary<string, string?>> ReadTaxi(Tx tx, int service) =>
        Values(tx, service, HouseSettings.OfTaxi);

    /// <param name="wanted">By name; what is not named stays.</param>
    public static async Task<SettingsChanged> For(
        Tx tx, int service, IReadOnlyDictionary<string, string?> wanted, Guid by, long? undoes = null)
    {
        await tx.Execute("select from service where id = @service for no key update", new { service });
        var settings = HouseSettings.OfService.Concat(HouseSettings.OfTaxi).Where(setting =>
            wanted.ContainsKey(setting.Name)).ToList();
        var read = settings.Select(setting => (Setting: setting, Value: ValueOf(setting, wanted[setting.Name]))).ToList();
        var wrong = read.Where(one => one.Value is null && !(one.Setting.MayBeEmpty && IsEmpty(wanted[one.Setting.Name]))).ToList();
        if (wrong.Count > 0)
            return new SettingsChanged([], [.. wrong.Select(one => one.Setting.Fault).Distinct()]);

        var there = (await ReadService(tx, service)).Concat(await ReadTaxi(tx, service)).ToDictionary();
        var changed = read.Where(one => there[one.Setting.Name] != one.Value).ToList();
        foreach (var (setting, value) in changed)
        {
            await (HouseSettings.OfTaxi.Contains(setting)
                ? SetTaxi(tx, service, setting, value)
                : SetService(tx, service, setting, value));
            await Changes.Add(tx, new Change(service, setting.Name, there[setting.Name], value, by, Undoes: undoes));
        }

        return new SettingsChanged([.. changed.Select(one => one.Setting.Name)], []);
    }

    /// <summary>The firm that a new service begins with; what it begins with is no change.</summary>
    public static async Task Seed(Tx tx, int service, IReadOnlyDictionary<string, string?> taxi)
    {
        foreach (var setting in HouseSettings.OfTaxi)
            await SetTaxi(tx, service, setting, taxi.GetValueOrDefault(setting.Name));
    }

    /// <summary>One value is again what it was before a change.</summary>
    /// <returns>Null if there is no such change.</returns>
    public static async Task<SettingsChanged?> Undo(Tx tx, int service, long id, Guid by) =>
        await Changes.One(tx, id, service) is { } change && change.Setting != ChangeHours.Setting
            ? await For(tx, service, new Dictionary<string, string?> { [change.Setting] = change.Was }, by, id)
            : null;

    private static bool IsEmpty(string? text) => string.IsNullOrWhiteSpace(text);

    private static string? ValueOf(HouseSetting setting, string? text) => IsEmpty(text) ? null : setting.Read(text!.Trim());

    // The names of columns are ours; every value is a parameter, and PostgreSQL casts it by the type of its column.
    private static Task SetService(Tx tx, int service, HouseSetting setting, string? value) => tx.Execute(
        $"""
        update service
        set {setting.Column} = (jsonb_populate_record(null::service, jsonb_build_object('{setting.Column}', @value::text))).{setting.Column}
        where id = @service
        """, new { service, value });

    private static async Task SetTaxi(Tx tx, int service, HouseSetting setting, string? value)
    {
        var rank = setting.Name.StartsWith(HouseSettings.SecondTaxi, StringComparison.Ordinal) ? 2 : 1;
        if (value is not null)
            await tx.Execute("insert into taxi_firm (service_id, rank) values (@service, @rank) on conflict do nothing", new { service, rank });
        await tx.Execute(
            $"""
            update taxi_firm
            set {setting.Column} = (jsonb_populate_record(null::taxi_firm, jsonb_build_object('{setting.Column}', @value::text))).{setting.Column}
            where service_id = @service and rank = @rank
            """, new { service, value, rank });
    }

    /// <summary>What signs our requests to the firm's own interface. It is never shown again, and the history does not hold it.</summary>
    /// <returns>False if there is no such firm.</returns>
    public static async Task<bool> SetSecret(Tx tx, int service, int rank, string secret) =>
        await tx.Execute(
            "update taxi_firm set secret = @secret where service_id = @service and rank = @rank",
            new { service, rank, secret = tx.Keys.Seal("taxi_firm.secret", secret) }) == 1;

    private static async Task<IReadOnlyDictionary<string, string?>> Values(
        Tx tx, int service, IReadOnlyList<HouseSetting> settings)
    {
        var values = string.Join(", ", settings.Select(setting => $"('{setting.Name}', {Table(setting)}.{setting.Column}::text)"));
        var rows = await tx.Many<Row>(
            $"""
            select one.name, one.value
            from service
            left join taxi_firm first on first.service_id = service.id and first.rank = 1
            left join taxi_firm second on second.service_id = service.id and second.rank = 2
            cross join lateral (values {values}) as one (name, value)
            where service.id = @service
            """, new { service });
        return rows.ToDictionary(row => row.Name, row => row.Value);
    }

    private static string Table(HouseSetting setting) =>
        setting.Name.StartsWith(HouseSettings.Taxi, StringComparison.Ordinal) ? "first"
        : setting.Name.StartsWith(HouseSettings.SecondTaxi, StringComparison.Ordinal) ? "second" : "service";

    private sealed record Row(string Name, string? Value);
}
