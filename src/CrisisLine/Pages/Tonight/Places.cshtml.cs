using System.Globalization;
using CrisisLine.Audit;
using CrisisLine.Bookings;
using CrisisLine.Data;
using CrisisLine.Domain.Nights;
using CrisisLine.Staff;
using CrisisLine.Visits;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using NodaTime.Text;

namespace CrisisLine.Pages.Tonight;

/// <summary>Other arrivals and places for one night.</summary>
[Authorize(May.Lead)]
public sealed class PlacesModel(Database database, IStringLocalizer<Text> words) : NightPage(database)
{
    private const int SpareLines = 2;

    private static readonly LocalTimePattern WallTime = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    protected override string Asks => May.Lead;

    public IReadOnlyList<(string Time, string Places)> Lines { get; private set; } = [];

    public string? Fault { get; private set; }

    public async Task OnGet()
    {
        var board = (await Transact(tx => TonightBoard.Read(tx, Mine!.Key, Shown!.Night)))!;
        Lines = [.. board.Arrivals.Select(arrival =>
            (WallTime.Format(arrival.At.InZone(Mine!.Zone).TimeOfDay), arrival.Places.ToString(CultureInfo.InvariantCulture))),
            .. Enumerable.Repeat(("", ""), SpareLines)];
    }

    public async Task<IActionResult> OnPost(List<string?> times, List<string?> places)
    {
        Lines = [.. times.Zip(places, (time, count) => (time ?? "", count ?? ""))];
        if (Read() is not { } arrivals)
            return Refuse(words["Each line needs a time and how many places. Leave a line empty to take it away."]);

        var outcome = await Transact(async tx =>
        {
            var changed = await ChangePlaces.For(tx, Mine!.Key, Shown!.Night, arrivals);
            if (changed is PlacesChanged.Done)
                await Trail.Add(tx, new Deed(Actor, "changed-places", Mine.ServiceId, Subject: NightWord));
            return changed;
        });
        switch (outcome)
        {
            case PlacesChanged.Refused refused:
                return Refuse(words[refused.Because]);
            case PlacesChanged.NoSuchNight:
                return NotFound();
            default:
                Said = words["Changed."];
                return Redirect($"/tonight/{Mine!.Key}/{NightWord}");
        }
    }

    /// <returns>Null if a line cannot be meant; an empty one, or one with no places, is left out.</returns>
    private List<ArrivalRule>? Read()
    {
        var rules = new List<ArrivalRule>();
        foreach (var (time, places) in Lines.Where(line => line is not ({ Length: 0 }, _) and not (_, { Length: 0 } or "0")))
        {
            if (WallTime.Parse(time) is not { Success: true, Value: var at } || !int.TryParse(places, CultureInfo.InvariantCulture, out var count)
                || count is < 1 or > 200)
                return null;
            rules.Add(new ArrivalRule(at, count, LocalDate.MinIsoValue));
        }

        return rules;
    }

    private PageResult Refuse(string because)
    {
        Fault = because;
        return Page();
    }
}
