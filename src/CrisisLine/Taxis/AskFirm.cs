using CrisisLine.Data;
using CrisisLine.Inbox;

namespace CrisisLine.Taxis;

/// <summary>
/// Asks the next firm for a car; when none is left, a person of the team, with the words to read out. A firm that is passed over is
/// told so, and the last one may still say yes late.
/// </summary>
internal static class AskFirm
{
    public static async Task Next(Tx tx, HeldJourney journey)
    {
        var tried = await tx.Many<int>("select rank from taxi_job where journey_id = @Id", new { journey.Id });
        if ((await Firms.For(tx, journey.ServiceId, journey.PersonId)).FirstOrDefault(firm => !tried.Contains(firm.Rank)) is not { } firm)
            await LeaveToPerson(tx, journey, urgent: true);
        else if (firm.Channel == Firm.Manual)
            await LeaveToPerson(tx, journey, urgent: tried.Count > 0);
        else
            await Ask(tx, journey, firm);
    }

    /// <summary>The next thing that a firm is to be told of a job.</summary>
    /// <param name="kind">book, remind, cancel, where or look.</param>
    public static Task Send(Tx tx, long job, string kind) =>
        tx.Execute("insert into taxi_errand (job_id, kind, due_at, made_at) values (@job, @kind, @now, @now)", new { job, kind, now = tx.Now });

    public static async Task LeaveToPerson(Tx tx, HeldJourney journey, bool urgent)
    {
        await tx.Execute("update taxi_journey set state = 'manual', pressed_at = case when @urgent then @now else pressed_at end where id = @Id", new { journey.Id, urgent, now = tx.Now });
        await NoteForPerson.For(tx, journey.ServiceId, journey.PersonId, NoteForPerson.TaxiByPhone, urgent);
    }

    private static async Task Ask(Tx tx, HeldJourney journey, Firm firm)
    {
        await CancelJourney.Withdraw(tx, journey);
        var job = await tx.One<long>(
            """
            insert into taxi_job (journey_id, rank, channel, state, asked_at, answer_by)
            values (@Id, @Rank, @Channel, 'asked', @now, @by)
            returning id
            """, new { journey.Id, firm.Rank, firm.Channel, now = tx.Now, by = tx.Now + firm.AcceptWithin });
        await tx.Execute("update taxi_journey set state = 'sent_to_firm' where id = @Id", new { journey.Id });
        await Send(tx, job, "book");
    }
}
