using CrisisLine.Data;
using CrisisLine.Staff;
using CrisisLine.Statistics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace CrisisLine.Pages.Figures;

/// <summary>A year in a sentence and a table, as it may be printed and given to anybody; or with true counts, for managers.</summary>
[Authorize(May.SeeFigures)]
public sealed class YearModel(Database database) : FiguresPage(database)
{
    private const int First = 1900, Last = 9998;

    [BindProperty(SupportsGet = true)]
    public int Year { get; set; }

    /// <summary>A manager wants true counts.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Inside { get; set; }

    public AnnualReport? Report { get; private set; }

    public IReadOnlyList<string> Missing { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        if (Year is < First or > Last)
            return NotFound();
        switch (await Transact(tx => Annual.Of(tx, Mine.Key, Year, isPublished: !(IsTrue && Inside))))
        {
            case AnnualAnswer.Told told:
                Report = told.Report;
                break;
            case AnnualAnswer.Missing missing:
                Missing = missing.Months;
                break;
        }

        return Page();
    }
}
