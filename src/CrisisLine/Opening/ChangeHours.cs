using CrisisLine.Data;
using CrisisLine.Domain.Nights;
using CrisisLine.History;

namespace CrisisLine.Opening;

/// <summary>New hours from a night on, as somebody wishes them.</summary>
/// <param name="Undoes">The change that this one puts right.</param>
public sealed record NewHours(int Service, LocalDate First, HoursPlan Plan, long? Undoes = null);

/// <summary>What came of a change of hours.</summary>
public abstract record HoursChanged
{
    private HoursChanged() { }

    /// <param name="Nights">How many nights ahead are otherwise now.</param>
    public sealed record Done(long Change, int Nights) : HoursChanged;

    /// <summary>They are the hours that hold on that night already.</summary>
    public sealed record Nothing : HoursChanged;

    /// <param name="Because">A sentence each, for whoever wrote them.</param>
    public sealed record Refused(IReadOnlyList<string> Because) : HoursChanged;
}

/// <summary>
/// A manager changes when a service opens, when a place can be asked for and how many people are welcomed when. It holds from a
/// night on; nights ahead follow it at once, but for those about which somebody was told something already.
/// </summary>
public static class ChangeHours
{
    public const string Setting = "hours";

    public static async Task<HoursChanged> For(Tx tx, NewHours wanted, Guid by)
    {
        // Two managers who change the same hours do so one after the other.
        await tx.Execute("select from service where id = @Service for no key update", new { wanted.Service });
        var hours = await KeptHours.Read(tx, wanted.Service);
        if (hours.FaultsOf(wanted.First, wanted.Plan, tx.Now) is { Count: > 0 } faults)
            return new HoursChanged.Refused(faults);

        var was = PlanText.Write(HoursPlan.On(hours.Timetable, wanted.First));
        if (was == PlanText.Write(wanted.Plan))
            return new HoursChanged.Nothing();

        var changed = wanted.Plan.From(wanted.First, hours.Timetable);
        await RewriteRules.For(tx, wanted.Service, changed);
        var change = await Changes.Add(
            tx, new Change(wanted.Service, Setting, was, PlanText.Write(wanted.Plan), by, wanted.First, wanted.Undoes));
        return new HoursChanged.Done(change, await ReplanNights.For(tx, wanted.Service, wanted.First, changed));
    }

    /// <summary>What was before holds again: from the night of that change on, or from today if that is past.</summary>
    /// <returns>Null if there is no such change.</returns>
    public static async Task<HoursChanged?> Undo(Tx tx, int service, long id, Guid by)
    {
        if (await Changes.One(tx, id, service) is not { Setting: Setting, Was: { } was, FirstNight: { } first })
            return null;

        var hours = await KeptHours.Read(tx, service);
        return await For(tx, new NewHours(service, LocalDate.Max(first, hours.Today(tx.Now)), PlanText.Read(was), id), by);
    }
}
