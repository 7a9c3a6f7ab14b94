using CrisisLine.Data;
using CrisisLine.Domain.People;
using CrisisLine.Inbox;

namespace CrisisLine.Bookings;

/// <summary>What would make a visit easier, in the person's own words, for whoever works tonight.</summary>
public static class NoteAccess
{
    public static async Task For(Tx tx, int service, PersonId person, long request, string words)
    {
        await tx.Execute(
            "update visit_request set access_words = @words where id = @request",
            new { request, words = tx.Keys.Seal("visit_request.access_words", words) });
        await NoteForPerson.For(tx, service, person, NoteForPerson.Access, urgent: false);
    }
}
