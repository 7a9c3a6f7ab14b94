using CrisisLine.Data;
using CrisisLine.Domain.People;

namespace CrisisLine.People;

/// <summary>What a person told us about being reached; null is what they have not told.</summary>
/// <param name="Texts">any, reply_only or none.</param>
/// <param name="Style">named or plain.</param>
/// <param name="Voicemail">none, plain or named.</param>
public sealed record ContactRules(string? Texts, string? Style, string? Voicemail)
{
    public static readonly ContactRules NothingSaid = new(null, null, null);

    public bool IsPlain => Style is "plain";
}

/// <summary>What came of a wish about contact.</summary>
public enum ContactChange { Kept, APersonDecides }

/// <summary>
/// A person says how they may be reached. A stricter rule counts at once. A looser one than they said before does not: on a
/// shared phone it may be somebody else who says so, and a person of ours asks first (H-25).
/// </summary>
public static class ChooseContact
{
    private static readonly string[] Texts = ["any", "reply_only", "none"];
    private static readonly string[] Styles = ["named", "plain"];
    private static readonly string[] Voicemails = ["named", "plain", "none"];

    public static Task<ContactChange> MayText(Tx tx, Contact contact, string choice, string incomingText) =>
        Choose(tx, contact, "texts", Texts, contact.Rules.Texts, choice, incomingText);

    public static Task<ContactChange> Style(Tx tx, Contact contact, string choice, string incomingText) =>
        Choose(tx, contact, "style", Styles, contact.Rules.Style, choice, incomingText);

    public static Task<ContactChange> Voicemail(Tx tx, Contact contact, string choice, string incomingText) =>
        Choose(tx, contact, "voicemail", Voicemails, contact.Rules.Voicemail, choice, incomingText);

    /// <summary>START says in so many words that texts are welcome again.</summary>
    public static async Task TextsAgain(Tx tx, Contact contact, string incomingText)
    {
        await tx.Execute("update contact_point set texts = 'reply_only' where id = @Number", new { contact.Number });
        await Log(tx, contact.Number!.Value, "texts", "reply_only", asksAPerson: false, incomingText);
    }

    /// <summary>They said so by a key in a call; whoever holds a phone may say no, and yes only where nothing was said before.</summary>
    /// <returns>False if something stands already that this must not change.</returns>
    public static Task<bool> TextsByKey(Tx tx, long number, bool isWelcome, long call) =>
        WhereNothingStands(tx, number, isWelcome ? "any" : "none", call);

    /// <summary>They said to somebody who works here that a text is welcome.</summary>
    /// <returns>False if something stands already that this must not change.</returns>
    public static Task<bool> TextsAsked(Tx tx, long number) => WhereNothingStands(tx, number, "any", call: null);

    private static async Task<bool> WhereNothingStands(Tx tx, long number, string choice, long? call) =>
        await tx.OneOrNone<long?>(
            """
            with changed as (
                update contact_point set texts = @choice where id = @number and texts is null
                returning id
            )
            insert into contact_choice (contact_point_id, rule, choice, asks_a_person, call_id, chosen_at)
            select id, 'texts', @choice, false, @call, @now from changed
            returning id
            """, new { number, choice, call, now = tx.Now }) is not null;

    /// <summary>What to say to somebody else who answers; null to say sorry and ring off.</summary>
    public static Task CoverName(Tx tx, long number, string? name, string incomingText) =>
        Keep(tx, number, "cover_name", name is null ? null : tx.Keys.Seal("contact_point.cover_name", name), incomingText);

    public static Task AskFor(Tx tx, long number, string? name, string incomingText) =>
        Keep(tx, number, "ask_for", name is null ? null : tx.Keys.Seal("contact_point.ask_for", name), incomingText);

    /// <param name="words">Theirs, for a person to read; null if all times are fine.</param>
    /// <param name="times">What of it we can keep to by ourselves.</param>
    public static async Task NoRinging(Tx tx, long number, string? words, IReadOnlyList<UnsafeTime> times, string incomingText)
    {
        var kept = words is null ? null : tx.Keys.Seal("contact_point.no_ring_words", words);
        await Keep(tx, number, "no_ring_words", kept, incomingText, rule: "no_ring");
        foreach (var time in times)
            await tx.Execute(
                "insert into unsafe_time (contact_point_id, from_time, until_time) values (@number, @From, @Until)",
                new { number, time.From, time.Until });
    }

    /// <param name="strictness">From the loosest on.</param>
    private static async Task<ContactChange> Choose(
        Tx tx, Contact contact, string rule, string[] strictness, string? stands, string choice, string incomingText)
    {
        var loosens = stands is not null && Array.IndexOf(strictness, choice) < Array.IndexOf(strictness, stands);
        if (!loosens)
            await tx.Execute($"update contact_point set {rule} = @choice where id = @Number", new { contact.Number, choice });
        await Log(tx, contact.Number!.Value, rule, choice, loosens, incomingText);
        return loosens ? ContactChange.APersonDecides : ContactChange.Kept;
    }

    private static async Task Keep(Tx tx, long number, string column, byte[]? words, string incomingText, string? rule = null)
    {
        await tx.Execute($"update contact_point set {column} = @words where id = @number", new { number, words });
        await Log(tx, number, rule ?? column, words is null ? "not said" : "said", asksAPerson: false, incomingText);
    }

    private static Task Log(Tx tx, long number, string rule, string choice, bool asksAPerson, string incomingText) =>
        tx.Execute(
            """
            insert into contact_choice (contact_point_id, rule, choice, asks_a_person, incoming_text_id, chosen_at)
            values (@number, @rule, @choice, @asksAPerson, @incomingText, @now)
            """, new { number, rule, choice, asksAPerson, incomingText, now = tx.Now });
}
