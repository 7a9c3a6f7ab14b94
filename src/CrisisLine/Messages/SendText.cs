using CrisisLine.Data;
using CrisisLine.Domain.People;

namespace CrisisLine.Messages;

/// <summary>
/// A text to a person, written with the decision that made it. It leaves after the commit, if their rules for contact
/// still allow it then: that is asked in the transaction that hands it to the sender (H-07, H-26).
/// </summary>
public static class SendText
{
    /// <param name="isWanted">They said yes to this very text, for later: it goes also where we text only in reply. Whatever else they ruled holds.</param>
    /// <returns>False if this person cannot be texted; whoever promised something must find another way.</returns>
    public static async Task<bool> For(Tx tx, int service, PersonId person, Outgoing text, bool isWanted = false)
    {
        if (await Recipient.Find(tx, service, person) is not { } to || !to.TakesTexts(tx))
            return false;

        await tx.Execute(
            """
            insert into message (service_id, contact_point_id, our_number, sentence, words, purpose, subject, wanted, state, due_at, created_at)
            values (@service, @Id, @OurNumber, @sentence, @words, @purpose, @subject, @isWanted, 'queued', @now, @now)
            """, new
            {
                service,
                to.Id,
                to.OurNumber,
                sentence = text.Sentence.Id,
                words = tx.Keys.Seal("message.words", text.Words(tx.Words, to.Style is "plain")),
                purpose = text.Promise?.Purpose,
                subject = text.Promise?.Subject,
                isWanted,
                now = tx.Now,
            });
        return true;
    }
}
