using CrisisLine.Data;
using CrisisLine.Domain.People;

namespace CrisisLine.Calls;

/// <summary>A call as far as it has come.</summary>
/// <param name="Sid">The provider's id.</param>
/// <param name="Number">The caller's number; null if they withheld it.</param>
/// <param name="Turn">How often we have spoken after the greeting; the next keys answer this.</param>
/// <param name="Menu">What the next keys are about; null once we have said goodbye.</param>
/// <param name="Misses">Silences and wrong keys at this menu.</param>
public sealed record Call(
    long Id, string Sid, string OurNumber, long? Number, PersonId Person, int Turn, CallMenu? Menu, string? Detail, int Misses)
{
    /// <returns>Null if no such call has come to us.</returns>
    public static Task<Call?> Look(Tx tx, string sid) => Read(tx, sid, "");

    /// <summary>Holds the call: keys that come twice, or at the same moment, are answered one after the other.</summary>
    /// <remarks>The number is held before it, by whoever calls.</remarks>
    public static async Task<Call> Hold(Tx tx, string sid) =>
        await Read(tx, sid, "for no key update") ?? throw new InvalidOperationException("A call that was there is gone.");

    private static async Task<Call?> Read(Tx tx, string sid, string hold)
    {
        var row = await tx.OneOrNone<Row>(
            $"""
            select id, our_number, contact_point_id, person_id, turn, menu, detail, misses
            from call
            where sid = @sid
            {hold}
            """, new { sid });
        return row is null ? null : new Call(
            row.Id, sid, row.OurNumber, row.ContactPointId, row.PersonId, row.Turn, CallMenuColumn.From(row.Menu), row.Detail, row.Misses);
    }

    private sealed record Row(
        long Id, string OurNumber, long? ContactPointId, PersonId PersonId, int Turn, string? Menu, string? Detail, int Misses);
}
