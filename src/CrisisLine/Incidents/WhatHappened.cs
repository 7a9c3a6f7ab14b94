using CrisisLine.Data;

namespace CrisisLine.Incidents;

/// <summary>An entry of the book, as those read it who lead or manage.</summary>
/// <param name="TellBy">Until when the regulator must be told, if it must; null of what is no matter of data.</param>
/// <param name="Learnt">Null while it is open.</param>
public sealed record WhatHappened(
    long Id, string Kind, LocalDate Day, string Words, Instant? TellBy, Guid WrittenBy, Instant WrittenAt, string? Learnt, Guid? ClosedBy, Instant? ClosedAt)
{
    /// <summary>Of what is closed; what is open is always shown.</summary>
    private const int MostClosed = 100;

    /// <summary>What is open first, the latest day first.</summary>
    /// <param name="complaints">Those too: only managers read them, because they may be about a lead.</param>
    public static async Task<IReadOnlyList<WhatHappened>> At(Tx tx, int service, bool complaints) =>
        [.. (await tx.Many<Row>(
            """
            (select id, kind, day, words, noticed_at, written_by, written_at, learnt, closed_by, closed_at
             from happened
             where service_id = @service and closed_at is null and (@complaints or kind <> 'complaint')
             order by day desc, id desc)
            union all
            (select id, kind, day, words, noticed_at, written_by, written_at, learnt, closed_by, closed_at
             from happened
             where service_id = @service and closed_at is not null and (@complaints or kind <> 'complaint')
             order by day desc, id desc
             limit @MostClosed)
            """, new { service, complaints, MostClosed })).Select(row => row.Opened(tx))];

    private sealed record Row(
        long Id, string Kind, LocalDate Day, byte[] Words, Instant? NoticedAt, Guid WrittenBy, Instant WrittenAt, byte[]? Learnt, Guid? ClosedBy, Instant? ClosedAt)
    {
        public WhatHappened Opened(Tx tx) => new(
            Id, Kind, Day, tx.Keys.Open("happened.words", Words), NoticedAt + Entry.UntilTheRegulatorIsTold, WrittenBy, WrittenAt,
            Learnt is { } learnt ? tx.Keys.Open("happened.learnt", learnt) : null, ClosedBy, ClosedAt);
    }
}
