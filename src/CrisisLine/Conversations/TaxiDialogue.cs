using CrisisLine.Bookings;
using CrisisLine.Data;
using CrisisLine.Domain.Bookings;
using CrisisLine.Domain.Conversations;
using CrisisLine.Domain.Taxis;
using CrisisLine.Domain.Words;
using CrisisLine.Messages;
using CrisisLine.Opening;
using CrisisLine.People;
using CrisisLine.Taxis;

namespace CrisisLine.Conversations;

/// <summary>
/// TAXI, where it should meet them, and whether that is right. What is not understood twice is sorted out by a person; nothing of it
/// can cost the place.
/// </summary>
internal static class TaxiDialogue
{
    private const string TriedOnce = "1";

    /// <returns>Null if no firm drives for this house, or they have a taxi already.</returns>
    public static async Task<Outgoing?> Offer(Tx tx, Turn turn, long request)
    {
        if (!turn.Service.HasTaxi || await RideTo.Read(tx, request, Direction.Out) is not { } ride || await AskWhere.Ordered(tx, ride) is not null)
            return null;
        await Ask.For(tx, turn.Number, AskWhere.Whether, request);
        return Outgoing.Of(Sentences.WouldATaxiHelp);
    }

    /// <summary>TAXI or OWN, from somebody whose place is theirs and who is not there yet.</summary>
    public static async Task<Said> Travel(Tx tx, Turn turn, long request) =>
        turn.Reading.Wish is Wish.OwnWay ? await OwnWay(tx, turn, request) : await Taxi(tx, turn, request);

    /// <summary>
    /// The whole wish in one text: "taxi from 14 Harehills Lane LS8 5DN please"; or just another place, from somebody who has ordered one.
    /// </summary>
    /// <returns>Null if it is not that.</returns>
    public static async Task<Said?> Unasked(Tx tx, Turn turn, HouseNight house)
    {
        if (!turn.Service.HasTaxi || PickupPlace.Read(turn.Text.Words) is not { } place)
            return null;
        var saysTaxi = turn.Text.Words.Contains("taxi", StringComparison.OrdinalIgnoreCase);
        if ((!saysTaxi && !place.IsAllOf(turn.Text.Words)) || (await MyTonight.Read(tx, house, turn.Contact.Person)).Mine is not { State: RequestState.Confirmed } mine)
            return null;
        if (!saysTaxi && await AskWhere.Ordered(tx, await Ride(tx, mine.Id)) is null)
            return null;
        return await ReadBack(tx, turn, mine.Id, place.Words);
    }

    /// <returns>Null if this does not answer the question, or it is none of these.</returns>
    public static async Task<Said?> Answer(Tx tx, Turn turn, Question question)
    {
        if (question is not { Kind: AskWhere.Whether or AskWhere.Where or AskWhere.IsItRight, About: { } request } || turn.Service.House is not { } house)
            return null;
        if ((await MyTonight.Read(tx, house, turn.Contact.Person)).Mine is not { } mine || mine.Id != request || mine.State is not (RequestState.Confirmed or RequestState.Held))
            return null;

        // An address has a postcode in it; whatever else may be read in it, a street's name, is that.
        if (PickupPlace.Read(turn.Text.Words) is not null && turn.Reading.Wish is not Wish.NotComing)
            return await ReadBack(tx, turn, request, await Whole(tx, turn, request));
        if (turn.Reading.Wish is Wish.OwnWay)
            return await OwnWay(tx, turn, request);
        return (question.Kind, turn.Reading.Wish) switch
        {
            (AskWhere.Whether, Wish.Taxi or Wish.Yes) => await Taxi(tx, turn, request),
            (AskWhere.Whether, Wish.No) => await VisitDialogue.Finish(tx, turn, house),
            (AskWhere.Whether, _) when Answers.IsSkip(turn.Text.Words) => await VisitDialogue.Finish(tx, turn, house),
            (AskWhere.IsItRight, Wish.Yes) => await Order(tx, turn, request),
            (AskWhere.IsItRight, Wish.No) => await AskAgain(tx, turn, request),
            (AskWhere.Where or AskWhere.IsItRight, Wish.Unsure) when PickupPlace.MayBeHalf(turn.Text.Words) => await NotFound(tx, turn, question, request),
            _ => null,
        };
    }

