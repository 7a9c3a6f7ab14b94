using CrisisLine.Data;
using CrisisLine.Domain.Taxis;
using CrisisLine.Inbox;
using CrisisLine.Scheduling;

namespace CrisisLine.Taxis;

/// <summary>
/// The clock of a journey: the firm is asked when it is time, reminded, passed over; a car that does not come is asked after, and
/// then somebody is rung (H-16, H-18). No journey is left to itself.
/// </summary>
public static class KeepJourney
{
    public const string Timer = "taxi";

    public static readonly Alarm Alarm = new(Timer, For, Overdue);

    internal static readonly Duration AskWhereAfter = Duration.FromMinutes(10), RingAfter = Duration.FromMinutes(20);

    private static readonly Duration Forgotten = Duration.FromHours(3);

    /// <summary>Does whatever is due by now: as the alarm rings, or something about the journey has changed.</summary>
    public static async Task For(Tx tx, long journey)
    {
        if (await HeldJourney.Lock(tx, journey) is not { } held || held.State.IsOver())
            return;
        if (await Next(tx, held) <= tx.Now)
            await Act(tx, held);
        await Plan(tx, journey);
    }

    /// <summary>Sets the alarm for whatever comes next.</summary>
    /// <remarks>The journey is held by whoever calls.</remarks>
    internal static async Task Plan(Tx tx, long journey)
    {
        if (await HeldJourney.Lock(tx, journey) is not { } held)
            return;
        var next = held.State.IsOver() ? (Instant?)null : await Next(tx, held);
        await tx.Execute("update taxi_journey set next_at = @next where id = @journey", new { journey, next });
        if (next is { } at)
            Timers.Set(tx, at, Timer, journey);
    }

    private static async Task<Instant> Next(Tx tx, HeldJourney held) => held switch
    {
        { State: JourneyState.Draft, PressedAt: null } => await AskAt(tx, held),
        { State: JourneyState.Draft or JourneyState.Manual, PressedAt: not null } => Instant.Max(held.PickupAt, held.PressedAt.Value + AskWhereAfter),
        { State: JourneyState.Manual } => held.PickupAt - Duration.FromMinutes(20),
        { State: JourneyState.SentToFirm, Job: { RemindedAt: null } job } => job.AskedAt + (job.AnswerBy - job.AskedAt) / 2,
        { State: JourneyState.SentToFirm, Job: { } job } => job.AnswerBy,
        { State: JourneyState.Accepted or JourneyState.DriverAssigned, AskedWhereAt: null } => Due(held) + AskWhereAfter,
        { State: JourneyState.Accepted or JourneyState.DriverAssigned, OverdueAt: null } => Due(held) + RingAfter,
        _ => Instant.Max(Due(held), held.ArrivedAt ?? Due(held)) + Forgotten,
    };

    private static async Task<Instant> AskAt(Tx tx, HeldJourney held) =>
        held.PickupAt - (await Firms.For(tx, held.ServiceId, held.PersonId) is [var first, ..] ? first.Usual : Firms.Usual).Lead;

    private static Instant Due(HeldJourney held) => held.Eta ?? held.PickupAt;

    private static Task Act(Tx tx, HeldJourney held) => held switch
    {
        { State: JourneyState.Draft, PressedAt: not null } or { State: JourneyState.Manual, PressedAt: not null } => NoCarCame(tx, held),
        { State: JourneyState.Draft, Needs: null, Address: not null } => AskFirm.Next(tx, held),
        { State: JourneyState.Draft } => Press(tx, held, NoteForPerson.TaxiPlace),
        { State: JourneyState.Manual } => Press(tx, held, NoteForPerson.TaxiByPhone),
        { State: JourneyState.SentToFirm, Job: { RemindedAt: null } job } => Remind(tx, job),
        { State: JourneyState.SentToFirm } => AskFirm.Next(tx, held),
        { State: JourneyState.Accepted or JourneyState.DriverAssigned, AskedWhereAt: null } => AskWhereItIs(tx, held),
        { State: JourneyState.Accepted or JourneyState.DriverAssigned, OverdueAt: null } => RingSomebody(tx, held),
        _ => EndQuietly(tx, held),
    };

    /// <summary>The time to ask a firm has come, or the firm is a telephone, and a person still has to do something.</summary>
    private static async Task Press(Tx tx, HeldJourney held, string kind)
    {
        await tx.Execute("update taxi_journey set pressed_at = @now where id = @Id", new { held.Id, now = tx.Now });
        await NoteForPerson.For(tx, held.ServiceId, held.PersonId, kind, urgent: true);
    }

    private static async Task Remind(Tx tx, HeldJob job)
    {
        await tx.Execute("update taxi_job set reminded_at = @now where id = @Id", new { job.Id, now = tx.Now });
        await AskFirm.Send(tx, job.Id, "remind");
    }

    private static async Task AskWhereItIs(Tx tx, HeldJourney held)
    {
        await tx.Execute("update taxi_journey set asked_where_at = @now where id = @Id", new { held.Id, now = tx.Now });
        if (held.Job is { } job)
            await AskFirm.Send(tx, job.Id, "where");
    }

    /// <summary>Twenty minutes, and nobody has said that the car is there (H-18).</summary>
    private static async Task RingSomebody(Tx tx, HeldJourney held)
    {
        await tx.Execute("update taxi_journey set overdue_at = @now where id = @Id", new { held.Id, now = tx.Now });
        await NoteForPerson.For(tx, held.ServiceId, held.PersonId, NoteForPerson.TaxiOverdue, urgent: true);
    }

    /// <summary>It was to come by now, and no firm has said yes. They hear the truth, and a person rings them.</summary>
    private static async Task NoCarCame(Tx tx, HeldJourney held)
    {
        await End(tx, held, JourneyState.Failed);
        await CancelJourney.Withdraw(tx, held);
        await TellPassenger.NoTaxi(tx, held);
    }

    /// <summary>Nothing more was heard of a car that was there, or that somebody was rung about.</summary>
    private static Task EndQuietly(Tx tx, HeldJourney held) =>
        End(tx, held, held.ArrivedAt is not null || held.State is JourneyState.OnBoard ? JourneyState.Completed : JourneyState.Failed);

    internal static async Task End(Tx tx, HeldJourney held, JourneyState state)
    {
        await tx.Execute(
            "update taxi_journey set state = @state, ended_at = @now, next_at = null where id = @Id",
            new { held.Id, state = JourneyColumns.Write(state), now = tx.Now });
        if (held.Job is { } job)
            await tx.Execute("update taxi_job set ended_at = @now where id = @Id", new { job.Id, now = tx.Now });
    }

    private static Task<IReadOnlyList<long>> Overdue(Tx tx, Instant before) =>
        tx.Many<long>("select id from taxi_journey where next_at < @before order by next_at limit 1000", new { before });
}
