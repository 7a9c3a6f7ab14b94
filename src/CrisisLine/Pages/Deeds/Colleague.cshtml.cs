using CrisisLine.Audit;
using CrisisLine.Data;
using CrisisLine.Staff;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace CrisisLine.Pages.Deeds;

/// <summary>What one colleague saw and changed, also after their account was ended.</summary>
[Authorize(May.Manage)]
public sealed class ColleagueModel(Database database) : DeedsPage(database)
{
    public string Name { get; private set; } = "";

    public IReadOnlyList<DeedSeen> Deeds { get; private set; } = [];

    public async Task<IActionResult> OnGet(Guid id)
    {
        var (name, deeds) = await Transact(async tx => (
            await tx.OneOrNone<string>("select name from account where id = @id", new { id }), await WhoSaw.By(tx, id)));
        if (name is null)
            return NotFound();
        (Name, Deeds) = (name, Theirs(deeds));
        return Page();
    }
}
