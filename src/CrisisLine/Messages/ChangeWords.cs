using CrisisLine.Data;
using CrisisLine.Domain.Words;

namespace CrisisLine.Messages;

/// <summary>A sentence as it is said now, or from some instant on.</summary>
/// <param name="By">Name of the colleague who changed it; null: it is what the program comes with.</param>
public sealed record Worded(long Id, string Sentence, bool Plain, string Words, Instant From, string? By);

/// <summary>What the sentences said, say, and will say.</summary>
public static class WordsKept
{
    /// <returns>What each variant says now.</returns>
    public static Task<IReadOnlyList<Worded>> Now(Tx tx) =>
        Read(tx, "distinct on (wording.sentence, wording.plain)", "wording.effective_at <= @now", null);

    /// <returns>Everything that one sentence ever said and will say, the newest first of each variant.</returns>
    public static Task<IReadOnlyList<Worded>> Of(Tx tx, string sentence) =>
        Read(tx, "", "wording.sentence = @sentence", sentence);

    private static Task<IReadOnlyList<Worded>> Read(Tx tx, string which, string where, string? sentence) =>
        tx.Many<Worded>(
            $"""
            select {which} wording.id, wording.sentence, wording.plain, wording.words, wording.effective_at as "from",
                account.name as by
            from wording
            left join account on account.id::text = wording.changed_by
            where wording.language = 'en' and {where}
            order by wording.sentence, wording.plain, wording.effective_at desc, wording.id desc
            """, new { sentence, now = tx.Now });
}

/// <summary>
/// The team says a sentence otherwise, from now or from some instant on. What was said before stays in its history; to go
/// back is to say it again as it was.
/// </summary>
public static class ChangeWords
{
    /// <param name="from">Null: from now on.</param>
    /// <returns>Why these words cannot be said, a sentence each; empty if they are kept.</returns>
    public static async Task<IReadOnlyList<string>> For(Tx tx, NewWords wanted, Instant? from, Guid by)
    {
        if (wanted.Faults() is { Count: > 0 } faults)
            return faults;
        if (from < tx.Now)
            return ["Words can be changed from now on; what was said stays as it was said."];

        await tx.Execute(
            """
            insert into wording (sentence, plain, language, words, effective_at, changed_by)
            values (@Id, @Plain, 'en', @Text, @from, @by)
            """, new { wanted.Sentence.Id, wanted.Plain, wanted.Text, from = from ?? tx.Now, by = by.ToString() });
        return [];
    }
}
