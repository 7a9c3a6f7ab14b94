using CrisisLine.Data;

namespace CrisisLine.Messages;

/// <summary>
/// What is said in the answer to a text itself. The provider sends it with that answer, so it is never posted; what
/// becomes of it is heard from the provider as for any other.
/// </summary>
public static class AnswerText
{
    public static async Task<IReadOnlyList<Answered>> With(
        Tx tx, int service, long? number, bool plain, string ourNumber, string incomingText, IReadOnlyList<Outgoing> texts)
    {
        if (texts.Count == 0)
            return [];

        var said = texts.Select(text => text.Words(tx.Words, plain)).ToArray();
        var ids = await tx.Many<long>(
            """
            insert into message (service_id, contact_point_id, our_number, sentence, words, purpose, subject, reply_to, state, due_at, created_at)
            select @service, @number, @ourNumber, sentence, words, purpose, subject, @incomingText, 'replied', @now, @now
            from unnest(@sentences, @words, @purposes, @subjects) with ordinality as said (sentence, words, purpose, subject, place)
            order by place
            returning id
            """, new
            {
                service,
                number,
                ourNumber,
                incomingText,
                sentences = texts.Select(text => text.Sentence.Id).ToArray(),
                words = said.Select(text => tx.Keys.Seal("message.words", text)).ToArray(),
                purposes = texts.Select(text => text.Promise?.Purpose).ToArray(),
                subjects = texts.Select(text => text.Promise?.Subject).ToArray(),
                now = tx.Now,
            });
        return [.. ids.Zip(said, (id, text) => new Answered(id, text))];
    }

    /// <summary>What was answered when this text came for the first time.</summary>
    public static async Task<IReadOnlyList<Answered>> Before(Tx tx, string incomingText) =>
        [.. (await tx.Many<Row>("select id, words from message where reply_to = @incomingText and words is not null order by id", new { incomingText }))
            .Select(row => new Answered(row.Id, tx.Keys.Open("message.words", row.Words)))];

    private sealed record Row(long Id, byte[] Words);
}

/// <param name="Message">The row by which the provider's news about it is known again.</param>
public sealed record Answered(long Message, string Words);
