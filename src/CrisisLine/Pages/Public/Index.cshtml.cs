using CrisisLine.Data;
using CrisisLine.Domain.Nights;
using CrisisLine.Pages.Tonight;
using CrisisLine.Visits;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace CrisisLine.Pages.Public;

/// <summary>A service as anybody may see it.</summary>
/// <param name="Places">Whether there is room, never how many come; null for a line, or while nobody can ask.</param>
public sealed record ServiceTonight(string Name, string Status, string? Places, string Number);

/// <summary>
/// What anybody may know of tonight: open or not, room or not. No cookie, nothing remembered, and with <c>?plain</c> a title that
/// says nothing to whoever looks at the tab.
/// </summary>
[AllowAnonymous]
public sealed class IndexModel(Database database, IStringLocalizer<Text> words) : PageModel
{
    public bool IsPlain => Request.Query.ContainsKey("plain");

    public IReadOnlyList<ServiceTonight> Services { get; private set; } = [];

    public string Names => string.Join(", ", Services.Take(1).Select(service => service.Name));

    public async Task OnGet() =>
        Services = [.. (await database.Transact(PublicTonight.Read, HttpContext.RequestAborted)).Select(Say)];

    private ServiceTonight Say(PublicTonight tonight) => new(
        tonight.Name,
        tonight.IsOpen
            ? words["Open now, until {0}.", At(tonight, tonight.ClosesAt!.Value)]
            : tonight.NextOpensAt is { } next
                ? words["Closed now. Open again {0}.", Day(next.InZone(tonight.Zone).LocalDateTime)]
                : words["Closed now."],
        tonight switch
        {
            { IsHouse: true, IsOpen: true, CanAsk: true, HasRoom: true } => words["There is room at the moment. Text VISIT to ask for a place tonight."].Value,
            { IsHouse: true, IsOpen: true, CanAsk: true } => words["Full at the moment. Text VISIT to go on tonight's list."].Value,
            { IsHouse: true, IsOpen: true } => words["No more places can be asked for tonight. You can still text."].Value,
            _ => null,
        }, tonight.Number);

    private static string Day(LocalDateTime at) => $"{Wall.Of(at.Date)}, {SpokenTime.Of(at.TimeOfDay)}";

    private static string At(PublicTonight tonight, Instant at) => SpokenTime.Of(at.InZone(tonight.Zone).TimeOfDay);
}
