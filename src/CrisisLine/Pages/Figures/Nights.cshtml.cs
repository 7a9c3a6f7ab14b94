using CrisisLine.Data;
using CrisisLine.Staff;
using CrisisLine.Statistics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace CrisisLine.Pages.Figures;

/// <summary>Every night of some days as a table for a spreadsheet, with true counts.</summary>
[Authorize(May.SeeFigures)]
public sealed class NightsModel(Database database) : FiguresPage(database)
{
    /// <summary>csv or json.</summary>
    [BindProperty(SupportsGet = true)]
    public string Kind { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    public async Task<IActionResult> OnGet()
    {
        if (Kind is not ("csv" or "json"))
            return NotFound();
        var rows = await Transact(async tx =>
        {
            var (first, last) = (DateIn(From) ?? Today(tx.Now).PlusYears(-1), DateIn(To) ?? Today(tx.Now));
            return first > last || first < last.PlusYears(-30) ? []
                : (await Statistics.Nights.Between(tx, Mine.ServiceId, first, last)).Select(night => NightlyRow.Of(Mine.Key, night, Mine.Zone, IsTrue)).ToList();
        });
        return await AsTable(rows, Kind, $"{Mine.Key}-nights");
    }
}
