using CrisisLine.Data;
using CrisisLine.Domain.People;

namespace CrisisLine.Messages;

/// <summary>A text that was handed to a sender; its attempt says whose news about it counts.</summary>
/// <param name="WasLost">It may have been sent: the answer to an earlier attempt was lost, and the provider has to be asked.</param>
public sealed record TextToSend(long Id, int Attempt, string To, string From, string Words, bool WasLost);

/// <summary>
/// Hands texts to a sender, each to one at a time. A sender that dies keeps a text for a minute; whether it was sent is
/// then looked up at the provider, because nobody else knows.
/// </summary>
public static class TextsToSend
{
    private static readonly Duration Lease = Duration.FromMinutes(1);

    public static async Task<IReadOnlyList<TextToSend>> Claim(Tx tx, int most)
    {
        var rows = await tx.Many<Row>(
            """
            with next as (
                select message.id, message.state, contact.number, contact.has_texted,
                       contact.opted_out_at is not null as opted_out
                from message
                join contact_point contact on contact.id = message.contact_point_id
                where message.state in ('queued', 'sending', 'unknown') and message.due_at <= @now
                order by message.due_at, message.id
                limit @most
                for update of message skip locked
                for share of contact skip locked
            )
            update message
            set state = case when next.opted_out and next.state = 'queued' then 'blocked'
                             when next.state = 'queued' then 'sending' else 'unknown' end,
                attempt = attempt + 1, due_at = @until, settled_at = case when next.opted_out then @now end
            from next
            where message.id = next.id
            returning message.id, message.attempt, next.number, next.has_texted, message.our_number, message.words, message.state
            """, new { most, now = tx.Now, until = tx.Now + Lease });

        var texts = new List<TextToSend>();
        foreach (var row in rows.Where(row => row.State != "blocked"))
            if (await Open(tx, row) is { } text)
                texts.Add(text);
        return texts;
    }

    /// <returns>Those of the provider's ids that no text of ours is known by.</returns>
    public static Task<IReadOnlyList<string>> NotOurs(Tx tx, string[] ids) =>
        tx.Many<string>(
            """
            select id
            from unnest(@ids) as candidate (id)
            where not exists (select from message where provider_id = candidate.id)
            """, new { ids });

    private static async Task<TextToSend?> Open(Tx tx, Row row)
    {
        var to = PhoneNumber.Read(tx.Keys.Open("contact_point.number", row.Number));
        if (to is { } number && (number.IsUkMobile || row.HasTexted))
            return new TextToSend(
                row.Id, row.Attempt, number.E164, row.OurNumber, tx.Keys.Open("message.words", row.Words),
                WasLost: row.State == "unknown");

        await tx.Execute("update message set state = 'blocked', settled_at = @now where id = @Id", new { row.Id, now = tx.Now });
        return null;
    }

    private sealed record Row(
        long Id, int Attempt, byte[] Number, bool HasTexted, string OurNumber, byte[] Words, string State);
}
