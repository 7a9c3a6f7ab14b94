using CrisisLine.Data;
using CrisisLine.Domain.People;

namespace CrisisLine.People;

/// <summary>Somebody on the telephone.</summary>
/// <param name="TakesTexts">What became of tonight can be texted to them.</param>
/// <param name="MayAskToText">Their phone takes texts, and they have never said whether ours are welcome.</param>
public sealed record Caller(Contact Contact, bool TakesTexts, bool MayAskToText)
{
    /// <summary>They can be rung back, if they say that it is safe.</summary>
    public bool ShowsNumber => Contact.Number is not null;

    public PersonId Person => Contact.Person;

    /// <summary>A person of their own, whatever anybody else did without a number (H-24).</summary>
    public static Caller WithoutNumber(PersonId person) => new(Contact.WithoutNumber(person), TakesTexts: false, MayAskToText: false);

    public static Caller From(Tx tx, Contacts.Row row)
    {
        var contact = Contacts.From(tx, row);
        var number = PhoneNumber.Read(tx.Keys.Open("contact_point.number", row.Number));
        bool Allows(TextRule rule) => number is { } known
            && new SafeContact(rule, row.OptedOut, row.HasTexted, row.LastHeardAt, []).AllowsText(known, tx.Now, DateTimeZone.Utc);

        var takesTexts = Allows(row.Texts switch { "any" => TextRule.Any, "none" => TextRule.None, _ => TextRule.ReplyOnly });
        return new Caller(contact, takesTexts, MayAskToText: !takesTexts && row.Texts is null && Allows(TextRule.Any));
    }
}
