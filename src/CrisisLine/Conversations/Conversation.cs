using CrisisLine.Bookings;
using CrisisLine.Data;
using CrisisLine.Domain.Bookings;
using CrisisLine.Domain.Conversations;
using CrisisLine.Inbox;
using CrisisLine.Messages;
using CrisisLine.Opening;
using CrisisLine.People;

namespace CrisisLine.Conversations;

/// <summary>Turns a person's words into one use case, and its outcome back into words.</summary>
public static class Conversation
{
    /// <param name="showsDanger">A person must look at it at once. What it asks for is still done.</param>
    /// <returns>Zero to two texts to answer with.</returns>
    public static async Task<IReadOnlyList<Outgoing>> Reply(Tx tx, TextedService service, Contact contact, IncomingText text, bool showsDanger)
    {
        var reading = Wishes.Read(text.Words);
        if (await OptsOut(tx, service, contact, text, reading))
            return [];

        contact = await OptIn(tx, contact, text, reading);
        var words = new Says(service, tx.Now);
        var answer = await Act(tx, service, contact, reading.Wish, words);

        // What was not understood goes to a person, and so does all that was said beyond what we could act on. Nobody
        // hears an automatic answer on a number that must not say who we are, or one they asked us not to text.
        var isForPerson = answer is null || reading.SaysMore || showsDanger || service.IsQuiet || contact.OptedOut;
        var acknowledge = isForPerson
            ? await KeepForPerson.For(tx, service.Id, contact.Person, text.Id, urgent: showsDanger)
            : Acknowledge.Silently;

        if (contact.Number is null || contact.OptedOut || service.IsQuiet)
            return [];
        return [.. new[] { answer }.OfType<Outgoing>().Concat(words.Acknowledged(acknowledge, showsDanger)).Take(2)];
    }

    /// <summary>Opting out is the only thing a STOP does: a place stays kept, and then a person is told.</summary>
    private static async Task<bool> OptsOut(Tx tx, TextedService service, Contact contact, IncomingText text, Reading reading)
    {
        if (contact.Number is not { } number)
            return false;
        if (reading.Wish is Wish.Stop)
            await Consent.OptOut(tx, number, "STOP", text.Id);
        else if (text.OptOut is OptOutWord.Stop)
            await Consent.OptOut(tx, number, "provider", text.Id);
        if (reading.Wish is not Wish.Stop)
            return false;

        if (service.House is { } house && (await MyTonight.Read(tx, house, contact.Person)).Mine is { } mine && mine.State.HasPlace())
            await KeepForPerson.For(tx, service.Id, contact.Person, text.Id, urgent: true);
        return true;
    }

    /// <summary>START says it in so many words; so does YES, because the provider takes it for START (and it is a yes besides).</summary>
    private static async Task<Contact> OptIn(Tx tx, Contact contact, IncomingText text, Reading reading)
    {
        if (text.OptOut is OptOutWord.Stop)
            return contact with { OptedOut = true };
        if (contact is not { OptedOut: true, Number: { } number } || reading.Wish is not (Wish.Start or Wish.Yes))
            return contact;

        await Consent.OptIn(tx, number, reading.Wish is Wish.Yes ? "YES" : "START", text.Id);
        return contact with { OptedOut = false };
    }

    /// <returns>What to say; null if the text is for a person to read.</returns>
    private static async Task<Outgoing?> Act(Tx tx, TextedService service, Contact contact, Wish wish, Says words)
    {
        if (wish is Wish.Start)
            return words.TextsAgain();

        // A place could not be confirmed, called off or even told to someone whom we cannot answer.
        if (contact.Number is null || service.IsQuiet || service.Current is null || service.House is not { } house)
            return null;

        return wish switch
        {
            Wish.Visit => words.Answer(await RequestVisit.For(tx, house, contact.Person)),
            Wish.Yes => words.Answer(await ConfirmVisit.For(tx, house, contact.Person)),
            Wish.No => await GiveUpPlace.WhileItIsOnlyHeld(tx, house, contact.Person) ? words.PlaceNotWanted() : null,
            Wish.NotComing => await GiveUpPlace.For(tx, house, contact.Person) ? words.PlaceGivenUp() : words.NothingToGiveUp(),
            Wish.List => words.Answer(await JoinList.For(tx, house, contact.Person)),
            Wish.OnMyWay => await StillComing.For(tx, house, contact.Person) ? words.SeeYouSoon() : null,
            Wish.Status => words.Status((await MyTonight.Read(tx, house, contact.Person)).Mine),
            _ => null,
        };
    }
}
