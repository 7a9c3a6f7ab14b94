using CrisisLine.Data;

namespace CrisisLine.Messages;

/// <summary>
/// A text to a supporter, at the number that they have when it leaves: it is written with the decision that made it, and whoever
/// has left us by then is not texted.
/// </summary>
public static class TextColleague
{
    public static Task For(Tx tx, int service, long supporter, Outgoing text) =>
        tx.Execute(
            """
            insert into message (service_id, supporter_id, our_number, sentence, words, purpose, subject, state, due_at, created_at)
            select @service, @supporter, number, @sentence, @words, @purpose, @subject, 'queued', @now, @now
            from service_number
            where service_id = @service and not quiet
            order by number
            limit 1
            """, new
            {
                service,
                supporter,
                sentence = text.Sentence.Id,
                words = tx.Keys.Seal("message.words", text.Words(tx.Words, plain: false)),
                purpose = text.Promise?.Purpose,
                subject = text.Promise?.Subject,
                now = tx.Now,
            });
}
