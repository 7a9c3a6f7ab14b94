using CrisisLine.Data;
using CrisisLine.Domain.Conversations;
using CrisisLine.Domain.People;
using CrisisLine.People;

namespace CrisisLine.Telephony;

/// <summary>What was delivered to us.</summary>
public static class ReceivedTexts
{
    /// <returns>False if the same text was delivered before; the wait for that delivery to finish is in here.</returns>
    public static async Task<bool> AddIfNew(Tx tx, int service, IncomingText text, Contact contact) =>
        await tx.Execute(
            """
            insert into incoming_text (id, service_id, contact_point_id, person_id, received_at, words, media)
            values (@Id, @service, @Number, @Person, @now, @words, @media)
            on conflict (id) do nothing
            """, new
            {
                text.Id,
                service,
                contact.Number,
                contact.Person,
                now = tx.Now,
                words = tx.Keys.Seal("incoming_text.words", text.Words),
                media = text.Media.Count > 0 ? tx.Keys.Seal("incoming_text.media", string.Join('\n', text.Media)) : null,
            }) == 1;

    /// <summary>The words of single texts, such as those in which somebody told where they are.</summary>
    public static Task Forget(Tx tx, IReadOnlyList<string> texts) =>
        tx.Execute("update incoming_text set words = null, media = null where id = any(@texts)", new { texts = texts.ToArray() });

    /// <summary>Their words are gone; the rows stay, so that a late second delivery does not begin anything anew.</summary>
    public static Task Forget(Tx tx, PersonId person) =>
        tx.Execute("update incoming_text set words = null, media = null, contact_point_id = null where person_id = @person", new { person });
}
