using System.Globalization;
using CrisisLine.Audit;
using CrisisLine.Data;
using CrisisLine.Imports;
using CrisisLine.Staff;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CrisisLine.Pages.Figures;

/// <summary>History from sheets: tried first, brought in whole, taken back whole. For a manager of every service, because a sheet may name any.</summary>
[Authorize(May.Manage)]
[RequestSizeLimit(Largest)]
[RequestFormLimits(MultipartBodyLengthLimit = Largest)]
public sealed class ImportsModel(Database database, IStringLocalizer<Text> words) : FiguresPage(database)
{
    // The sheet, and what a form says beside it.
    private const long Largest = ImportSheet.Largest + 64 * 1024;

    public IReadOnlyList<ImportShown> All { get; private set; } = [];

    public IReadOnlyList<SheetFault> Faults { get; private set; } = [];

    public string? Found { get; private set; }

    public Task OnGet() => Transact(async tx => All = await ImportShown.All(tx));

    /// <param name="kind">visits or calls.</param>
    /// <param name="really">Else it is only said what would come of it.</param>
    public async Task<IActionResult> OnPost(IFormFile? sheet, string? kind, bool really)
    {
        if (sheet is null or { Length: 0 } || kind is not ("visits" or "calls"))
            return Say(words["Please choose a file, and what is in it."]);
        await using var file = sheet.OpenReadStream();
        var answer = await Transact(async tx =>
        {
            var came = kind == "visits" ? await ImportSheet.Visits(tx, file, Me.Account, cancellation: Cancellation) : await ImportSheet.Calls(tx, file, Me.Account, cancellation: Cancellation);
            if (!really)
                tx.Undo();
            else if (came is Imported.Kept kept)
                await Trail.Add(tx, new Deed(Actor, "imported", Subject: string.Create(CultureInfo.InvariantCulture, $"{kept.Lines} {kind}")));
            return came;
        });
        if (really && answer is Imported.Kept now)
            return Say(words["{0} lines from {1} to {2} are here now.", now.Lines, Day(now.First), Day(now.Last)]);
        if (answer is Imported.Before)
            return Say(words["This file is here already. Nothing is different."]);
        Faults = answer is Imported.Faulty faulty ? faulty.Faults : [];
        Found = answer is Imported.Kept would ? words["It is fine: {0} lines from {1} to {2}. Nothing was kept yet.", would.Lines, Day(would.First), Day(would.Last)].Value : null;
        await OnGet();
        return Page();
    }

    public async Task<IActionResult> OnPostUndo(long import)
    {
        var isUndone = await Transact(async tx =>
        {
            var done = await UndoImport.For(tx, import, Me.Account);
            if (done)
                await Trail.Add(tx, new Deed(Actor, "undid-import", Subject: string.Create(CultureInfo.InvariantCulture, $"import {import}")));
            return done;
        });
        return Say(isUndone ? words["It was taken back, whole."] : words["It was taken back before."]);
    }

    private RedirectResult Say(string what)
    {
        Said = what;
        return Redirect("/figures/imports");
    }
}
