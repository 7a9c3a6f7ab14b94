using CrisisLine.Audit;
using CrisisLine.Data;
using CrisisLine.Domain.People;
using CrisisLine.Staff;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace CrisisLine.Pages.Deeds;

/// <summary>Who saw what about one person, and who changed something (F15).</summary>
[Authorize(May.Manage)]
public sealed class PersonModel(Database database) : DeedsPage(database)
{
    public string Codename { get; private set; } = "";

    public IReadOnlyList<DeedSeen> Deeds { get; private set; } = [];

    public async Task<IActionResult> OnGet(Guid id)
    {
        var person = new PersonId(id);
        var found = await Transact(async tx =>
        {
            var name = await tx.OneOrNone<string>("select codename from person where id = @person", new { person });
            if (name is not null)
                await Trail.Add(tx, new Deed(Actor, "asked-who-saw", Person: person));
            return (name, await WhoSaw.About(tx, person));
        });
        if (found.name is null)
            return NotFound();
        (Codename, Deeds) = (found.name, Theirs(found.Item2));
        return Page();
    }
}
