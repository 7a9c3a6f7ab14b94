using CrisisLine.Data;

namespace CrisisLine.People;

/// <summary>Whether a person wants our texts. What they chose stays on record for ever, with the text that said so.</summary>
public static class Consent
{
    /// <summary>No text of ours goes to this number any more, whichever of our numbers or services it would come from.</summary>
    public static Task OptOut(Tx tx, long number, string cause, string? incomingText) =>
        Change(tx, number, "out", cause, incomingText, optedOutAt: tx.Now);

    public static Task OptIn(Tx tx, long number, string cause, string incomingText) =>
        Change(tx, number, "in", cause, incomingText, optedOutAt: null);

    // Said twice is chosen once: the record grows only when something changes.
    private static Task Change(Tx tx, long number, string choice, string cause, string? incomingText, Instant? optedOutAt) =>
        tx.Execute(
            """
            with changed as (
                update contact_point set opted_out_at = @optedOutAt
                where id = @number and (opted_out_at is null) <> (@optedOutAt::timestamptz is null)
                returning id
            )
            insert into consent (contact_point_id, channel, choice, cause, incoming_text_id, chosen_at)
            select id, 'sms', @choice, @cause, @incomingText, @now from changed
            """, new { number, choice, cause, incomingText, optedOutAt, now = tx.Now });
}
