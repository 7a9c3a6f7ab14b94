using CrisisLine.Audit;
using CrisisLine.Data;
using CrisisLine.Domain.Nights;
using CrisisLine.Staff;
using CrisisLine.Taxis;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CrisisLine.Pages.Tonight;

/// <summary>Every taxi of a night, the next first; and what a firm wrote that nobody has understood yet.</summary>
[Authorize(May.Work)]
public sealed class TaxisModel(Database database, IStringLocalizer<Text> words) : NightPage(database)
{
    public IReadOnlyList<JourneyOnBoard> Taxis { get; private set; } = [];

    public IReadOnlyList<FirmTextSeen> Unread { get; private set; } = [];

    public IReadOnlyList<FirmCallSeen> Calls { get; private set; } = [];

    public NightsCost? Cost { get; private set; }

    public string Wall(Instant at) => SpokenTime.Of(at.InZone(Mine!.Zone).TimeOfDay);

    public Task OnGet() => Transact(async tx =>
    {
        (Taxis, Unread) = (await JourneyOnBoard.OfNight(tx, Mine!.ServiceId, Shown!.Night), await FirmsPhone.Unread(tx, Mine.ServiceId));
        (Calls, Cost) = (await FirmRings.ToReturn(tx, Mine.ServiceId), await NightsCost.Of(tx, Mine.ServiceId, Shown.Night));
        await Trail.Add(tx, new Deed(Actor, "saw-taxis", Mine.ServiceId, Person: null, NightWord));
    });

    public async Task<IActionResult> OnPostReturned(string call)
    {
        var isMine = await Transact(async tx =>
        {
            var returned = await FirmRings.IsReturned(tx, Mine!.ServiceId, call, Me.Account);
            if (returned)
                await Trail.Add(tx, new Deed(Actor, "rang-driver-back", Mine.ServiceId));
            return returned;
        });
        Said = isMine ? words["Kept."] : words["This changed meanwhile. Below is how it stands now."];
        return Redirect($"/tonight/{Mine!.Key}/{NightWord}/taxis");
    }

    public async Task<IActionResult> OnPostRead(string text)
    {
        var isMine = await Transact(async tx =>
        {
            var read = await FirmsPhone.IsRead(tx, Mine!.ServiceId, text, Me.Account);
            if (read)
                await Trail.Add(tx, new Deed(Actor, "read-firms-text", Mine.ServiceId));
            return read;
        });
        Said = isMine ? words["Kept."] : words["This changed meanwhile. Below is how it stands now."];
        return Redirect($"/tonight/{Mine!.Key}/{NightWord}/taxis");
    }
}
