using CrisisLine.Data;
using CrisisLine.Domain.People;

namespace CrisisLine.Supporters;

/// <summary>What we asked somebody of the team by text, and what it is about.</summary>
/// <param name="Subject">The row that it is about; which table, the kind says.</param>
public sealed record TeamQuestion(long Id, int ServiceId, string Kind, long Subject, Instant AskedAt)
{
    /// <summary>Whether they will be there; whether they could cover; whether they are there; whether all is well.</summary>
    public const string Shift = "shift", Cover = "cover", Gap = "gap", CheckIn = "check_in";
}

/// <summary>Questions to the team. The newest that a word can answer is the one that it answers.</summary>
public static class TeamQuestions
{
    /// <summary>Older ones are no use to anybody, whatever was answered.</summary>
    private static readonly Duration Life = Duration.FromHours(36);

    public static Task Ask(Tx tx, int service, long supporter, string kind, long subject) =>
        tx.Execute(
            """
            insert into team_question (supporter_id, service_id, kind, subject, asked_at) values (@supporter, @service, @kind, @subject, @now)
            on conflict (supporter_id, kind, subject) where ended_at is null do update set asked_at = excluded.asked_at
            """, new { supporter, service, kind, subject, now = tx.Now });

    /// <summary>The newest first.</summary>
    public static Task<IReadOnlyList<TeamQuestion>> Open(Tx tx, long supporter) =>
        tx.Many<TeamQuestion>(
            """
            select id, service_id, kind, subject, asked_at
            from team_question
            where supporter_id = @supporter and ended_at is null and asked_at > @since
            order by asked_at desc, id desc
            """, new { supporter, since = tx.Now - Life });

    /// <summary>Nobody waits for an answer any more.</summary>
    /// <param name="supporter">Null for whoever was asked.</param>
    public static Task End(Tx tx, string kind, long subject, long? supporter = null) =>
        tx.Execute(
            """
            update team_question set ended_at = @now
            where kind = @kind and subject = @subject and ended_at is null and (@supporter::bigint is null or supporter_id = @supporter)
            """, new { kind, subject, supporter, now = tx.Now });
}

/// <summary>Somebody of the team, by the phone that they text from.</summary>
public sealed record TextingSupporter(long Id, string Name)
{
    /// <summary>Held until the end of the unit of work, so that what one phone sends is handled one after the other.</summary>
    /// <returns>Null if it is nobody's of the team.</returns>
    public static Task<TextingSupporter?> Hold(Tx tx, PhoneNumber phone) =>
        tx.OneOrNone<TextingSupporter>(
            "select id, name from supporter where phone_lookup = @lookup and ended_at is null for no key update",
            new { lookup = tx.Keys.Lookup("supporter.phone", phone.E164) });
}
