using CrisisLine.Audit;
using CrisisLine.Data;
using CrisisLine.History;
using CrisisLine.Retention;
using CrisisLine.Staff;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CrisisLine.Pages.Settings;

/// <summary>For how long each class of what is stored is kept (F8).</summary>
[Authorize(May.Manage)]
public sealed class RetentionModel(Database database, IStringLocalizer<Text> words) : StaffPage(database)
{
    public IReadOnlyList<Kept> Classes { get; private set; } = [];

    public IReadOnlyList<ChangeSeen> History { get; private set; } = [];

    public DateTimeZone Zone => Me.Services.First(service => May.Roles[May.Manage].Contains(service.Role)).Zone;

    public async Task OnGet() =>
        (Classes, History) = await Transact(async tx => (await KeptFor.Read(tx), await Changes.Of(tx, null, KeptFor.Setting)));

    public Task<IActionResult> OnPost(string name, string days) => Change(name, days);

    public async Task<IActionResult> OnPostUndo(long change) =>
        await Transact(tx => Changes.One(tx, change, null)) is { Was: { } was } undone
            && undone.Setting.StartsWith(KeptFor.Setting, StringComparison.Ordinal)
            ? await Change(undone.Setting[KeptFor.Setting.Length..], was, change)
            : NotFound();

    private async Task<IActionResult> Change(string name, string days, long? undoes = null)
    {
        var isChanged = await Transact(async tx =>
        {
            var done = await KeptFor.Change(tx, name, days, Me.Account, undoes);
            if (done)
                await Trail.Add(tx, new Deed(Actor, "changed-retention", Subject: name));
            return done;
        });
        Said = isChanged ? words["Kept."] : words["Nothing is different. Days are a whole number, one or more."];
        return RedirectToPage();
    }
}
