using CrisisLine.History;

namespace CrisisLine.Pages.Settings;

/// <param name="Zone">On whose wall the times are.</param>
public sealed record HistoryShown(IReadOnlyList<ChangeSeen> Changes, DateTimeZone Zone);
