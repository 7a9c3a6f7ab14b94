using CrisisLine.Data;
using CrisisLine.Domain.Words;

namespace CrisisLine.Messages;

/// <summary>
/// Writes down the words that the program comes with, as the first of each sentence's history. What somebody here changed
/// stays; a sentence that nobody touched takes on what a newer release says.
/// </summary>
public static class SeedWording
{
    private const string TheProgram = "CrisisLine";

    public static async Task For(Tx tx)
    {
        var both = Sentences.All.Concat(Scripts.All).SelectMany(sentence => new[] { (sentence.Id, Plain: false, Words: sentence.Text), (sentence.Id, Plain: true, Words: sentence.Plain ?? sentence.Text) }).ToList();
        await tx.Execute(
            """
            insert into wording (sentence, plain, language, words, effective_at, changed_by)
            select new.sentence, new.plain, 'en', new.words, @now, @TheProgram
            from unnest(@sentences, @plains, @words) as new (sentence, plain, words)
            left join lateral (
                select words, changed_by
                from wording
                where sentence = new.sentence and plain = new.plain and language = 'en'
                order by effective_at desc, id desc
                limit 1
            ) last on true
            where last.words is null or (last.changed_by = @TheProgram and last.words <> new.words)
            """, new
            {
                now = tx.Now,
                TheProgram,
                sentences = both.ConvertAll(one => one.Id).ToArray(),
                plains = both.ConvertAll(one => one.Plain).ToArray(),
                words = both.ConvertAll(one => one.Words).ToArray(),
            });
    }
}
