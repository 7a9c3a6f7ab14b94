using CrisisLine.Data;
using CrisisLine.Domain.People;
using CrisisLine.Inbox;
using CrisisLine.Messages;

namespace CrisisLine.Bookings;

/// <summary>A person hears what became of their request. Where no text may go, somebody who works here finds another way.</summary>
public static class Tell
{
    public static async Task For(Tx tx, int service, PersonId person, Outgoing text)
    {
        if (!await SendText.For(tx, service, person, text))
            await NoteForPerson.For(tx, service, person, NoteForPerson.Unanswered, urgent: true);
    }
}
