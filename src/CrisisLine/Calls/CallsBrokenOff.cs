using CrisisLine.Data;
using CrisisLine.Domain.People;
using CrisisLine.Inbox;
using CrisisLine.Scheduling;

namespace CrisisLine.Calls;

/// <summary>
/// Somebody hung up, or the line dropped, before they came to anything. A worker sees it and decides whether it is safe to
/// ring; nobody is rung back by a machine.
/// </summary>
public static class CallsBrokenOff
{
    public const string Timer = "call-broken-off";

    public static readonly Alarm Alarm = new(Timer, For, Overdue, HasTimer: false);

    // Keys that were pressed just before may still be on their way.
    private static readonly Duration Settled = Duration.FromMinutes(1);

    public static async Task For(Tx tx, long call)
    {
        var broken = await tx.OneOrNone<BrokenOff>(
            """
            update call set told_at = @now
            where id = @call and ended_at <= @settled and told_at is null
              and menu in ('open_house', 'open_line', 'code_word', 'place', 'full')
            returning service_id, person_id, contact_point_id is not null as shows_number
            """, new { call, now = tx.Now, settled = tx.Now - Settled });

        // Whoever hid their number cannot be rung, and there is nothing that a person could do.
        if (broken is { ShowsNumber: true })
            await NoteForPerson.For(tx, broken.ServiceId, broken.PersonId, NoteForPerson.RangOff, urgent: false);
    }

    private static Task<IReadOnlyList<long>> Overdue(Tx tx, Instant before) =>
        tx.Many<long>(
            """
            select id
            from call
            where ended_at + interval '1 minute' <= @before and told_at is null
              and menu in ('open_house', 'open_line', 'code_word', 'place', 'full')
            limit 1000
            """, new { before });

    private sealed record BrokenOff(int ServiceId, PersonId PersonId, bool ShowsNumber);
}
