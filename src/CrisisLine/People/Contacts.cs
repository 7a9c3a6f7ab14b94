using CrisisLine.Data;
using CrisisLine.Domain.People;

namespace CrisisLine.People;

/// <summary>Someone we are in touch with, as far as a text tells.</summary>
/// <param name="Number">Their number's row; null if the sender withheld it, and then nothing links them to anyone.</param>
/// <param name="OptedOut">They texted STOP: nothing may be sent to this number, from any number or service of ours.</param>
public sealed record Contact(PersonId Person, long? Number, bool OptedOut);

public static class Contacts
{
    /// <summary>The person this number belongs to; a new one if we have never heard from it.</summary>
    /// <remarks>
    /// Holds the number's row until the end of the unit of work, so what one person sends is handled one after the
    /// other, and two first texts of one number become one person.
    /// </remarks>
    /// <param name="number">Null for a sender who withheld it: each of those is a person of their own (H-24).</param>
    public static async Task<Contact> Recognise(Tx tx, PhoneNumber? number)
    {
        var newcomer = new PersonId(Guid.CreateVersion7());
        if (number is not { } known)
        {
            await Add(tx, newcomer);
            return new Contact(newcomer, Number: null, OptedOut: false);
        }

        var row = await tx.One<Row>(
            """
            insert into contact_point (person_id, number, lookup, has_texted, first_seen_at, last_heard_at)
            values (@newcomer, @number, @lookup, true, @now, @now)
            on conflict (lookup) do update set last_heard_at = excluded.last_heard_at, has_texted = true
            returning id, person_id, opted_out_at is not null as opted_out
            """, new
            {
                newcomer,
                number = tx.Keys.Seal("contact_point.number", known.E164),
                lookup = tx.Keys.Lookup("contact_point.number", known.E164),
                now = tx.Now,
            });

        if (row.PersonId == newcomer)
            await Add(tx, newcomer);
        return new Contact(row.PersonId, row.Id, row.OptedOut);
    }

    private static Task Add(Tx tx, PersonId person) =>
        tx.Execute(
            "insert into person (id, codename, created_at) values (@person, @codename, @now)",
            new { person, codename = Codename.For(person), now = tx.Now });

    private sealed record Row(long Id, PersonId PersonId, bool OptedOut);
}
