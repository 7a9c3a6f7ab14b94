using CrisisLine.Data;
using CrisisLine.Domain.People;

namespace CrisisLine.Messages;

/// <summary>
/// A text to a person, written with the decision that made it. It leaves after the commit, if their rules for contact
/// still allow it then: that is asked in the transaction that hands it to the sender (H-07, H-26).
/// </summary>
public static class SendText
{
    /// <returns>False if this person cannot be texted; whoever promised something must find another way.</returns>
    public static async Task<bool> For(Tx tx, int service, PersonId person, Outgoing text)
    {
        // The number they texted from last; a person may have several, and they chose the one they use.
        var to = await tx.OneOrNone<Recipient>(
            """
            select contact.id, contact.style, ours.number as our_number, contact.has_texted, contact.number
            from contact_point contact
            join lateral (
                select number from service_number where service_id = @service and not quiet order by number limit 1
            ) ours on true
            where contact.person_id = @person and contact.opted_out_at is null
              and (contact.texts = 'any' or contact.has_texted and contact.texts is distinct from 'none')
            order by contact.last_heard_at desc
            limit 1
            """, new { service, person });
        if (to is null || !to.TakesTexts(tx))
            return false;

        await tx.Execute(
            """
            insert into message (service_id, contact_point_id, our_number, sentence, words, purpose, subject, state, due_at, created_at)
            values (@service, @Id, @OurNumber, @sentence, @words, @purpose, @subject, 'queued', @now, @now)
            """, new
            {
                service,
                to.Id,
                to.OurNumber,
                sentence = text.Sentence.Id,
                words = tx.Keys.Seal("message.words", text.Words(tx.Words, to.Style is "plain")),
                purpose = text.Promise?.Purpose,
                subject = text.Promise?.Subject,
                now = tx.Now,
            });
        return true;
    }

    private sealed record Recipient(long Id, string? Style, string OurNumber, bool HasTexted, byte[] Number)
    {
        // To a landline a text is read aloud to whoever picks up (H-06).
        public bool TakesTexts(Tx tx) =>
            HasTexted || PhoneNumber.Read(tx.Keys.Open("contact_point.number", Number)) is { IsUkMobile: true };
    }
}
