using CrisisLine.Data;
using CrisisLine.Domain.Words;
using CrisisLine.Messages;
using CrisisLine.Scheduling;
using CrisisLine.Supporters;

namespace CrisisLine.Rota;

/// <summary>
/// The day before, whoever is on the rota is asked whether they will be there; two hours before once more, unless they said so. A
/// shift that they took later than that needs no reminder.
/// </summary>
public static class RemindOfShift
{
    public const string Timer = "shift";

    public static readonly Alarm Alarm = new(Timer, For, Overdue);

    private static readonly Duration[] Before = [Duration.FromHours(24), Duration.FromHours(2)];

    public static async Task For(Tx tx, long place)
    {
        if (await tx.OneOrNone<long?>("select shift_id from shift_place where id = @place", new { place }) is not { } shift
            || await HeldShift.Lock(tx, shift) is not { } held)
            return;
        var row = await tx.One<Row>("select supporter_id, reminders, confirmed_at, next_at from shift_place where id = @place for no key update", new { place });
        if (row.NextAt is not { } next)
            return;
        if (next > tx.Now)
        {
            Timers.Set(tx, next, Timer, place);
            return;
        }

        if (row.ConfirmedAt is null || row.Reminders == 0)
        {
            await TeamQuestions.Ask(tx, held.ServiceId, row.SupporterId, TeamQuestion.Shift, place);
            await TextColleague.For(tx, held.ServiceId, row.SupporterId, Outgoing.Of(Sentences.ShiftComes, held.Said(tx.Now)));
        }

        await Plan(tx, place, held, row.Reminders + 1);
    }

    internal static async Task Plan(Tx tx, long place, HeldShift held, int reminders)
    {
        var next = Before.Skip(reminders).Select(before => (Instant?)(held.StartsAt - before)).FirstOrDefault(at => at > tx.Now);
        var done = next is null ? reminders : Array.FindIndex(Before, before => held.StartsAt - before == next);
        await tx.Execute("update shift_place set next_at = @next, reminders = @done where id = @place", new { place, next, done });
        if (next is { } at)
            Timers.Set(tx, at, Timer, place);
    }

    private static Task<IReadOnlyList<long>> Overdue(Tx tx, Instant before) =>
        tx.Many<long>("select id from shift_place where next_at < @before order by next_at limit 1000", new { before });

    private sealed record Row(long SupporterId, int Reminders, Instant? ConfirmedAt, Instant? NextAt);
}
