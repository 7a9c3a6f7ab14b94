using CrisisLine.Audit;
using CrisisLine.Data;
using CrisisLine.Domain.People;
using CrisisLine.Domain.Taxis;
using CrisisLine.Opening;
using CrisisLine.Staff;
using CrisisLine.Taxis;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CrisisLine.Pages.Tonight;

/// <summary>One journey: what is known of it, the words to read out to a firm, and what can be done.</summary>
[Authorize(May.Work)]
public sealed class TaxiModel(Database database, IStringLocalizer<Text> words) : NightPage(database)
{
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    public JourneyOnBoard? Taxi { get; private set; }

    public string Account { get; private set; } = "";

    public string House { get; private set; } = "";

    public IReadOnlyList<string> FirmsNumbers { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        await Transact(async tx =>
        {
            Taxi = await JourneyOnBoard.One(tx, Mine!.ServiceId, Id);
            if (Taxi is null)
                return;
            var firms = await Firms.For(tx, Mine.ServiceId, Taxi.Person);
            Account = firms.Select(firm => firm.Account).FirstOrDefault(account => account is not null) ?? words["ours"];
            FirmsNumbers = [.. firms.Where(firm => firm.Number is not null).Select(firm => $"{firm.Name} {PhoneNumber.Read(firm.Number)?.Written}")];
            House = (await ChangeSettings.ReadService(tx, Mine.ServiceId))["address"] ?? words["our usual address"];
            await Trail.Add(tx, new Deed(Actor, "saw-taxi", Mine.ServiceId, Taxi.Person, $"taxi {Id}"));
        });
        return Taxi is null ? NotFound() : Page();
    }

    public Task<IActionResult> OnPostAgree() => Act("agreed-taxi", words["Agreed. The firm is asked when it is time."], tx =>
        JourneyByHand.Agree(tx, Mine!.ServiceId, Id, MayLead, Me.In(Mine.Key, May.Manage) is not null));

    public Task<IActionResult> OnPostBooked(string? car, string? plate, int? minutes) =>
        !ModelState.IsValid || plate?.Trim() is not { Length: > 1 and <= 12 } registration || minutes is < 0 or > 240 || car is { Length: > 40 }
            ? Task.FromResult<IActionResult>(Back(words["A plate, and minutes from 0 to 240."]))
            : Act("booked-taxi", words["Written down. They are told which car comes."], tx =>
                JourneyByHand.Booked(tx, Mine!.ServiceId, Id, minutes, car?.Trim() is { Length: > 0 } make ? make : null, registration.ToUpperInvariant()));

    public Task<IActionResult> OnPostRides(FirmWord word) => word is not (FirmWord.Here or FirmWord.OnBoard or FirmWord.Done)
        ? Task.FromResult<IActionResult>(NotFound())
        : Act("noted-taxi", words["Kept."], tx => JourneyByHand.Rides(tx, Mine!.ServiceId, Id, word));

    public Task<IActionResult> OnPostNone() =>
        Act("no-taxi", words["They are told. Please ring them."], tx => JourneyByHand.NoneToBeHad(tx, Mine!.ServiceId, Id));

    public Task<IActionResult> OnPostCancel() => Act("cancelled-taxi", words["It is called off."], tx => JourneyByHand.Cancel(tx, Mine!.ServiceId, Id));

    private async Task<IActionResult> Act(string action, string said, Func<Tx, Task<ByHand>> act)
    {
        var outcome = await Transact(async tx =>
        {
            var done = await act(tx);
            if (done is ByHand.Done && await JourneyOnBoard.One(tx, Mine!.ServiceId, Id) is { } taxi)
                await Trail.Add(tx, new Deed(Actor, action, Mine.ServiceId, taxi.Person, $"taxi {Id}"));
            return done;
        });
        return outcome is ByHand.NoSuchJourney
            ? NotFound()
            : Back(outcome is ByHand.Done ? said : words["This changed meanwhile, or it is not yours to decide. Below is how it stands now."]);
    }

    private RedirectResult Back(string said)
    {
        Said = said;
        return Redirect($"/tonight/{Mine!.Key}/{NightWord}/taxis/{Id}");
    }
}