    private static async Task<Said> Taxi(Tx tx, Turn turn, long request)
    {
        var ride = await Ride(tx, request);
        if (PickupPlace.Read(turn.Text.Words) is { } place)
            return await ReadBack(tx, turn, request, place.Words);
        await Ask.For(tx, turn.Number, AskWhere.Where, request);
        return Said.Of(await AskWhere.Ordered(tx, ride) is { } ordered
            ? Outgoing.Of(Sentences.TaxiStands, new Fillers { ["t"] = ordered.Spoken }) : Outgoing.Of(Sentences.WhereShouldItMeet));
    }

    private static async Task<Said> OwnWay(Tx tx, Turn turn, long request)
    {
        var wasOrdered = await CancelJourney.Of(tx, request, Direction.Out);
        await Ask.Nothing(tx, turn.Number);
        return Said.Of(Outgoing.Of(wasOrdered ? Sentences.TaxiIsOff : Sentences.OwnWay));
    }

    /// <summary>A street that came before, and just its postcode now.</summary>
    private static async Task<string> Whole(Tx tx, Turn turn, long request) =>
        await AskWhere.Kept(tx, await Ride(tx, request)) is { } before && PickupPlace.Read(before) is null && PickupPlace.Read(before, turn.Text.Words) is { } together
            ? together.Words : PickupPlace.Read(turn.Text.Words)!.Words;

    private static async Task<Said> ReadBack(Tx tx, Turn turn, long request, string words)
    {
        var journey = await AskWhere.Keep(tx, await Ride(tx, request), words, turn.Text.Id);
        await Ask.For(tx, turn.Number, AskWhere.IsItRight, request);
        return Said.Of(Outgoing.Of(Sentences.IsThatRight, new Fillers { ["addr"] = words }, new Promised(AskWhere.Purpose, journey)));
    }

    private static async Task<Said> AskAgain(Tx tx, Turn turn, long request)
    {
        await Ask.For(tx, turn.Number, AskWhere.Where, request);
        return Said.Of(Outgoing.Of(Sentences.WhereShouldItMeet));
    }

    private static async Task<Said> NotFound(Tx tx, Turn turn, Question question, long request)
    {
        var ride = await Ride(tx, request);
        if (question.Detail == TriedOnce)
        {
            await AskWhere.LeaveToPerson(tx, ride, turn.Text.Words, turn.Text.Id);
            await Ask.Nothing(tx, turn.Number);
            return Said.Of(Outgoing.Of(Sentences.WantsATaxi)) with { AlsoForAPerson = true };
        }

        await AskWhere.Keep(tx, ride, turn.Text.Words, turn.Text.Id);
        await Ask.For(tx, turn.Number, AskWhere.Where, request, TriedOnce);
        return Said.Of(Outgoing.Of(Sentences.PlaceNotFound));
    }

    private static async Task<Said> Order(Tx tx, Turn turn, long request)
    {
        var ordered = await OrderJourney.Yes(tx, await Ride(tx, request));
        if (ordered is Ordered.NoPlaceKnown)
            return await AskAgain(tx, turn, request);
        await Ask.Nothing(tx, turn.Number);
        return Said.Of(ordered switch
        {
            Ordered.Asked asked => Outgoing.Of(Sentences.TaxiIsAskedFor, new Fillers { ["t"] = asked.At }),
            Ordered.OutOfArea => Outgoing.Of(Sentences.NoTaxiToBeHad),
            _ => Outgoing.Of(Sentences.APersonLooksAtPlace),
        });
    }

    private static async Task<Ride> Ride(Tx tx, long request) =>
        await RideTo.Read(tx, request, Direction.Out) ?? throw new InvalidOperationException("A request that was just read is gone.");
}
