using CrisisLine.Data;

namespace CrisisLine.Opening;

/// <summary>A night that a named person keeps shut, or that was added by hand.</summary>
/// <param name="Who">Who decided it; null if the account is not known any more.</param>
/// <param name="Because">For the team.</param>
/// <param name="UndoneAt">When it was taken back; null while it stands.</param>
public sealed record NightKeptShut(LocalDate Night, string? Who, Instant At, string Because, string? UndoneBy, Instant? UndoneAt);

/// <summary>Nights whose hours are not those of the rules.</summary>
public static class NightsByHand
{
    /// <returns>Closures of nights from one on, also those that were taken back.</returns>
    public static async Task<IReadOnlyList<NightKeptShut>> KeptShut(Tx tx, int service, LocalDate first)
    {
        var rows = await tx.Many<Row>(
            """
            select closure.night, closer.name as who, closure.closed_at as at, closure.because, undoer.name as undone_by,
                closure.undone_at
            from closure
            left join account closer on closer.id = closure.closed_by
            left join account undoer on undoer.id = closure.undone_by
            where closure.service_id = @service and closure.night >= @first
            order by closure.night, closure.id
            """, new { service, first });
        return [.. rows.Select(row => new NightKeptShut(
            row.Night, row.Who, row.At, tx.Keys.Open("closure.because", row.Because), row.UndoneBy, row.UndoneAt))];
    }

    /// <returns>Nights to come, in order.</returns>
    public static Task<IReadOnlyList<NightToCome>> ToCome(Tx tx, int service, LocalDate last) =>
        tx.Many<NightToCome>(
            """
            select night.night, night.opens_at, night.closes_at, night.edited_at is not null as by_hand,
                   exists (select from visit_request where night_id = night.id) as has_requests
            from service_night night
            where night.service_id = @service and night.opens_at > @now and night.night <= @last
            order by night.night
            """, new { service, last, now = tx.Now });

    private sealed record Row(LocalDate Night, string? Who, Instant At, byte[] Because, string? UndoneBy, Instant? UndoneAt);
}

/// <param name="ByHand">Added, or changed, by somebody; the rules leave it alone.</param>
public sealed record NightToCome(LocalDate Night, Instant OpensAt, Instant ClosesAt, bool ByHand, bool HasRequests);
