using CrisisLine.Data;

namespace CrisisLine.Inbox;

/// <summary>How the inbox of one service stands.</summary>
/// <param name="Open">What waits, or is looked after.</param>
/// <param name="OldestUrgentSince">Since when somebody must look at what nobody has taken; null if all that is urgent is in hand.</param>
public sealed record InboxStanding(int Open, int Urgent, int Nobodys, OffsetDateTime? OldestUrgentSince);

public static class InboxBoard
{
    public static async Task<InboxStanding> Read(Tx tx, int service)
    {
        var row = await tx.One<Row>(
            """
            select count(thread.id)::int as open, (count(*) filter (where thread.urgent))::int as urgent,
                   (count(thread.id) filter (where thread.owner is null))::int as nobodys,
                   min(thread.urgent_at) filter (where thread.urgent and thread.owner is null) as oldest, service.time_zone
            from service
            left join thread on thread.service_id = service.id and thread.closed_at is null
            where service.id = @service
            group by service.id
            """, new { service });
        return new InboxStanding(
            row.Open, row.Urgent, row.Nobodys, row.Oldest?.InZone(DateTimeZoneProviders.Tzdb[row.TimeZone]).ToOffsetDateTime());
    }

    private sealed record Row(int Open, int Urgent, int Nobodys, Instant? Oldest, string TimeZone);
}
