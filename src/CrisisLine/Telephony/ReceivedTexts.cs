using CrisisLine.Data;
using CrisisLine.Domain.Conversations;
using CrisisLine.People;

namespace CrisisLine.Telephony;

/// <summary>What was delivered to us, and what we answered.</summary>
public static class ReceivedTexts
{
    // Texts never contain it, so it can part those that are kept together.
    private const char Between = '\u001e';

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

    public static async Task<IReadOnlyList<string>> Replies(Tx tx, string id) =>
        tx.Keys.Open("incoming_text.replies", await tx.One<byte[]>("select replies from incoming_text where id = @id", new { id }))
            .Split(Between, StringSplitOptions.RemoveEmptyEntries);

    public static Task Answer(Tx tx, string id, IReadOnlyList<string> replies) =>
        tx.Execute(
            "update incoming_text set replies = @replies where id = @id",
            new { id, replies = tx.Keys.Seal("incoming_text.replies", string.Join(Between, replies)) });
}
