using System.Globalization;
using CrisisLine.Data;
using CrisisLine.Staff;
using CrisisLine.Statistics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using NodaTime.Text;

namespace CrisisLine.Pages.Figures;

/// <summary>Figures of one service. Whoever does not manage it sees no small numbers.</summary>
public abstract class FiguresPage(Database database) : StaffPage(database)
{
    private static readonly LocalDatePattern DayAndYear = LocalDatePattern.CreateWithInvariantCulture("d MMM uuuu");

    /// <summary>Its key; the first that one may see if none is said.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Service { get; set; }

    public Membership Mine { get; private set; } = null!;

    public bool IsTrue { get; private set; }

    public IReadOnlyList<Membership> Others => [.. Me.Services.Where(one => May.Roles[May.SeeFigures].Contains(one.Role))];

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var mine = Service is null ? Others is [var first, ..] ? first : null : Me.In(Service, May.SeeFigures);
        if (mine is null)
        {
            context.Result = NotFound();
            return;
        }

        (Mine, IsTrue) = (mine, Me.In(mine.Key, May.Manage) is not null);
        await next();
    }

    public static string Day(LocalDate date) => DayAndYear.Format(date);

    public static string Typed(LocalDate date) => LocalDatePattern.Iso.Format(date);

    protected LocalDate Today(Instant now) => now.InZone(Mine.Zone).Date;

    /// <param name="kind">csv or json.</param>
    protected async Task<IActionResult> AsTable<T>(IReadOnlyList<T> rows, string kind, string name) => kind == "json" ? new JsonResult(rows)
        : File(System.Text.Encoding.UTF8.GetBytes(await Table.Of(rows, Cancellation)), "text/csv; charset=utf-8", $"{name}.csv");

    /// <returns>A count as it is read: a dash where it is hidden.</returns>
    public static string Written(long? count) => count?.ToString("N0", CultureInfo.GetCultureInfo("en-GB")) ?? "–";
}
