using CrisisLine.Data;
using CrisisLine.Domain.People;

namespace CrisisLine.People;

/// <summary>Someone we are in touch with, as far as a text or a ring tells.</summary>
/// <param name="Number">Their number's row; null if the sender withheld it, and then nothing links them to anyone.</param>
/// <param name="OptedOut">They texted STOP: nothing may be sent to this number, from any number or service of ours.</param>
/// <param name="Rules">How they may be reached, as far as they told us.</param>
/// <param name="Asked">What we last asked them, if it is still open.</param>
/// <param name="KnowsNotice">They were told what stays with us.</param>
/// <param name="HasName">They told us a name, now or another time; nobody is asked the same thing twice.</param>
public sealed record Contact(
    PersonId Person, long? Number, bool OptedOut, ContactRules Rules, Question? Asked, bool KnowsNotice, bool HasName)
{
    /// <summary>Somebody who withheld their number: a person of their own, whatever others wrote before (H-24).</summary>
    public static Contact WithoutNumber(PersonId newcomer) =>
        new(newcomer, Number: null, OptedOut: false, ContactRules.NothingSaid, Asked: null, KnowsNotice: false, HasName: false);

    /// <summary>Nothing may be said to them by text, not even an answer: a person of ours finds another way.</summary>
    public bool IsSilent => Number is null || OptedOut || Rules.Texts is "none";
}

public static class Contacts
{
    /// <summary>The person this number belongs to; a new one if we have never heard from it.</summary>
    /// <remarks>
    /// Holds the number's row until the end of the unit of work, so what one person sends is handled one after the
    /// other, and two first texts of one number become one person.
    /// </remarks>
    /// <param name="newcomer">Whoever it is, if it is nobody we know. The number decides: it is written first.</param>
    public static Query<Row> Recognise(Tx tx, PhoneNumber number, PersonId newcomer) => Meet(
        tx, number, newcomer, hasTexted: true,
        """
        set last_heard_at = excluded.last_heard_at, has_texted = true, back_at = case
            when is_cold(contact_point.last_heard_at, null, contact_point.relinked_at, excluded.last_heard_at) then excluded.last_heard_at
            else contact_point.back_at end
        """);

    /// <summary>
    /// The same for whoever rings. A ring is no text: that a phone takes texts, or that somebody looks at theirs just now, is
    /// not known by it (H-06, H-26).
    /// </summary>
    public static Query<Row> RecogniseCaller(Tx tx, PhoneNumber number, PersonId newcomer) => Meet(
        tx, number, newcomer, hasTexted: false, "set has_texted = contact_point.has_texted");

    /// <summary>What we know of a number, held until the end of the unit of work.</summary>
    public static Query<Row> Hold(long number) => new(
        """
        select contact.id, contact.person_id, opted_out_at is not null as opted_out, texts, style, voicemail,
               question, question_about, question_detail, asked_at, notice_given_at is not null as knows_notice,
               person.chosen_name is not null as has_name, has_texted, number, last_heard_at
        from contact_point contact
        join person on person.id = contact.person_id
        where contact.id = @number
        for no key update of contact
        """, new { number });

    private static Query<Row> Meet(Tx tx, PhoneNumber number, PersonId newcomer, bool hasTexted, string update) => new(
        $"""
        with heard as (
            insert into contact_point (person_id, number, lookup, has_texted, first_seen_at, last_heard_at)
            values (@newcomer, @number, @lookup, @hasTexted, @now, @now)
            on conflict (lookup) do update {update}
            returning *
        ), newly_met as (
            insert into person (id, codename, created_at)
            select @newcomer, @codename, @now from heard where person_id = @newcomer
        )
        select id, person_id, opted_out_at is not null as opted_out, texts, style, voicemail,
               question, question_about, question_detail, asked_at, notice_given_at is not null as knows_notice,
               coalesce((select chosen_name is not null from person where id = heard.person_id), false) as has_name,
               has_texted, number, last_heard_at
        from heard
        """, new
        {
            newcomer,
            codename = Codename.For(newcomer),
            number = tx.Keys.Seal("contact_point.number", number.E164),
            lookup = tx.Keys.Lookup("contact_point.number", number.E164),
            hasTexted,
            now = tx.Now,
        });

    public static Contact From(Tx tx, Row row) => new(
        row.PersonId, row.Id, row.OptedOut, new ContactRules(row.Texts, row.Style, row.Voicemail), row.Asked(tx.Now), row.KnowsNotice,
        row.HasName);

    /// <summary>Someone who withheld their number is written down only when their text is known to be new.</summary>
    public static Task AddWithoutNumber(Tx tx, PersonId newcomer) =>
        tx.Execute(
            "insert into person (id, codename, created_at) values (@newcomer, @codename, @now)",
            new { newcomer, codename = Codename.For(newcomer), now = tx.Now });

    /// <summary>They have been told what stays with us, and need not be told again.</summary>
    public static Task HasNotice(Tx tx, long number) =>
        tx.Execute("update contact_point set notice_given_at = @now where id = @number", new { number, now = tx.Now });

    /// <summary>What this person would like to be called.</summary>
    public static Task Call(Tx tx, PersonId person, string name) =>
        tx.Execute("update person set chosen_name = @name where id = @person", new { person, name = tx.Keys.Seal("person.chosen_name", name) });

    /// <summary>What we know of a number.</summary>
    public sealed record Row(
        long Id, PersonId PersonId, bool OptedOut, string? Texts, string? Style, string? Voicemail,
        string? Question, long? QuestionAbout, string? QuestionDetail, Instant? AskedAt, bool KnowsNotice, bool HasName, bool HasTexted,
        byte[] Number, Instant LastHeardAt)
    {
        public Question? Asked(Instant now) =>
            Question is { } kind && AskedAt is { } at ? People.Question.StillOpen(kind, QuestionAbout, QuestionDetail, at, now) : null;
    }
}
