using CrisisLine.Audit;
using CrisisLine.Bookings;
using CrisisLine.Data;
using CrisisLine.Domain.People;
using CrisisLine.Opening;
using CrisisLine.Staff;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using NodaTime.Text;

namespace CrisisLine.Pages.Tonight;

/// <summary>A page about one night of one service, which whoever opens it must work for.</summary>
public abstract class NightPage(Database database) : StaffPage(database)
{
    /// <summary>From the address; null: the first that they work for.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Service { get; set; }

    /// <summary>From the address, as YYYY-MM-DD; null: the one that is open, else the next.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Night { get; set; }

    /// <summary>What they may do here; a page for leads says so.</summary>
    protected virtual string Asks => May.Work;

    /// <summary>Null if there is no such service among theirs.</summary>
    public Membership? Mine { get; private set; }

    /// <summary>Null if that night is shut.</summary>
    public NightShown? Shown { get; private set; }

    public string NightWord => LocalDatePattern.Iso.Format(Shown!.Night);

    public bool MayLead => Mine is { } mine && Me.In(mine.Key, May.Lead) is not null;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        Mine = Service is null
            ? Me.Services.FirstOrDefault(one => May.Roles[Asks].Contains(one.Role))
            : Me.In(Service, Asks);
        if (Service is not null && Mine is null)
        {
            context.Result = Me.In(Service, May.Work) is null ? NotFound() : Forbid(StaffCookie.Scheme);
            return;
        }

        var isDate = LocalDatePattern.Iso.Parse(Night ?? "");
        if (Mine is not null && (Night is null || isDate.Success))
            Shown = await Transact(tx => NightShown.Read(tx, Mine.Key, Night is null ? null : isDate.Value));
        if (Night is not null && Shown is null)
        {
            context.Result = NotFound();
            return;
        }

        await next();
    }

    protected Task<WorkersAnswer> Confirm(Tx tx, RequestOfNight which) => AnswerRequest.Confirm(tx, which, MayLead);

    /// <summary>Writes down what was done about a request, and whom it is about.</summary>
    protected async Task Written(Tx tx, string action, RequestOfNight which, string? reason = null)
    {
        var person = await tx.OneOrNone<PersonId?>("select person_id from visit_request where id = @Id", new { which.Id });
        await Trail.Add(tx, new Deed(Actor, action, Mine!.ServiceId, person, $"request {which.Id}", reason));
    }
}
