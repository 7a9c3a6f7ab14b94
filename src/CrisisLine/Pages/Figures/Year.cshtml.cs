using CrisisLine.Data;
using CrisisLine.Domain.Statistics;
using CrisisLine.Staff;
using CrisisLine.Statistics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace CrisisLine.Pages.Figures;

/// <summary>A year in a sentence and a table, as it may be printed and given to anybody; or with true counts, for managers.</summary>
[Authorize(May.SeeFigures)]
public sealed class YearModel(Database database) : FiguresPage(database)
{
    /// <summary>As it stands in the address: 2014, or 2014-15.</summary>
    [BindProperty(SupportsGet = true)]
    public string Year { get; set; } = "";

    public ReportYear Told { get; private set; }

    /// <summary>The same year, counted from the other month.</summary>
    public ReportYear OtherWay => Told with { FromApril = !Told.FromApril };

    /// <summary>A manager wants true counts.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Inside { get; set; }

    public AnnualReport? Report { get; private set; }

    public IReadOnlyList<string> Missing { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        if (ReportYear.Read(Year) is not { } year)
            return NotFound();
        Told = year;
        switch (await Transact(tx => Annual.Of(tx, Mine.Key, year, isPublished: !(IsTrue && Inside))))
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
