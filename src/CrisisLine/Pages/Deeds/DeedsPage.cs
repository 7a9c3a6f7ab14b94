using CrisisLine.Audit;
using CrisisLine.Data;
using CrisisLine.Staff;

namespace CrisisLine.Pages.Deeds;

/// <summary>A page that shows lines of the audit.</summary>
public abstract class DeedsPage(Database database) : StaffPage(database)
{
    public DateTimeZone Zone => Me.Services is [var first, ..] ? first.Zone : DateTimeZone.Utc;

    /// <summary>What was done in services that they do not manage is not theirs to read.</summary>
    protected IReadOnlyList<DeedSeen> Theirs(IReadOnlyList<DeedSeen> deeds)
    {
        var names = Me.Services.Where(service => May.Roles[May.Manage].Contains(service.Role)).Select(service =>
            service.Name).ToHashSet();
        return [.. deeds.Where(deed => deed.Service is null || names.Contains(deed.Service))];
    }
}

/// <param name="Zone">On whose wall the times are.</param>
public sealed record DeedsShown(IReadOnlyList<DeedSeen> Deeds, DateTimeZone Zone);
