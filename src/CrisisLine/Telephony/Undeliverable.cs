using CrisisLine.Data;
using CrisisLine.Domain.People;
using CrisisLine.Inbox;
using CrisisLine.Messages;
using CrisisLine.People;

namespace CrisisLine.Telephony;

/// <summary>A text of ours will not arrive: whoever promised something by it hears of it, and a person of ours is told.</summary>
public static class Undeliverable
{
    public static async Task Tell(Tx tx, Settled text, Receipts receipts)
    {
        // Somebody who asked to be forgotten is not written about; a firm is nobody's thread.
        if (text.ContactPointId is null)
        {
            await TellOfText.Lost(tx, receipts, text);
            return;
        }

        var person = await tx.One<PersonId>("select person_id from contact_point where id = @ContactPointId", text);
        // The promise first: it may hold a night, and a thread comes after that (docs/rooms.md).
        await TellOfText.Lost(tx, receipts, text);
        await NoteForPerson.For(tx, text.ServiceId, person, NoteForPerson.Undelivered, urgent: text.Purpose is not null, text.Id);
    }

    /// <summary>The provider says that they do not want our texts: it is what they chose, wherever they said it (H-07).</summary>
    public static Task OptOut(Tx tx, Settled text) => text.ContactPointId is { } number ? Consent.OptOut(tx, number, "provider", incomingText: null) : Task.CompletedTask;
}
