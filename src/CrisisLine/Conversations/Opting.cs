using CrisisLine.Bookings;
using CrisisLine.Data;
using CrisisLine.Domain.Bookings;
using CrisisLine.Domain.Conversations;
using CrisisLine.Inbox;
using CrisisLine.Opening;
using CrisisLine.People;

namespace CrisisLine.Conversations;

/// <summary>Whether they want our texts at all, in their words or the provider's.</summary>
public static class Opting
{
    /// <summary>Opting out is the only thing a STOP does: a place stays kept, and then a person is told.</summary>
    /// <returns>True if that was all the text was about.</returns>
    public static async Task<bool> Out(Tx tx, TextedService service, Contact contact, IncomingText text, Reading reading)
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
    public static async Task<Contact> In(Tx tx, Contact contact, IncomingText text, Reading reading)
    {
        if (text.OptOut is OptOutWord.Stop)
            return contact with { OptedOut = true };
        if (contact is { Rules.Texts: "none", Number: { } } && reading.Wish is Wish.Start)
        {
            await ChooseContact.TextsAgain(tx, contact, text.Id);
            contact = contact with { Rules = contact.Rules with { Texts = "reply_only" } };
        }

        if (contact is not { OptedOut: true, Number: { } number } || reading.Wish is not (Wish.Start or Wish.Yes))
            return contact;

        await Consent.OptIn(tx, number, reading.Wish is Wish.Yes ? "YES" : "START", text.Id);
        return contact with { OptedOut = false };
    }
}
