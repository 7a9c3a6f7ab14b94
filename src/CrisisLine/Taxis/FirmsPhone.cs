using CrisisLine.Data;
using CrisisLine.Inbox;

namespace CrisisLine.Taxis;

/// <param name="IsLive">Asked for, or accepted, and not over.</param>
public sealed record JobOfFirm(long Id, long Journey, string Reference, bool IsLive);

/// <summary>The telephone of a taxi firm, as it texts us.</summary>
public static class FirmsPhone
{
    /// <summary>For so long a firm may still say something of a job.</summary>
    private static readonly Duration Lately = Duration.FromDays(2);

    /// <returns>The service that the number belongs to that was texted, or one for which this firm drives; null if it is no firm's phone, or no number of ours.</returns>
    public static Task<int?> Service(Tx tx, string from, string to) =>
        tx.OneOrNone<int?>(
            """
            select coalesce((select service_id from taxi_firm where number = @from and service_id = ours.service_id limit 1),
                            (select service_id from taxi_firm where number = @from order by service_id limit 1))
            from service_number ours
            where ours.number = @to
            """, new { from, to });

    public static Task<bool> Has(Tx tx, string text) => tx.One<bool>("select exists (select from firm_text where id = @text)", new { text });

    /// <summary>What this firm was asked for lately, also what was taken away from it again; the newest first.</summary>
    public static Task<IReadOnlyList<JobOfFirm>> Jobs(Tx tx, string number) =>
        tx.Many<JobOfFirm>(
            """
            select job.id, journey.id as journey, journey.reference, job.ended_at is null and journey.ended_at is null as is_live
            from taxi_job job
            join taxi_journey journey on journey.id = job.journey_id
            join taxi_firm firm on firm.service_id = journey.service_id and firm.rank = job.rank
            where firm.number = @number and job.asked_at > @lately
            order by job.id desc
            """, new { number, lately = tx.Now - Lately });

    public static Task Keep(Tx tx, string id, int service, long? journey, string words, bool understood) =>
        tx.Execute(
            """
            insert into firm_text (id, service_id, journey_id, received_at, words, understood)
            values (@id, @service, @journey, @now, @words, @understood)
            """, new { id, service, journey, now = tx.Now, words = tx.Keys.Seal("firm_text.words", words), understood });

    /// <summary>A person reads it with the journey that it may be about; without one it stands on the page of the taxis.</summary>
    public static async Task NeedsReading(Tx tx, long? journey)
    {
        if (journey is { } id && await HeldJourney.Lock(tx, id) is { } held)
            await NoteForPerson.For(tx, held.ServiceId, held.PersonId, NoteForPerson.TaxiPlace, urgent: true);
    }

    public static async Task<IReadOnlyList<FirmTextSeen>> Unread(Tx tx, int service) =>
        [.. (await tx.Many<Row>(
            "select id, received_at, words, journey_id from firm_text where service_id = @service and not understood and seen_at is null and words is not null order by received_at",
            new { service })).Select(row => new FirmTextSeen(row.Id, row.ReceivedAt, tx.Keys.Open("firm_text.words", row.Words), row.JourneyId))];

    /// <returns>False if there is none, or somebody has read it.</returns>
    public static async Task<bool> IsRead(Tx tx, int service, string text, Guid account) =>
        await tx.Execute(
            "update firm_text set seen_by = @account, seen_at = @now where id = @text and service_id = @service and seen_at is null",
            new { text, service, account, now = tx.Now }) == 1;

    /// <summary>References of tries that wait for an answer.</summary>
    public static Task<IReadOnlyList<string>> Tries(Tx tx, string number) =>
        tx.Many<string>(
            """
            select firm_try.reference
            from firm_try
            join taxi_firm firm on firm.service_id = firm_try.service_id and firm.rank = firm_try.rank
            where firm.number = @number and firm_try.made_at > @lately
            """, new { number, lately = tx.Now - Lately });

    public static Task TryIsAnswered(Tx tx, string reference) =>
        tx.Execute("update firm_try set answered_at = coalesce(answered_at, @now) where reference = @reference", new { reference, now = tx.Now });

    private sealed record Row(string Id, Instant ReceivedAt, byte[] Words, long? JourneyId);
}

/// <summary>What a firm texted and software did not understand.</summary>
public sealed record FirmTextSeen(string Id, Instant At, string Words, long? Journey);
