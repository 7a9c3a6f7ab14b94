using System.Globalization;
using CrisisLine.Bookings;
using CrisisLine.Data;
using CrisisLine.Domain.Nights;
using CrisisLine.Domain.People;
using CrisisLine.Domain.Visits;
using CrisisLine.Staff;
using CrisisLine.Visits;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace CrisisLine.Pages.Tonight;

/// <summary>Somebody rings or stands at the door: a few fields, all but none of them needed, and Enter.</summary>
[Authorize(May.Work)]
public sealed class BookModel(Database database, IStringLocalizer<Text> words) : NightPage(database)
{
    [BindProperty]
    public string? Called { get; set; }

    [BindProperty]
    public string? Number { get; set; }

    [BindProperty]
    public bool WantsText { get; set; }

    /// <summary>One of the night's times, in seconds since 1970; null for the earliest that is free.</summary>
    [BindProperty]
    public long? At { get; set; }

    [BindProperty]
    public string? Access { get; set; }

    [BindProperty]
    public int UnderFive { get; set; }

    [BindProperty]
    public int FiveToEleven { get; set; }

    [BindProperty]
    public int TwelveToSeventeen { get; set; }

    [BindProperty]
    public bool MayBeUnder18 { get; set; }

    public bool HasChildren => UnderFive + FiveToEleven + TwelveToSeventeen > 0;

    public IReadOnlyList<(long Value, string Label)> Arrivals { get; private set; } = [];

    public string? Fault { get; private set; }

    public Task OnGet() => ReadArrivals();

    /// <param name="isHere">They stand at the door, and come in with it.</param>
    public async Task<IActionResult> OnPost(bool isHere)
    {
        await ReadArrivals();
        if (Read() is not { } booking)
            return Page();

        var booked = await Transact(async tx =>
        {
            var outcome = await BookForSomeone.For(tx, Mine!.Key, Shown!.Night, booking, Me.Account);
            if (IdOf(outcome) is not { } id)
                return outcome;
            var which = new RequestOfNight(Mine.Key, Shown.Night, id);
            await Written(tx, "booked", which);
            if (isHere && outcome is Booked.Confirmed or Booked.HasPlace
                && await WelcomeVisitor.For(tx, which, new Company(booking.Children, TakesFamilyRoom: false), Me.Account) is WelcomeAnswer.Done)
                await Written(tx, "let-in", which);
            return outcome;
        });
        if (IdOf(booked) is not { } request)
            return Refuse(booked);

        Said = Say(booked, isHere);
        return Redirect($"/tonight/{Mine!.Key}/{NightWord}#r{request}");
    }

    private Booking? Read()
    {
        var children = new Children(UnderFive, FiveToEleven, TwelveToSeventeen);
        var number = Number is { Length: > 0 } written ? PhoneNumber.Read(written) : null;
        Fault = (ModelState.IsValid, Number, number, Called) switch
        {
            (false, _, _, _) => words["Something here cannot be read. Please look at it again."].Value,
            (_, { Length: > 0 }, null, _) => words["That is no number that we know how to ring. Leave it empty if you are not sure."].Value,
            (_, _, _, { Length: > 60 }) => words["A shorter name, please."].Value,
            _ when !children.IsPossible => words["So many children cannot be meant."].Value,
            _ when Access is { Length: > 400 } => words["A little shorter, please: 400 characters."].Value,
            _ => null,
        };
        return Fault is null
            ? new Booking(Called?.Trim(), number, At is { } at ? Instant.FromUnixTimeSeconds(at) : null, Access?.Trim(), children, MayBeUnder18, WantsText)
            : null;
    }

    private static long? IdOf(Booked booked) => booked switch
    {
        Booked.Confirmed confirmed => confirmed.Request,
        Booked.ForALead waits => waits.Request,
        Booked.OnTheList listed => listed.Request,
        Booked.HasPlace has => has.Request,
        _ => null,
    };

    private string Say(Booked booked, bool isHere) => booked switch
    {
        Booked.Confirmed when isHere => words["They are here."],
        Booked.Confirmed { IsTexted: true } one => words["A place at {0} is theirs. A text tells them so.", Wall(one.ArriveAt)],
        Booked.Confirmed one => words["A place at {0} is theirs. No text goes out: please tell them.", Wall(one.ArriveAt)],
        Booked.ForALead => words["A place is kept, and a lead decides."],
        Booked.OnTheList one => words["Tonight is full. They are on the list, and hear by {0}.", Wall(one.Until)],
        _ => words["They had a place already."],
    };

    private PageResult Refuse(Booked booked)
    {
        Fault = booked switch
        {
            Booked.NotThen then => words["No place is free then. Free: {0}.", string.Join(", ", then.Instead.Select(Wall))],
            Booked.Full => words["Every place is taken, and it is too late for the list. Offer them a call, or what helps tonight."],
            _ => words["The house is not open then."],
        };
        return Page();
    }

    private async Task ReadArrivals()
    {
        var board = await Transact(tx => TonightBoard.Read(tx, Mine!.Key, Shown!.Night));
        Arrivals = [.. (board?.Arrivals ?? []).Where(arrival => arrival.Free > 0).Select(arrival =>
            (arrival.At.ToUnixTimeSeconds(), string.Create(CultureInfo.InvariantCulture, $"{Wall(arrival.At)} ({arrival.Free})")))];
    }

    private string Wall(Instant at) => SpokenTime.Of(at.InZone(Mine!.Zone).TimeOfDay);
}
