using CrisisLine.Data;
using CrisisLine.Meetings;
using CrisisLine.Staff;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using NodaTime.Text;

namespace CrisisLine.Pages.Settings;

/// <summary>Public places at which supporters meet people: with their hours, and never a home.</summary>
[Authorize(May.Manage)]
public sealed class VenuesModel(Database database, IStringLocalizer<Text> words) : ServiceSettingsPage(database)
{
    private static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    public IReadOnlyList<Venue> Venues { get; private set; } = [];

    public static string HoursOf(Venue venue) => string.Join(", ", venue.Hours.Select(hours => $"{hours.Day.ToString()[..3]} {Clock.Format(hours.Opens)}–{Clock.Format(hours.Closes)}"));

    public Task OnGet() => Transact(async tx => { Venues = await CrisisLine.Meetings.Venues.Of(tx, Mine.ServiceId); });

    public async Task<IActionResult> OnPostAdd(
        string? name, string? address, bool isPublic, bool stepFree, bool toilets, bool staffed, IsoDayOfWeek[] days, string? opens, string? closes)
    {
        if (!isPublic)
            return Say(words["Only public places that are open to everybody: never a home."]);
        if (!Clock.Parse(opens ?? "").TryGetValue(default, out var from) || !Clock.Parse(closes ?? "").TryGetValue(default, out var until)
            || new NewVenue(name?.Trim() ?? "", address?.Trim() ?? "", stepFree, toilets, staffed, days, from, until) is not { IsSound: true } venue)
            return Say(words["A venue has a name, an address, days and hours."]);

        await Transact(async tx =>
        {
            await CrisisLine.Meetings.Venues.Add(tx, Mine.ServiceId, venue, Me.Account);
            await Written(tx, "added-venue", venue.Name);
        });
        return Say(words["On the list."]);
    }

    public async Task<IActionResult> OnPostTakeOff(int venue)
    {
        var done = await Transact(async tx =>
        {
            var isOff = await CrisisLine.Meetings.Venues.TakeOff(tx, Mine.ServiceId, venue, Me.Account);
            if (isOff)
                await Written(tx, "took-off-venue", $"venue {venue}");
            return isOff;
        });
        return done ? Say(words["It is off the list. Meetings that are planned there stay."]) : NotFound();
    }
}
