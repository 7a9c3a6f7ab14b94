using System.Globalization;
using CrisisLine.Bookings;
using CrisisLine.Data;
using CrisisLine.Domain.Bookings;
using CrisisLine.Domain.Conversations;
using CrisisLine.Domain.Words;
using CrisisLine.Messages;
using CrisisLine.Opening;
using CrisisLine.People;

namespace CrisisLine.Conversations;

/// <summary>
/// What is asked once somebody has said YES: a name, a time if there is a choice, what would help. Each can be skipped, or
/// never answered: the place is theirs already.
/// </summary>
internal static class VisitDialogue
{
    public const string Name = "name", Arrival = "arrival", Access = "access";

    /// <returns>The first question.</returns>
    public static Task<Outgoing?> Begin(Tx tx, Turn turn, HouseNight house, long request) => AskNext(tx, turn, house, request, after: null);

    /// <returns>Null if this does not answer the question, or it is none of these.</returns>
    public static async Task<Said?> Answer(Tx tx, Turn turn, Question question)
    {
        if (question is not { Kind: Name or Arrival or Access, About: { } request } || turn.Service.House is not { } house)
            return null;
        if ((await MyTonight.Read(tx, house, turn.Contact.Person)).Mine is not { } mine || mine.Id != request || !mine.State.HasPlace())
            return null;

        var isOtherWish = turn.Reading is { Wish: not (Wish.Unsure or Wish.No or Wish.Yes) };
        return isOtherWish ? null : question.Kind switch
        {
            Name => await TakeName(tx, turn, house, request),
            Arrival => await TakeArrival(tx, turn, house, mine, question),
            _ => await TakeAccess(tx, turn, house, request),
        };
    }

    private static async Task<Said?> TakeName(Tx tx, Turn turn, HouseNight house, long request)
    {
        if (Answers.Name(turn.Text.Words) is { } name)
            await Contacts.Call(tx, turn.Contact.Person, name);
        else if (!Answers.IsSkip(turn.Text.Words))
            return null;
        return await GoOn(tx, turn, house, request, after: Name);
    }

    private static async Task<Said?> TakeArrival(Tx tx, Turn turn, HouseNight house, MyRequest mine, Question question)
    {
        if (Answers.IsSkip(turn.Text.Words))
            return await GoOn(tx, turn, house, mine.Id, after: Arrival);

        var offered = Choices.Read(question.Detail);
        var times = Answers.Times(turn.Text.Words);
        var chosen = Answers.Choice(turn.Text.Words, offered.Count) is { } letter
            ? offered[letter]
            : offered.Cast<Instant?>().FirstOrDefault(at => times.Contains(at!.Value.InZone(turn.Service.Zone).TimeOfDay));
        if (chosen is not { } arriveAt)
            return null;

        var moved = mine.Place?.ArriveAt == arriveAt || await MoveVisit.For(tx, house, turn.Contact.Person, arriveAt);
        var next = await AskNext(tx, turn, house, mine.Id, after: Arrival);
        return moved ? Said.Of(next) : Said.Of(turn.Says.TimeHasGone(mine.Place!), next);
    }

    /// <summary>In their own words, for whoever is there tonight.</summary>
    private static async Task<Said?> TakeAccess(Tx tx, Turn turn, HouseNight house, long request)
    {
        var isNothing = turn.Reading.Wish is Wish.No || Answers.IsSkip(turn.Text.Words);
        if (!isNothing)
            await NoteAccess.For(tx, turn.Service.Id, turn.Contact.Person, request, turn.Text.Words);
        return await GoOn(tx, turn, house, request, after: Access) with { AlsoForAPerson = !isNothing };
    }

    private static async Task<Said> GoOn(Tx tx, Turn turn, HouseNight house, long request, string after) =>
        Said.Of(await AskNext(tx, turn, house, request, after));

    private static async Task<Outgoing?> AskNext(Tx tx, Turn turn, HouseNight house, long request, string? after)
    {
        if (after is null && !turn.Contact.HasName)
            return await Put(tx, turn, Name, request, Outgoing.Of(Sentences.WhatName));
        if (after is null or Name && await ArrivalsLeft.Read(tx, house, request) is { Count: > 1 } arrivals)
            return await Put(tx, turn, Arrival, request, turn.Says.WhichTime(arrivals), Choices.Write(arrivals));
        if (after is not Access)
            return await Put(tx, turn, Access, request, Outgoing.Of(Sentences.WhatWouldHelp));

        return await TaxiDialogue.Offer(tx, turn, request) ?? await AllSet(tx, turn, house);
    }

    /// <summary>Nothing more is asked.</summary>
    public static async Task<Said> Finish(Tx tx, Turn turn, HouseNight house) => Said.Of(await AllSet(tx, turn, house));

    private static async Task<Outgoing?> AllSet(Tx tx, Turn turn, HouseNight house)
    {
        await Ask.Nothing(tx, turn.Number);
        return turn.Says.AllSet((await MyTonight.Read(tx, house, turn.Contact.Person)).Mine);
    }

    private static async Task<Outgoing> Put(Tx tx, Turn turn, string kind, long request, Outgoing question, string? detail = null)
    {
        await Ask.For(tx, turn.Number, kind, request, detail);
        return question;
    }

    /// <summary>What A, B and C stood for, kept with the question: meanwhile other places may have gone.</summary>
    private static class Choices
    {
        public static string Write(IEnumerable<Instant> arrivals) =>
            string.Join(' ', arrivals.Select(at => at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)));

        public static IReadOnlyList<Instant> Read(string? detail) =>
            [.. (detail ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(at => Instant.FromUnixTimeSeconds(long.Parse(at, CultureInfo.InvariantCulture)))];
    }
}
