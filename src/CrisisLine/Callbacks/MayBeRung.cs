using CrisisLine.Data;
using CrisisLine.Domain.People;
using CrisisLine.Messages;

namespace CrisisLine.Callbacks;

/// <summary>Whether a phone may be rung, asked at the moment at which it would ring, and again at each further try (H-26).</summary>
internal static class MayBeRung
{
    /// <summary>The rules of this phone; null if it is not known any more.</summary>
    public static async Task<(SafeContact Rules, string Number)?> Rules(Tx tx, long? number) =>
        await tx.OneOrNone<Row>(
            $"""
            select number, has_texted, texts, last_heard_at, opted_out_at is not null as opted_out,
                   {SafeContactColumns.UnsafeTimes}
            from contact_point contact
            where id = @number
            """, new { number }) is { } row
            ? (SafeContactColumns.Read(row.Texts, row.OptedOut, row.HasTexted, row.LastHeardAt, row.UnsafeTimes), tx.Keys.Open("contact_point.number", row.Number))
            : null;

    /// <param name="at">Now, or when it would ring.</param>
    /// <returns>Null if they may.</returns>
    public static async Task<RingObstacle?> WhyNot(Tx tx, long? number, Instant at, DateTimeZone zone, Instant? asked) =>
        await Rules(tx, number) is { Rules: var rules } ? rules.WhyNotRing(at, zone, asked) : RingObstacle.NoNumber;

    private sealed record Row(byte[] Number, bool HasTexted, string? Texts, Instant LastHeardAt, bool OptedOut, string? UnsafeTimes);
}
