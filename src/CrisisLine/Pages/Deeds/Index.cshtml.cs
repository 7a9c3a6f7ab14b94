using CrisisLine.Audit;
using CrisisLine.Data;
using CrisisLine.Staff;
using CrisisLine.Visits;
using Microsoft.AspNetCore.Authorization;

namespace CrisisLine.Pages.Deeds;

/// <summary>Who saw and changed what, and whether somebody meddled with that record itself.</summary>
[Authorize(May.Manage)]
public sealed class IndexModel(Database database) : DeedsPage(database)
{
    public TrailChecked Checked { get; private set; } = new(0, null, null);

    public IReadOnlyList<LookedAt> LookedOnly { get; private set; } = [];

    public IReadOnlyList<DeedSeen> Latest { get; private set; } = [];

    public IReadOnlyList<TeamMember> All { get; private set; } = [];

    public async Task OnGet()
    {
        (Checked, LookedOnly, Latest, All) = await Transact(async tx => (
            await TrailCheck.Read(tx), await LookedAtOnly.Read(tx), await WhoSaw.Latest(tx), await TeamMembers.Read(tx)));
        Latest = Theirs(Latest);
        All = [.. All.Where(Me.MaySee)];
    }
}
