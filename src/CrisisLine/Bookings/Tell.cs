using CrisisLine.Data;
using CrisisLine.Domain.People;
using CrisisLine.Inbox;
using CrisisLine.Messages;

namespace CrisisLine.Bookings;

/// <summary>
/// A person hears what became of their request. Where no text may go, somebody who works here is asked, urgently, to ring: a
/// machine never speaks to whoever happens to pick up (H-04). Somebody who hid their number hears it when they ring again.
/// </summary>
public static class Tell
{
    /// <param name="otherwise">What a person is asked to do where no text may go; null if it is not worth a ring.</param>
    public static async Task For(Tx tx, int service, PersonId person, Outgoing text, string? otherwise = NoteForPerson.Unanswered)
    {
        if (await SendText.For(tx, service, person, text) || otherwise is null)
            return;

        var canBeRung = await tx.One<bool>("select exists (select from contact_point where person_id = @person)", new { person });
        if (canBeRung)
            await NoteForPerson.For(tx, service, person, otherwise, urgent: true);
        else if (otherwise is NoteForPerson.RingWithOffer)
            await NoteForPerson.For(tx, service, person, NoteForPerson.OfferWaits, urgent: false);
    }
}
