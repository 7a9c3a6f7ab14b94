using CrisisLine.Data;
using CrisisLine.Rota;
using CrisisLine.Staff;
using CrisisLine.Statistics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CrisisLine.Pages.Figures;

/// <summary>How a service went: weeks, months or years, in charts and tables.</summary>
[Authorize(May.SeeFigures)]
public sealed class IndexModel(Database database, IStringLocalizer<Text> words) : FiguresPage(database)
{
    private const int LongestYears = 30, RotaAhead = 28;

    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    [BindProperty(SupportsGet = true)]
    public string By { get; set; } = Trend.Month;

    /// <summary>Beside the same days of a year before.</summary>
    [BindProperty(SupportsGet = true)]
    public bool YearBefore { get; set; }

    public LocalDate First { get; private set; }

    public LocalDate Last { get; private set; }

    public string? Fault { get; private set; }

    public IReadOnlyList<ChartShown> Charts { get; private set; } = [];

    public IReadOnlyList<(string Name, string Value)> Headlines { get; private set; } = [];

    /// <summary>The night that is open, so far; null if none is, or one may not see it.</summary>
    public NightFigures? Tonight { get; private set; }

    /// <summary>Shifts of the weeks ahead that too few have taken; empty for whoever may not see the rota.</summary>
    public IReadOnlyList<ShownShift> Gaps { get; private set; } = [];

    /// <summary>The newest nights, of which the figures can be opened.</summary>
    public IReadOnlyList<LocalDate> Nights { get; private set; } = [];

    public async Task OnGet()
    {
        await Transact(async tx =>
        {
            var today = Today(tx.Now);
            Last = DateIn(To) ?? today;
            First = DateIn(From) ?? Last.PlusYears(-1).PlusDays(1);
            if (By is not (Trend.Week or Trend.Month or Trend.Year) || First > Last || Period.Between(First, Last, PeriodUnits.Years).Years >= LongestYears)
            {
                Fault = words["From a day to a later one, thirty years at the most."];
                (First, Last, By) = (today.PlusYears(-1).PlusDays(1), today, Trend.Month);
            }

            if (!IsTrue)
                WholeMonths(today);
            var points = await Trend.Of(tx, Mine.ServiceId, First, Last, By);
            var before = YearBefore ? await Trend.Of(tx, Mine.ServiceId, First.PlusYears(-1), Last.PlusYears(-1), By) : [];
            var measures = await Measures.Of(tx, Mine.ServiceId, First, Last);
            // A month more each month: what happened in it would follow from what was told before, if both were told as they are.
            if (!IsTrue)
                measures = PublishedMeasures.Rounded(PublishedMeasures.Of(measures));

            // How an evening goes changes from year to year: the newest of these days say it, and small numbers by the hour are for the inside.
            var hours = IsTrue ? await HourOfDay.Of(tx, Mine.ServiceId, LocalDate.Max(First, Last.PlusYears(-1)), Last) : [];
            var isHouse = Mine.Kind == "house";
            Charts = new Charts(words, By, IsTrue).Of(new Known(isHouse, points, before, measures, hours));
            Headlines = new Headlines(words, measures).Of(isHouse);
            if (IsTrue)
            {
                Tonight = await Running(tx);
                Gaps = [.. (await RotaShown.Of(tx, Mine.ServiceId, RotaAhead)).Where(shift => shift.Missing > 0)];
            }

            Nights = await tx.Many<LocalDate>(
                "select night from night_figure where service_id = @ServiceId and replaced_at is null order by night desc limit 14", new { Mine.ServiceId });
        });
    }

    /// <summary>The running night alone, which renews itself; nothing once it is over.</summary>
    public async Task<IActionResult> OnGetTonight()
    {
        if (!IsTrue)
            return NotFound();
        Tonight = await Transact(Running);
        return Partial("_Tonight", this);
    }

    private async Task<NightFigures?> Running(Tx tx) =>
        (await Statistics.Nights.Between(tx, Mine.ServiceId, Today(tx.Now).PlusDays(-1), Today(tx.Now))).LastOrDefault(night => night.Provisional);

    /// <summary>Whoever sees no small numbers sees the months of one year that are over: from other days, and from tables of different days, they would follow.</summary>
    private void WholeMonths(LocalDate today)
    {
        var over = today.With(DateAdjusters.StartOfMonth).PlusDays(-1);
        Last = LocalDate.Min(new LocalDate(Last.Year, 12, 31), over);
        (First, By) = (new LocalDate(Last.Year, 1, 1), Trend.Month);
    }
}
