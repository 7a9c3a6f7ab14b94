using CrisisLine.Data;
using CrisisLine.Domain.People;

namespace CrisisLine.People;

/// <summary>How a person may be reached by one of their numbers.</summary>
/// <param name="Ending">The last four digits, to tell two phones apart; nobody here sees more of it.</param>
/// <param name="Texts">any, reply_only or none; null: not said, which counts as reply_only.</param>
/// <param name="Style">named or plain; null counts as named.</param>
/// <param name="Voicemail">none, plain or named; null counts as none.</param>
/// <param name="NoRing">When not to ring, in their words.</param>
public sealed record NumberOfPerson(
    long Id, string Ending, bool IsCold, bool OptedOut, string? Texts, string? Style, string? Voicemail, string? CoverName, string? AskFor,
    string? NoRing, Instant LastHeardAt);

/// <summary>What they told us about themselves. All of it may be missing, and none of it is asked for twice.</summary>
public sealed record AboutPerson(
    PersonId Id, string DisplayName, string? ChosenName, string? Pronouns, string? WhatHelps, string? WhatDoesNot, string? Access, bool IsForgotten,
    IReadOnlyList<NumberOfPerson> Numbers)
{
    /// <summary>Every number of theirs was silent for so long that it may be somebody else's now (H-23).</summary>
    public bool IsCold => Numbers.Count > 0 && Numbers.All(number => number.IsCold);

    /// <returns>Null if there is no such person.</returns>
    public static async Task<AboutPerson?> Read(Tx tx, PersonId person)
    {
        var (people, numbers) = await tx.Both(
            new Query<Row>(
                """
                select person.codename, person.chosen_name, person.pronouns, person.what_helps, person.what_does_not,
                       person.erased_at is not null as is_forgotten,
                       (select access_words from visit_request where person_id = @person and access_words is not null order by id desc limit 1) as access
                from person
                where person.id = @person
                """, new { person }),
            new Query<NumberRow>(
                """
                select id, number, is_cold(last_heard_at, back_at, relinked_at, @now) as is_cold, opted_out_at is not null as opted_out, texts, style,
                       voicemail, cover_name, ask_for, no_ring_words, last_heard_at
                from contact_point
                where person_id = @person
                order by last_heard_at desc
                """, new { person, now = tx.Now }));
        return people is [var row] ? row.Seen(tx, person, [.. numbers.Select(number => number.Seen(tx))]) : null;
    }

    /// <summary>As they would say it themselves; empty words take it away.</summary>
    public static Task Write(Tx tx, PersonId person, string? name, string? pronouns, string? whatHelps, string? whatDoesNot) =>
        tx.Execute(
            """
            update person
            set chosen_name = @name, pronouns = @pronouns, what_helps = @helps, what_does_not = @doesNot
            where id = @person and erased_at is null
            """, new
            {
                person,
                name = name is { Length: > 0 } ? tx.Keys.Seal("person.chosen_name", name) : null,
                pronouns = pronouns is { Length: > 0 } ? tx.Keys.Seal("person.pronouns", pronouns) : null,
                helps = whatHelps is { Length: > 0 } ? tx.Keys.Seal("person.what_helps", whatHelps) : null,
                doesNot = whatDoesNot is { Length: > 0 } ? tx.Keys.Seal("person.what_does_not", whatDoesNot) : null,
            });

    private sealed record Row(
        string Codename, byte[]? ChosenName, byte[]? Pronouns, byte[]? WhatHelps, byte[]? WhatDoesNot, bool IsForgotten, byte[]? Access)
    {
        public AboutPerson Seen(Tx tx, PersonId person, IReadOnlyList<NumberOfPerson> numbers) => new(
            person, People.DisplayName.Of(tx, ChosenName, Codename), Open(tx, "person.chosen_name", ChosenName), Open(tx, "person.pronouns", Pronouns),
            Open(tx, "person.what_helps", WhatHelps), Open(tx, "person.what_does_not", WhatDoesNot),
            Open(tx, "visit_request.access_words", Access), IsForgotten, numbers);
    }

    private sealed record NumberRow(
        long Id, byte[] Number, bool IsCold, bool OptedOut, string? Texts, string? Style, string? Voicemail, byte[]? CoverName, byte[]? AskFor,
        byte[]? NoRingWords, Instant LastHeardAt)
    {
        public NumberOfPerson Seen(Tx tx) => new(
            Id, tx.Keys.Open("contact_point.number", Number)[^4..], IsCold, OptedOut, Texts, Style, Voicemail,
            Open(tx, "contact_point.cover_name", CoverName), Open(tx, "contact_point.ask_for", AskFor),
            Open(tx, "contact_point.no_ring_words", NoRingWords), LastHeardAt);
    }

    private static string? Open(Tx tx, string column, byte[]? cell) => cell is null ? null : tx.Keys.Open(column, cell);
}
