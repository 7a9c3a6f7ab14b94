using CrisisLine.Data;
using CrisisLine.Staff;
using CrisisLine.Statistics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace CrisisLine.Pages.Figures;

/// <summary>What was told of a night, at its close and later.</summary>
/// <param name="Unresolved">As it was then.</param>
public sealed record ToldBefore(Instant MadeAt, string Because, int Visits, int Unresolved);

/// <summary>A night on one screen, for whoever closes it: what it came to, and what is left open.</summary>
[Authorize(May.Lead)]
public sealed class NightModel(Database database) : FiguresPage(database)
{
    [BindProperty(SupportsGet = true)]
    public string Night { get; set; } = "";

    public NightFigures Figures { get; private set; } = new();

    public IReadOnlyList<ToldBefore> Before { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        if (DateIn(Night) is not { } date || Me.In(Mine.Key, May.Lead) is null)
            return NotFound();
        return await Transact(async tx =>
        {
            if ((await Statistics.Nights.Between(tx, Mine.ServiceId, date, date)) is not [var told])
                return (IActionResult)NotFound();
            Figures = told;
            Before = await tx.Many<ToldBefore>(
                """
                select made_at, because, visits, unresolved
                from night_figure
                where service_id = @ServiceId and night = @date and replaced_at is not null
                order by id
                """, new { Mine.ServiceId, date });
            return Page();
        });
    }

    /// <summary>What is looked at while the night is open.</summary>
    public static IReadOnlyList<(string Name, string Value)> Now(NightFigures night) =>
    [
        ("requests", Written(night.Requests)), ("visits", Written(night.Visits)), ("places", $"{night.PlacesUsed} / {night.PlacesAvailable}"), ("turned-away", Written(night.TurnedAway)),
        ("longest", $"{night.WaitingLongestMinutes} min"), ("calls", $"{night.CallsAnswered} / {night.CallsOffered}"), ("promised", Written(night.CallbacksPromised)), ("kept", Written(night.CallbacksKept)),
        ("texts", Written(night.TextsIn)), ("in-danger", Written(night.TextsUrgent)), ("unstaffed", $"{night.UnstaffedMinutes} / {night.OpenMinutes} min"), ("unresolved", Written(night.Unresolved)),
    ];

    public IReadOnlyList<(string Name, string Value)> Rows() =>
    [
        ("requests", Written(Figures.Requests)), ("offered", Written(Figures.Offered)), ("visits", Written(Figures.Visits)), ("first-time", Written(Figures.FirstTimeVisitors)),
        ("places", $"{Figures.PlacesUsed} / {Figures.PlacesAvailable}"), ("turned-away", Written(Figures.TurnedAway)), ("not-arrived", Written(Figures.NotArrived)),
        ("no-taxi", Written(Figures.NoTaxi)), ("outside-area", Written(Figures.OutsideArea)), ("asked-while-shut", Written(Figures.AskedWhileShut)),
        ("longest", $"{Figures.WaitingLongestMinutes} min"), ("calls", $"{Figures.CallsAnswered} / {Figures.CallsOffered}"), ("abandoned", Written(Figures.CallsAbandoned)),
        ("promised", $"{Figures.CallbacksPromised}"), ("kept", $"{Figures.CallbacksKept}"), ("late-calls", $"{Figures.CallbacksLate}"), ("failed-calls", $"{Figures.CallbacksFailed}"),
        ("texts", Written(Figures.TextsIn)), ("in-danger", Written(Figures.TextsUrgent)),
        ("to-human", Figures.MinutesToHumanMedian is { } minutes ? $"{minutes.ToString("0.#", System.Globalization.CultureInfo.InvariantCulture)} min" : "–"),
        ("taxis", $"{Figures.TaxisOut} / {Figures.TaxisHome}"), ("late-taxis", Written(Figures.TaxisLate)), ("taxi-cost", Taxis.NightsCost.Write(Figures.TaxiPence)),
        ("familiar", $"{Figures.FamiliarVisits} / {Figures.RepeatVisits}"), ("debriefs", $"{Figures.DebriefsTaken} / {Figures.DebriefsOffered}"),
        ("unstaffed", $"{Figures.UnstaffedMinutes} / {Figures.OpenMinutes} min"),
    ];
}
