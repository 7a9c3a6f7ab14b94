using CrisisLine.Audit;
using CrisisLine.Data;
using CrisisLine.Staff;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime.Text;

namespace CrisisLine.Pages;

/// <summary>A page for those who work here.</summary>
public abstract class StaffPage(Database database) : PageModel
{
    public Me Me => StaffCookie.MeOf(HttpContext) ?? throw new InvalidOperationException("This page states no policy that asks who is there.");

    /// <summary>What is said once, on the next page: what was done, or why it was not.</summary>
    [TempData]
    public string? Said { get; set; }

    protected Actor Actor => Audit.Actor.Of(Me.Account);

    /// <returns>Null if it is no date, year first.</returns>
    protected static LocalDate? DateIn(string? text) =>
        LocalDatePattern.Iso.Parse(text?.Trim() ?? "") is { Success: true, Value: var date } ? date : null;

    protected CancellationToken Cancellation => HttpContext.RequestAborted;

    protected Task<T> Transact<T>(Func<Tx, Task<T>> work) => database.Transact(work, Cancellation);

    protected Task Transact(Func<Tx, Task> work) => database.Transact(work, Cancellation);
}
