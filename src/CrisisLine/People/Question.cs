using CrisisLine.Data;

namespace CrisisLine.People;

/// <summary>What we asked a phone last. The next text of it may be the answer; if it is not, nothing is lost.</summary>
/// <param name="Kind">Which question; those who ask know their own.</param>
/// <param name="About">The row it is about.</param>
/// <param name="Detail">What A, B and C stood for.</param>
public sealed record Question(string Kind, long? About, string? Detail, Instant AskedAt)
{
    private static readonly Duration Life = Duration.FromHours(2);

    /// <returns>Null if it was asked too long ago to be what a text answers.</returns>
    public static Question? StillOpen(string kind, long? about, string? detail, Instant askedAt, Instant now) =>
        now - askedAt <= Life ? new Question(kind, about, detail, askedAt) : null;
}

/// <summary>Remembers the question that was asked, until it is answered or another is asked.</summary>
public static class Ask
{
    public static Task For(Tx tx, long number, string kind, long? about = null, string? detail = null) =>
        tx.Execute(
            """
            update contact_point set question = @kind, question_about = @about, question_detail = @detail, asked_at = @now
            where id = @number
            """, new { number, kind, about, detail, now = tx.Now });

    /// <summary>They were told that there is no rush, and are not told again tonight.</summary>
    public static Task NoMore(Tx tx, long number) =>
        tx.Execute("update contact_point set nudged_at = @now where id = @number", new { number, now = tx.Now });

    public static Task Nothing(Tx tx, long number) =>
        tx.Execute(
            "update contact_point set question = null, question_about = null, question_detail = null where id = @number", new { number });
}
