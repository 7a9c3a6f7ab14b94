using System.Globalization;
using CrisisLine.Audit;
using CrisisLine.Data;
using CrisisLine.Domain.Statistics;
using CrisisLine.Staff;
using CrisisLine.Statistics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CrisisLine.Pages.Figures;

/// <summary>A year in a sentence and a table, as it may be printed and given to anybody; or with true counts, for managers.</summary>
[Authorize(May.SeeFigures)]
public sealed class YearModel(Database database, IStringLocalizer<Text> words) : FiguresPage(database)
{
    public const string Inside = "inside", OpenData = "open-data", Printed = "annual-report";

    /// <summary>As it stands in the address: 2014, or 2014-15.</summary>
    [BindProperty(SupportsGet = true)]
    public string Year { get; set; } = "";

    /// <summary>inside, annual-report or open-data.</summary>
    [BindProperty(SupportsGet = true)]
    public string Form { get; set; } = Printed;

    public ReportYear Told { get; private set; }

    /// <summary>The same year, counted from the other month.</summary>
    public ReportYear OtherWay => Told with { FromApril = !Told.FromApril };

    public AnnualReport? Report { get; private set; }

    public IReadOnlyList<string> Missing { get; private set; } = [];

    public IReadOnlyList<Publication> Published { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        if (!Find())
            return NotFound();
        await Transact(Read);
        return Page();
    }

    /// <summary>The same as a table, csv or json.</summary>
    public async Task<IActionResult> OnGetTable(string kind)
    {
        if (!Find() || kind is not ("csv" or "json"))
            return NotFound();
        await Transact(Read);
        if (Report is not { } report)
            return NotFound();
        var rows = report.Measures.Select(measure => MeasureRow.Of(report, measure)).ToList();
        return await AsTable(rows, kind, $"{Mine.Key}-{Told.Key}-{Form}");
    }

    /// <summary>Somebody outside has it now.</summary>
    public async Task<IActionResult> OnPostPublish()
    {
        if (!Find() || !IsTrue || Form == Inside)
            return NotFound();
        await Transact(async tx =>
        {
            await Read(tx);
            if (Report is not { } report)
                return;
            await Publications.Keep(tx, Mine.ServiceId, Told, Form, report, Me.Account);
            await Trail.Add(tx, new Deed(Actor, "published", Mine.ServiceId, Subject: $"{Told.Key} {Form}"));
        });
        Said = words["It is written down. Later tables do not give away, together with this one, what it hides."];
        return Redirect($"/figures/{Mine.Key}/year/{Told.Key}?form={Form}");
    }

    /// <returns>A count or an average as it is read; "few" where it is hidden.</returns>
    public string Written(Measure measure) =>
        measure.Suppressed ? words["few"] : measure.Value?.ToString("#,0.##", CultureInfo.InvariantCulture) ?? FiguresPage.Written(measure.Numerator);

    private bool Find()
    {
        if (Form == Inside && !IsTrue)
            Form = Printed;
        if (ReportYear.Read(Year) is not { } year || Form is not (Inside or OpenData or Printed))
            return false;
        Told = year;
        return true;
    }

    private async Task Read(Tx tx)
    {
        var form = Form switch { Inside => ReportForm.True, OpenData => ReportForm.OpenData, _ => ReportForm.AnnualReport };
        switch (await Annual.Of(tx, Mine.Key, Told, form))
        {
            case AnnualAnswer.Told told:
                Report = told.Report;
                break;
            case AnnualAnswer.Missing missing:
                Missing = missing.Months;
                break;
        }

        if (IsTrue)
            Published = await Publications.Shown(tx, Mine.ServiceId);
    }
}
