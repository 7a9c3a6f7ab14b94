using CrisisLine.Data;
using CrisisLine.Domain.People;

namespace CrisisLine.People;

/// <summary>
/// Rules for contact that one of us writes down after talking with the person: the only way in which a rule becomes looser
/// than it was (H-25).
/// </summary>
/// <param name="Texts">any, reply_only or none.</param>
/// <param name="Style">named or plain.</param>
/// <param name="Voicemail">none, plain or named.</param>
public sealed record WrittenRules(string Texts, string Style, string Voicemail, string? CoverName, string? AskFor)
{
    private const int LongestName = 60;

    /// <returns>Null if it cannot be meant.</returns>
    public static WrittenRules? Read(string? texts, string? style, string? voicemail, string? coverName, string? askFor) =>
        texts is "any" or "reply_only" or "none" && style is "named" or "plain" && voicemail is "none" or "plain" or "named"
        && coverName is not { Length: > LongestName } && askFor is not { Length: > LongestName }
            ? new WrittenRules(texts!, style!, voicemail!, coverName?.Trim(), askFor?.Trim())
            : null;

}

/// <summary>Writes them down, with who spoke with the person.</summary>
public static class WriteContactRules
{
    /// <returns>False if they have no such number. Whoever opted out stays opted out: only they can take that back.</returns>
    public static async Task<bool> For(Tx tx, PersonId person, long number, WrittenRules rules, Guid account)
    {
        var before = await tx.OneOrNone<Stands>(
            "select texts, style, voicemail from contact_point where id = @number and person_id = @person for no key update", new { number, person });
        if (before is null)
            return false;

        await tx.Execute(
            """
            update contact_point
            set texts = @Texts, style = @Style, voicemail = @Voicemail, cover_name = @cover, ask_for = @ask
            where id = @number
            """, new
            {
                number,
                rules.Texts,
                rules.Style,
                rules.Voicemail,
                cover = rules.CoverName is { Length: > 0 } cover ? tx.Keys.Seal("contact_point.cover_name", cover) : null,
                ask = rules.AskFor is { Length: > 0 } ask ? tx.Keys.Seal("contact_point.ask_for", ask) : null,
            });
        foreach (var (rule, was, now) in new[] { ("texts", before.Texts, rules.Texts), ("style", before.Style, rules.Style), ("voicemail", before.Voicemail, rules.Voicemail) })
            if (was != now)
                await tx.Execute(
                    """
                    insert into contact_choice (contact_point_id, rule, choice, asks_a_person, account_id, chosen_at)
                    values (@number, @rule, @choice, false, @account, @now)
                    """, new { number, rule, choice = now, account, now = tx.Now });
        return true;
    }

    private sealed record Stands(string? Texts, string? Style, string? Voicemail);
}
