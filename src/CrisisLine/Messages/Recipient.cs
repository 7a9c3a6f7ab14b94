using CrisisLine.Data;
using CrisisLine.Domain.People;

namespace CrisisLine.Messages;

/// <summary>Where a text to a person would go, and what stands in its way.</summary>
internal sealed record Recipient(
    long Id, string? Style, string OurNumber, byte[] Number, bool HasTexted, string? Texts, Instant LastHeardAt, bool OptedOut,
    string TimeZone, string? UnsafeTimes)
{
    private SafeContact Rules => SafeContactColumns.Read(Texts, OptedOut, HasTexted, LastHeardAt, UnsafeTimes);

    /// <summary>
    /// The number they texted from last, of those that may be texted: a person may have several, and they chose the one they
    /// use. If none may, the last of all.
    /// </summary>
    /// <returns>Null if they never showed us a number, or the service has none to text from.</returns>
    public static Task<Recipient?> Find(Tx tx, int service, PersonId person) =>
        tx.OneOrNone<Recipient>(
            $"""
            select contact.id, contact.style, ours.number as our_number, contact.number, contact.has_texted, contact.texts, contact.last_heard_at,
                   contact.opted_out_at is not null as opted_out, service.time_zone,
                   {SafeContactColumns.UnsafeTimes}
            from contact_point contact
            join service on service.id = @service
            join lateral (
                select number from service_number where service_id = @service and not quiet order by number limit 1
            ) ours on true
            where contact.person_id = @person
            order by contact.opted_out_at is null
                     and (contact.texts = 'any' or contact.has_texted and contact.texts is distinct from 'none') desc nulls last,
                     contact.last_heard_at desc
            limit 1
            """, new { service, person });

    public bool TakesTexts(Tx tx) => Opened(tx) is { } to && Rules.TakesTexts(to);

    public TextObstacle? WhyNot(Tx tx) =>
        Opened(tx) is { } to ? Rules.WhyNot(to, tx.Now, DateTimeZoneProviders.Tzdb[TimeZone]) : TextObstacle.Landline;

    private PhoneNumber? Opened(Tx tx) => PhoneNumber.Read(tx.Keys.Open("contact_point.number", Number));
}

/// <summary>What a screen says before anybody writes: the very decision that is made when a text is written and when it leaves.</summary>
public static class CanBeTexted
{
    /// <returns>Null if they can be texted now.</returns>
    public static async Task<TextObstacle?> WhyNot(Tx tx, int service, PersonId person) =>
        await Recipient.Find(tx, service, person) is { } to ? to.WhyNot(tx) : TextObstacle.NoNumber;
}

/// <summary>The number that a text to somebody would go to now.</summary>
public static class TextedNumber
{
    /// <returns>Null if they cannot be texted.</returns>
    public static async Task<long?> Of(Tx tx, int service, PersonId person) =>
        await Recipient.Find(tx, service, person) is { } to && to.TakesTexts(tx) ? to.Id : null;
}
