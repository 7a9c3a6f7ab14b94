using CrisisLine.Data;
using CrisisLine.Domain.People;

namespace CrisisLine.Inbox;

/// <summary>Something that nobody texted and a person of ours must know, in the thread of whom it is about.</summary>
public static class NoteForPerson
{
    public const string Undelivered = "undelivered", OptedOut = "opted_out", Unanswered = "unanswered", HalfFinished = "half_finished",
        ContactChange = "contact_change", Access = "access", ClosedEarly = "closed_early", AsksForTaxi = "asks_for_taxi",
        AsksForCall = "asks_for_call", AsksForPerson = "asks_for_person", RangInSilence = "rang_in_silence", RangOff = "rang_off",
        RingWithOffer = "ring_with_offer", RingWithNo = "ring_with_no", OfferWaits = "offer_waits",
        NobodyOnCall = "nobody_on_call", CallWaits = "call_waits", CallNotKept = "call_not_kept",
        SomeoneElseAnswered = "someone_else_answered", ShortCall = "short_call", OtherNumber = "other_number",
        TaxiPlace = "taxi_place", TaxiByPhone = "taxi_by_phone", TaxiOverdue = "taxi_overdue", TaxiTell = "taxi_tell", NoTaxi = "no_taxi",
        NoWayHome = "no_way_home", DriverRang = "driver_rang", HomeUnheard = "home_unheard";

    /// <param name="message">The text of ours that it is about; null if there is none.</param>
    public static async Task For(Tx tx, int service, PersonId person, string kind, bool urgent, long? message = null)
    {
        var thread = await tx.One<Row>(
            $"""
            with open as (
                insert into thread (service_id, person_id, opened_at, last_text_at, urgent, urgent_at)
                values (@service, @person, @now, @now, @urgent, case when @urgent then @now end)
                on conflict (service_id, person_id) where closed_at is null
                do update set urgent = thread.urgent or excluded.urgent, urgent_at = {Escalation.UrgentAt}
                returning id, urgent_at
            ), noted as (
                insert into thread_note (thread_id, kind, message_id, noted_at)
                select id, @kind, @message, @now from open
            )
            select id, urgent_at from open
            """, new { service, person, kind, urgent, message, now = tx.Now });
        if (urgent && thread.UrgentAt == tx.Now)
            await Escalation.Begin(tx, thread.Id);
    }

    private sealed record Row(long Id, Instant? UrgentAt);
}
