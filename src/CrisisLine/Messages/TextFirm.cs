using CrisisLine.Data;

namespace CrisisLine.Messages;

/// <summary>
/// A text to a firm, at the number that a manager set. It comes from the number that never says who we are, where there is one: a
/// driver who looks it up learns nothing (H-17).
/// </summary>
public static class TextFirm
{
    public static Task For(Tx tx, int service, string number, Outgoing text) =>
        tx.Execute(
            """
            insert into message (service_id, firm_number, our_number, sentence, words, purpose, subject, state, due_at, created_at)
            select @service, @number, number, @sentence, @words, @purpose, @subject, 'queued', @now, @now
            from service_number
            where service_id = @service
            order by quiet desc, number
            limit 1
            """, new
            {
                service,
                number,
                sentence = text.Sentence.Id,
                words = tx.Keys.Seal("message.words", text.Words(tx.Words, plain: false)),
                purpose = text.Promise?.Purpose,
                subject = text.Promise?.Subject,
                now = tx.Now,
            });
}
