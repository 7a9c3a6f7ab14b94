using CrisisLine.Data;
using CrisisLine.Domain.People;
using CrisisLine.Domain.Taxis;
using CrisisLine.Domain.Words;
using CrisisLine.Inbox;
using CrisisLine.Messages;

namespace CrisisLine.Taxis;

/// <summary>What the passenger hears, and only what is true: a car when a firm has said which, a delay when it has said how long.</summary>
internal static class TellPassenger
{
    /// <summary>Which car comes. Told again only if another one comes.</summary>
    public static async Task Car(Tx tx, HeldJourney journey, Instant at, string car, string registration)
    {
        if (journey.Told == registration)
            return;
        await tx.Execute("update taxi_journey set told = @registration where id = @Id", new { journey.Id, registration });
        await Say(tx, journey, Outgoing.Of(journey.Direction is Direction.Out ? Sentences.TaxiBooked : Sentences.TaxiHomeBooked, new Fillers
        {
            ["t"] = journey.Spoken(at),
            ["car"] = car,
            ["reg"] = registration,
            ["word"] = journey.Word,
        }));
    }

    public static async Task Late(Tx tx, HeldJourney journey, Instant at) =>
        await Say(tx, journey, Outgoing.Of(Sentences.TaxiLate, new Fillers { ["t"] = journey.Spoken(at), ["num"] = await OurNumber(tx, journey.ServiceId) }));

    /// <summary>A person of the team rings, and is rung about it first, so that it is true.</summary>
    public static async Task NoTaxi(Tx tx, HeldJourney journey)
    {
        if (journey.Direction is Direction.Out)
            await SendText.For(tx, journey.ServiceId, journey.PersonId, Outgoing.Of(Sentences.NoTaxiToBeHad));
        await NoteForPerson.For(tx, journey.ServiceId, journey.PersonId, NoteForPerson.NoTaxi, urgent: true);
    }

    private static async Task Say(Tx tx, HeldJourney journey, Outgoing words)
    {
        if (!await SendText.For(tx, journey.ServiceId, journey.PersonId, words))
            await NoteForPerson.For(tx, journey.ServiceId, journey.PersonId, NoteForPerson.TaxiTell, urgent: true);
    }

    /// <summary>The one that people ring, as it is written in a text.</summary>
    private static async Task<string> OurNumber(Tx tx, int service)
    {
        var number = await tx.One<string>("select number from service_number where service_id = @service order by quiet, number limit 1", new { service });
        return PhoneNumber.Read(number)?.Written ?? number;
    }
}
