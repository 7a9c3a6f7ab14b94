using System.Globalization;
using CrisisLine.Data;
using CrisisLine.History;

namespace CrisisLine.Retention;

/// <summary>How long a class of data is kept.</summary>
/// <param name="Class">As in docs/what-we-store.md.</param>
/// <param name="Days">As it stands now.</param>
/// <param name="Ours">What the program comes with.</param>
public sealed record Kept(string Class, string What, int Days, int Ours);

/// <summary>
/// For how many days what is kept (F8). The nightly deletion that follows these numbers is a step of its own and not there yet;
/// until then they say what was decided, by whom and when.
/// </summary>
public static class KeptFor
{
    public const string Setting = "retention.";

    private const int AYear = 365, Longest = 100 * AYear;

    private static readonly (string Class, string What, int Days)[] Classes =
    [
        ("texts", "What people wrote and what we answered; that there was a text stays", 90),
        ("contact", "A number and how its owner may be reached, after the last contact", AYear),
        ("opt-out", "That a number opted out, as a hash, after its last text", AYear),
        ("visit", "A visit with the person's name; then it only counts in figures", AYear),
        ("journey-address", "Where a taxi picked somebody up", 1),
        ("voice-message", "A voice message, unless it is typed up sooner", 1),
        ("plan", "A crisis plan, after somebody's time with the service", 3 * AYear),
        ("safeguarding", "What was shared to keep somebody safe", 7 * AYear),
        ("audit", "Who looked at what, and who changed what", 6 * AYear),
    ];

    public static async Task<IReadOnlyList<Kept>> Read(Tx tx)
    {
        var decided = (await tx.Many<Row>("select class, days from retention_time")).ToDictionary(row => row.Class,
            row => row.Days);
        return [.. Classes.Select(one =>
            new Kept(one.Class, one.What, decided.GetValueOrDefault(one.Class, one.Days), one.Days))];
    }

    /// <returns>False if there is no such class, the number cannot be meant, or it stands so already.</returns>
    public static async Task<bool> Change(Tx tx, string name, string days, Guid by, long? undoes = null)
    {
        await tx.Execute("lock table retention_time in share row exclusive mode");
        if ((await Read(tx)).FirstOrDefault(one => one.Class == name) is not { } kept
            || !int.TryParse(days, CultureInfo.InvariantCulture, out var wanted) || wanted is < 1 or > Longest
                || wanted == kept.Days)
            return false;

        await tx.Execute(
            "insert into retention_time (class, days) values (@name, @wanted) on conflict (class) do update set days = excluded.days", new { name, wanted });
        await Changes.Add(tx, new Change(null, Setting + name, Text(kept.Days), Text(wanted), by, Undoes: undoes));
        return true;
    }

    private static string Text(int days) => days.ToString(CultureInfo.InvariantCulture);

    private sealed record Row(string Class, int Days);
}
