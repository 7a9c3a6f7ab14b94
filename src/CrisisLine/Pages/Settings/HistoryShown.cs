using CrisisLine.History;

namespace CrisisLine.Pages.Settings;

/// <param name="Zone">On whose wall the times are.</param>
public sealed record HistoryShown(IReadOnlyList<ChangeSeen> Changes, DateTimeZone Zone)
{
    /// <summary><c>taxi.accept-within</c> as it is read: "taxi accept within".</summary>
    public static string Name(ChangeSeen change) => change.Setting.Replace('-', ' ').Replace('.', ' ');
}
