using System.Globalization;
using CrisisLine.Audit;
using CrisisLine.Data;
using CrisisLine.Domain.Nights;
using CrisisLine.Staff;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using NodaTime.Text;

namespace CrisisLine.Pages.Settings;

/// <summary>Settings of one service, for whoever manages it; to everybody else there is no such page.</summary>
public abstract class ServiceSettingsPage(Database database) : StaffPage(database)
{
    private static readonly LocalDatePattern DayAndYear = LocalDatePattern.CreateWithInvariantCulture("ddd d MMM uuuu");

    [BindProperty(SupportsGet = true)]
    public string Service { get; set; } = "";

    public Membership Mine { get; private set; } = null!;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (Me.In(Service, May.Manage) is not { } mine)
        {
            context.Result = NotFound();
            return;
        }

        Mine = mine;
        await next();
    }

    public static string Day(LocalDate date) => DayAndYear.Format(date);

    /// <summary>"18:00", as a time is typed.</summary>
    public static string Typed(LocalTime? time) => time is { } at ? Opening.PlanText.Write(at) : "";

    public string Wall(Instant at) => SpokenTime.Of(at.InZone(Mine.Zone).TimeOfDay);

    /// <summary>When something was changed, in full.</summary>
    public string When(Instant at) => Moments.Of(at, Mine.Zone);

    protected Task Written(Tx tx, string action, string subject) =>
        Trail.Add(tx, new Deed(Actor, action, Mine.ServiceId, Subject: subject));

    protected IActionResult Say(string what)
    {
        Said = what;
        return RedirectToPage(new { Service });
    }

    protected static string Id(long id) => id.ToString(CultureInfo.InvariantCulture);
}
