using CrisisLine.Data;
using CrisisLine.Domain.Bookings;
using CrisisLine.Domain.Nights;
using CrisisLine.Domain.People;
using CrisisLine.Domain.Visits;
using CrisisLine.Domain.Words;
using CrisisLine.Messages;
using CrisisLine.Opening;
using CrisisLine.People;

namespace CrisisLine.Bookings;

/// <summary>What a worker was told by somebody on the telephone, or at the door. All but the children may be left out.</summary>
/// <param name="Number">The same number is the same person; without one nothing links them to anybody.</param>
/// <param name="ArriveAt">One of the night's times; null for the earliest that is free.</param>
/// <param name="MayBeUnder18">Then a lead says yes or no, and nobody else (H-34).</param>
/// <param name="WantsText">They would like to have it in writing, on that number.</param>
public sealed record Booking(
    string? Name, PhoneNumber? Number, Instant? ArriveAt, string? AccessWords, Children Children, bool MayBeUnder18, bool WantsText);

/// <summary>What came of it.</summary>
public abstract record Booked
{
    private Booked() { }

    /// <param name="IsTexted">A text says so to them.</param>
    public sealed record Confirmed(long Request, PersonId Person, Instant ArriveAt, bool IsTexted) : Booked;

    /// <summary>A place is kept for them, and a lead says yes or no.</summary>
    public sealed record ForALead(long Request, PersonId Person, Instant ArriveAt, bool IsTexted) : Booked;

    /// <param name="Until">By when they hear yes or no.</param>
    public sealed record OnTheList(long Request, PersonId Person, Instant Until, bool IsTexted) : Booked;

    /// <summary>They asked before, and a place is kept for them. It stays as it is.</summary>
    public sealed record HasPlace(long Request, PersonId Person, RequestState State, Instant ArriveAt) : Booked;

    /// <summary>No place is free at the time that they would like.</summary>
    /// <param name="Instead">Times with a free place, the earliest first.</param>
    public sealed record NotThen(IReadOnlyList<Instant> Instead) : Booked;

    /// <summary>Every place is taken, and it is too late in the night for a list.</summary>
    public sealed record Full : Booked;

    /// <summary>The house is shut, has closed, or it is another day.</summary>
    public sealed record NotTonight : Booked;
}

/// <summary>
/// A worker gives somebody a place who rang, or who stands at the door. The worker is the yes, so it is theirs at once; also
/// when asking by text has ended. Nobody who waits is passed over: a place that became free has been offered to them.
/// </summary>
public static class BookForSomeone
{
    /// <param name="account">Who books it; null for a token of the API.</param>
    public static async Task<Booked> For(Tx tx, string service, LocalDate date, Booking booking, Guid? account)
    {
        if (await NightToBook.Read(tx, service, date) is not { } night)
            return new Booked.NotTonight();

        var caller = await Meet(tx, booking);
        var house = await LockNight.For(tx, night.House);
        if (tx.Now >= house.ClosesAt)
            return new Booked.NotTonight();

        night = night with { House = house };
        var mine = (await MyTonight.Read(tx, house, caller.Person)).Mine;
        if (mine is { Place: { } kept } && mine.State.HasPlace())
            return new Booked.HasPlace(mine.Id, caller.Person, mine.State, kept.ArriveAt);

        var free = await FreePlaces(tx, house.Id);
        if (booking.ArriveAt is { } wanted && free.Count > 0 && free.All(place => place.ArriveAt != wanted))
            return new Booked.NotThen([.. free.Select(place => place.ArriveAt).Distinct()]);

        var place = free.FirstOrDefault(place => booking.ArriveAt is null || place.ArriveAt == booking.ArriveAt);
        if (place is null && tx.Now >= house.FinalAnswerAt)
            return new Booked.Full();
        return await Keep(tx, new Asking(night, booking, caller, mine, place, account));
    }

    /// <summary>Whoever gives no number is a person of their own, whatever anybody else did without one (H-24).</summary>
    private static async Task<Caller> Meet(Tx tx, Booking booking)
    {
        var newcomer = new PersonId(Guid.NewGuid());
        if (booking.Number is { } number)
            return Caller.From(tx, (await tx.Many(Contacts.RecogniseCaller(tx, number, newcomer)))[0]);

        await Contacts.AddWithoutNumber(tx, newcomer);
        return Caller.WithoutNumber(newcomer);
    }

    private static Task<IReadOnlyList<Place>> FreePlaces(Tx tx, long night) =>
        tx.Many<Place>(
            """
            select place.id, place.arrive_at
            from place
            where place.night_id = @night and not exists (
                select from visit_request taken
                where taken.place_id = place.id and taken.state in ('held', 'offered', 'confirmed', 'arrived', 'left'))
            order by place.arrive_at, place.id
            """, new { night });

