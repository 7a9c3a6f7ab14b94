using CrisisLine.Audit;
using CrisisLine.Data;
using CrisisLine.Domain.Nights;
using CrisisLine.Staff;
using CrisisLine.Visits;
using Microsoft.AspNetCore.Authorization;

namespace CrisisLine.Pages.Tonight;

/// <summary>The roll: who must be outside if the building must be left (H-33). Made to be printed.</summary>
[Authorize(May.Work)]
public sealed class HouseModel(Database database) : NightPage(database)
{
    public Roll Roll { get; private set; } = new([], []);

    public IReadOnlyDictionary<Guid, string> Names { get; private set; } = new Dictionary<Guid, string>();

    public string Now { get; private set; } = "";

    public string Wall(Instant at) => SpokenTime.Of(at.InZone(Mine!.Zone).TimeOfDay);

    public Task OnGet() => Transact(async tx =>
    {
        Roll = await Roll.Read(tx, Mine!.Key);
        Names = await ColleagueNames.Of(tx, Roll.Team.Select(one => (Guid?)one.Account));
        Now = Wall(tx.Now);
        await Trail.Add(tx, new Deed(Actor, "saw-roll", Mine.ServiceId));
    });
}
