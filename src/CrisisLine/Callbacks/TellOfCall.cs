using CrisisLine.Data;
using CrisisLine.Domain.Visits;

namespace CrisisLine.Callbacks;

/// <summary>What a supporter tells of a call: all of it optional, all of it from what the person said.</summary>
/// <param name="Words">In three parts, for the person to read; null for none.</param>
/// <param name="Issues">By their codes (<see cref="PresentingIssues"/>).</param>
/// <param name="FeelingBefore">0 calm, 10 worst; only what they said.</param>
public sealed record ToldOfCall(NoteWords? Words, IReadOnlyCollection<string> Issues, int? FeelingBefore, int? FeelingAfter)
{
    /// <returns>Null if an issue is none of ours, or a feeling is not from 0 to 10.</returns>
    public static ToldOfCall? Read(NoteWords? words, IReadOnlyCollection<string> issues, int? before, int? after) =>
        issues.All(PresentingIssues.All.Contains) && Fits(before) && Fits(after) ? new ToldOfCall(words, [.. issues.Distinct()], before, after) : null;

    private static bool Fits(int? feeling) => feeling is null or (>= 0 and <= 10);
}

/// <summary>Whoever rang somebody writes down what it was about. What was written before stays as it was.</summary>
public static class TellOfCall
{
    /// <returns>False if it was not their call, or nobody picked up.</returns>
    public static async Task<bool> For(Tx tx, long attempt, long supporter, ToldOfCall told)
    {
        if (await HeldAttempt.Lock(tx, attempt) is not { Attempt: { AnsweredAt: not null } call } || call.SupporterId != supporter)
            return false;

        await tx.Execute(
            """
            update callback_attempt
            set feeling_before = coalesce(@FeelingBefore, feeling_before), feeling_after = coalesce(@FeelingAfter, feeling_after)
            where id = @attempt
            """, new { attempt, told.FeelingBefore, told.FeelingAfter });
        await tx.Execute(
            "insert into call_issue (attempt_id, code) select @attempt, unnest(@issues) on conflict do nothing", new { attempt, issues = told.Issues.ToArray() });
        if (told.Words is { } words)
            await tx.Execute(
                """
                insert into call_note (attempt_id, told_us, we_did, would_like, written_at)
                values (@attempt, @toldUs, @weDid, @wouldLike, @now)
                """, new
                {
                    attempt,
                    toldUs = words.ToldUs is { } said ? tx.Keys.Seal("call_note.told_us", said) : null,
                    weDid = words.WeDid is { } did ? tx.Keys.Seal("call_note.we_did", did) : null,
                    wouldLike = words.WouldLike is { } like ? tx.Keys.Seal("call_note.would_like", like) : null,
                    now = tx.Now,
                });
        return true;
    }
}