    private static async Task<Booked> Keep(Tx tx, Asking asking)
    {
        if (asking.Booking.Name is { Length: > 0 } name)
            await Contacts.Call(tx, asking.Caller.Person, name);
        var request = await Write(tx, asking);
        await NightAlarms.Set(tx, asking.Night.House);

        var (person, until) = (asking.Caller.Person, asking.Night.House.FinalAnswerAt);
        if (asking.Place is not { } place)
            return new Booked.OnTheList(request, person, until, await Text(tx, asking, OnTheList(asking)));
        if (asking.Booking.MayBeUnder18)
            return new Booked.ForALead(request, person, place.ArriveAt, await Text(tx, asking, Outgoing.Of(Sentences.AWorkerWillLook)));

        NextStep.Expect(tx, asking.Night.House.Id, place.ArriveAt);
        return new Booked.Confirmed(request, person, place.ArriveAt, await Text(tx, asking, PlaceIsKept(tx, asking, place)));
    }

    /// <summary>Whoever was told "full" before, or waits, asked then, not now: it stays one request, with its first asking.</summary>
    private static Task<long> Write(Tx tx, Asking asking)
    {
        var sql = asking.Mine is { State: RequestState.NoPlace or RequestState.Waiting }
            ? """
              update visit_request
              set state = @state, place_id = @place, held_until = null, said_yes_at = @saidYesAt, settled_at = @settledAt,
                  access_words = coalesce(@access, access_words), children_under_5 = @UnderFive, children_5_to_11 = @FiveToEleven,
                  children_12_to_17 = @TwelveToSeventeen, needs_lead = needs_lead or @MayBeUnder18, booked_by = @Account
              where id = @request
              returning id
              """
            : """
              insert into visit_request (night_id, person_id, place_id, state, asked_at, said_yes_at, settled_at, access_words,
                                         children_under_5, children_5_to_11, children_12_to_17, needs_lead, booked_by)
              values (@night, @Person, @place, @state, @now, @saidYesAt, @settledAt, @access,
                      @UnderFive, @FiveToEleven, @TwelveToSeventeen, @MayBeUnder18, @Account)
              returning id
              """;
        var (booking, hasPlace) = (asking.Booking, asking.Place is not null);
        return tx.One<long>(sql, new
        {
            request = asking.Mine?.Id,
            night = asking.Night.House.Id,
            asking.Caller.Person,
            place = asking.Place?.Id,
            state = RequestStateColumn.Write(asking.State),
            saidYesAt = hasPlace ? tx.Now : (Instant?)null,
            settledAt = asking.State is RequestState.Confirmed ? tx.Now : (Instant?)null,
            access = booking.AccessWords is { Length: > 0 } words ? tx.Keys.Seal("visit_request.access_words", words) : null,
            booking.Children.UnderFive,
            booking.Children.FiveToEleven,
            booking.Children.TwelveToSeventeen,
            booking.MayBeUnder18,
            asking.Account,
            now = tx.Now,
        });
    }

    /// <summary>Only where they asked for it, on a phone that takes texts (H-06), and never against what they said before.</summary>
    /// <returns>Whether a text goes out.</returns>
    private static async Task<bool> Text(Tx tx, Asking asking, Outgoing text)
    {
        var caller = asking.Caller;
        if (!asking.Booking.WantsText || caller.Contact.Number is not { } number || !(caller.TakesTexts || caller.MayAskToText))
            return false;

        if (!caller.TakesTexts)
            await ChooseContact.TextsAsked(tx, number);
        return await SendText.For(tx, asking.Night.Service, caller.Person, text);
    }

    private static Outgoing OnTheList(Asking asking) => Outgoing.Of(Sentences.OnTheList, new Fillers
    {
        ["t"] = SpokenTime.Of(asking.Night.House.FinalAnswerAt, asking.Night.Night, asking.Night.Zone),
    });

    private static Outgoing PlaceIsKept(Tx tx, Asking asking, Place place)
    {
        var night = asking.Night;
        return Outgoing.Of(night.ClocksChange ? Sentences.PlaceConfirmedAsClocksChange : Sentences.PlaceConfirmed, new Fillers
        {
            ["when"] = SpokenTime.Arrival(place.ArriveAt, tx.Now, night.Night, night.Zone),
            ["house"] = night.Where,
        });
    }

    private sealed record Asking(NightToBook Night, Booking Booking, Caller Caller, MyRequest? Mine, Place? Place, Guid? Account)
    {
        public RequestState State => Place is null ? RequestState.Waiting
            : Booking.MayBeUnder18 ? RequestState.Held : RequestState.Confirmed;
    }
}
