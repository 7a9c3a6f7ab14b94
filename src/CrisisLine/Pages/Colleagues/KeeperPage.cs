using CrisisLine.Data;
using CrisisLine.Staff;
using CrisisLine.Telephony;
using Microsoft.AspNetCore.Mvc;

namespace CrisisLine.Pages.Colleagues;

/// <summary>A page for whoever keeps accounts: managers, for the services that they manage, and admins.</summary>
public abstract class KeeperPage(Database database, ProviderAccount provider) : StaffPage(database)
{
    /// <summary>A one-time link, shown once: it is kept nowhere.</summary>
    [TempData]
    public string? Link { get; set; }

    public DateTimeZone Zone => Me.Services is [var first, ..] ? first.Zone : DateTimeZoneProviders.Tzdb["Europe/London"];

    protected string LinkOf(string word) => provider.PublicUrl + Invitations.Page + word;
}

/// <param name="Link">Shown now, and never again.</param>
public sealed record LinkShown(string Link);
