using CrisisLine.Audit;
using CrisisLine.Bookings;
using CrisisLine.Data;
using CrisisLine.Domain.Bookings;
using CrisisLine.Domain.Nights;
using CrisisLine.Domain.Taxis;
using CrisisLine.Staff;
using CrisisLine.Taxis;
using CrisisLine.Visits;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CrisisLine.Pages.Tonight;

/// <summary>Somebody of the team orders a taxi, there or home. Nothing of another night is filled in, and times that come twice are told apart.</summary>
[Authorize(May.Work)]
public sealed class OrderTaxiModel(Database database, IStringLocalizer<Text> words) : NightPage(database)
{
    private static readonly Duration Step = Duration.FromMinutes(10), Longest = Duration.FromHours(2);

    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Way { get; set; }

    [BindProperty]
    public string? Place { get; set; }

    [BindProperty]
    public long? At { get; set; }

    [BindProperty]
    public int Passengers { get; set; } = 1;

    [BindProperty]
    public int ChildSeats { get; set; }

    [BindProperty]
    public bool StepFree { get; set; }

    [BindProperty]
    public bool Agreed { get; set; }

    /// <summary>Names of firms that must not come.</summary>
    [BindProperty]
    public List<string> Avoid { get; set; } = [];

    public IReadOnlyList<string> Firms { get; private set; } = [];

    public string Name { get; private set; } = "";

    public bool MayBeUnder18 { get; private set; }

    public string? Fault { get; private set; }

    /// <summary>From now until two hours after the close.</summary>
    public IReadOnlyList<(Instant At, string Spoken)> Times { get; private set; } = [];

    public bool IsHome => Way == "home";

    public Instant? Chosen => At is { } seconds ? Instant.FromUnixTimeSeconds(seconds) : null;

    public async Task<IActionResult> OnGet()
    {
        if (!await Transact(Look))
            return NotFound();
        await Transact(async tx =>
        {
            var ride = await RideTo.Read(tx, Id, Direction.Out) ?? throw new InvalidOperationException("A request that was just read is gone.");
            Avoid = [.. await Taxis.Firms.Avoided(tx, Mine!.ServiceId, ride.Person)];
            (Passengers, ChildSeats) = (ride.Car.Passengers, ride.Car.ChildSeats);
        });
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await Transact(Look))
            return NotFound();
        var needs = new CarNeeds(Passengers, ChildSeats, StepFree);
        if (!ModelState.IsValid || !needs.IsPossible || (IsHome && Chosen is null) || (Chosen is { } at && Times.All(time => time.At != at)))
        {
            Fault = words["A time from the list, up to eight passengers and four child seats."];
            return Page();
        }

        var ordered = await Transact(async tx =>
        {
            var ride = await RideTo.Read(tx, Id, IsHome ? Direction.Home : Direction.Out) ?? throw new InvalidOperationException("A request that was just read is gone.");
            await Taxis.Firms.Avoid(tx, Mine!.ServiceId, ride.Person, Avoid, Me.Account);
            var order = await OrderJourney.ByWorker(tx, ride, new WorkersOrder(Place ?? "", Chosen, needs, Agreed, Me.Account));
            if (order is not Ordered.NoPlaceKnown)
                await Written(tx, "ordered-taxi", new RequestOfNight(Mine!.Key, Shown!.Night, Id));
            return order;
        });
        if (ordered is Ordered.NoPlaceKnown)
        {
            Fault = words["That place has no postcode that a driver could go by."];
            return Page();
        }

        Said = ordered switch
        {
            Ordered.Asked asked => words["A taxi is ordered for {0}.", asked.At],
            Ordered.OutOfArea => words["That is outside the area. Tick that you have made sure, and order it again."],
            _ => words["Something about it waits for a person first: it stands with the journey."],
        };
        return Redirect($"/tonight/{Mine!.Key}/{NightWord}/{Id}");
    }

    private async Task<bool> Look(Tx tx)
    {
        var row = (await TonightBoard.Read(tx, Mine!.Key, Shown!.Night))?.Rows.FirstOrDefault(row => row.Id == Id);
        if (row is null || (IsHome ? row.State is not RequestState.Arrived : row.State is not (RequestState.Confirmed or RequestState.Held)))
            return false;
        Firms = [.. (await Taxis.Firms.Of(tx, Mine.ServiceId)).Select(firm => firm.Name).OfType<string>().Distinct()];
        (Name, MayBeUnder18) = (row.DisplayName, row.NeedsLead);
        var first = tx.Now.ToUnixTimeTicks() / Step.BclCompatibleTicks * Step.BclCompatibleTicks;
        Times = [.. Enumerable.Range(1, 200).Select(step => Instant.FromUnixTimeTicks(first) + Step * step)
            .TakeWhile(at => at <= Shown!.ClosesAt + Longest).Select(at => (at, OnceTime.Of(at, Shown!.Night, Mine.Zone)))];
        return true;
    }
}
