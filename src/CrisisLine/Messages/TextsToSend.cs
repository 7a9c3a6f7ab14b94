using CrisisLine.Data;
using CrisisLine.Domain.People;

namespace CrisisLine.Messages;

/// <summary>A text that was handed to a sender; its attempt says whose news about it counts.</summary>
/// <param name="WasLost">It may have been sent: the answer to an earlier attempt was lost, and the provider has to be asked.</param>
/// <param name="CarriesPromise">Somebody wants to hear what became of it.</param>
public sealed record TextToSend(long Id, int Attempt, string To, string From, string Words, bool WasLost, bool CarriesPromise);

/// <param name="Blocked">Those that must not leave: their person's rules for contact say so, now.</param>
public sealed record Claimed(IReadOnlyList<TextToSend> Texts, IReadOnlyList<Settled> Blocked);

/// <summary>
/// Hands texts to a sender, each to one at a time. A sender that dies keeps a text for a minute; whether it was sent is
/// then looked up at the provider, because nobody else knows.
/// </summary>
public static class TextsToSend
{
    private static readonly Duration Lease = Duration.FromMinutes(1);

    // A car that is asked for a minute late may come late; longer than a request to the provider can take.
    private static readonly Duration LeaseOfFirms = Duration.FromSeconds(12);

    public static async Task<Claimed> Claim(Tx tx, int most)
    {
        var args = new { most, now = tx.Now, until = tx.Now + Lease, soon = tx.Now + LeaseOfFirms };
        var (rows, ofColleagues) = await tx.Both(new Query<Row>(ToPeople, args), new Query<ColleagueRow>(ToColleagues, args));

        // One that may have left already is only looked up, whatever has been chosen since.
        var allowed = rows.ToLookup(row => row.State == "unknown" || row.MayLeave(tx));
        var here = ofColleagues.ToLookup(row => row.MayLeave);
        return new Claimed(
            [.. allowed[true].Select(row => row.Open(tx)), .. here[true].Select(row => row.Open(tx))],
            await Block(tx, [.. allowed[false].Select(row => row.Id), .. here[false].Select(row => row.Id)]));
    }

    // Nobody is waited for: a number whose text is being handled right now, or a text in other hands, is taken next time.
    private const string ToPeople =
        $"""
        with next as (
            select message.id, message.state, message.wanted, contact.number, contact.has_texted, contact.texts, contact.last_heard_at,
                   contact.opted_out_at is not null as opted_out, service.time_zone,
                   {SafeContactColumns.UnsafeTimes}
            from message
            join contact_point contact on contact.id = message.contact_point_id
            join service on service.id = message.service_id
            where message.state in ('queued', 'sending', 'unknown') and message.due_at <= @now
            order by message.due_at, message.id
            limit @most
            for update of message skip locked
            for share of contact skip locked
        )
        update message
        set state = case next.state when 'queued' then 'sending' else 'unknown' end, attempt = attempt + 1, due_at = @until
        from next
        where message.id = next.id
        returning message.id, message.attempt, message.state, message.our_number, message.words, message.service_id,
                  message.contact_point_id, message.purpose, message.subject, next.number, next.has_texted, next.texts,
                  next.last_heard_at, next.opted_out, next.time_zone, next.unsafe_times, next.wanted
        """;

    private const string ToColleagues =
        """
        with next as (
            select message.id, message.state, case when supporter.ended_at is null then supporter.phone end as phone
            from message
            left join supporter on supporter.id = message.supporter_id
            where (message.supporter_id is not null or message.firm_number is not null) and message.state in ('queued', 'sending', 'unknown') and message.due_at <= @now
            order by message.due_at, message.id
            limit @most
            for update of message skip locked
        )
        update message
        set state = case next.state when 'queued' then 'sending' else 'unknown' end, attempt = attempt + 1, due_at = case when message.firm_number is null then @until else @soon end
        from next
        where message.id = next.id
        returning message.id, message.attempt, message.state, message.our_number, message.words, message.purpose, next.phone, message.firm_number
        """;

    /// <returns>Those of the provider's ids that no text of ours is known by.</returns>
    public static Task<IReadOnlyList<string>> NotOurs(Tx tx, string[] ids) =>
        tx.Many<string>(
            """
            select id
            from unnest(@ids) as candidate (id)
            where not exists (select from message where provider_id = candidate.id)
            """, new { ids });

    private static async Task<IReadOnlyList<Settled>> Block(Tx tx, long[] ids) => ids.Length == 0
        ? []
        : await tx.Many<Settled>(
            """
            update message set state = 'blocked', settled_at = @now
            where id = any(@ids)
            returning id, service_id, contact_point_id, purpose, subject, state
            """, new { ids, now = tx.Now });

    /// <summary>A text to somebody of the team, or to a taxi firm.</summary>
    private sealed record ColleagueRow(
        long Id, int Attempt, string State, string OurNumber, byte[] Words, string? Purpose, byte[]? Phone, string? FirmNumber)
    {
        public bool MayLeave => Phone is not null || FirmNumber is not null;

        public TextToSend Open(Tx tx) => new(
            Id, Attempt, FirmNumber ?? tx.Keys.Open("supporter.phone", Phone!), OurNumber, tx.Keys.Open("message.words", Words), State == "unknown",
            CarriesPromise: Purpose is not null);
    }

    private sealed record Row(
        long Id, int Attempt, string State, string OurNumber, byte[] Words, int ServiceId, long ContactPointId, string? Purpose,
        long? Subject, byte[] Number, bool HasTexted, string? Texts, Instant LastHeardAt, bool OptedOut, string TimeZone,
        string? UnsafeTimes, bool Wanted)
    {
        public bool MayLeave(Tx tx) =>
            PhoneNumber.Read(tx.Keys.Open("contact_point.number", Number)) is { } to
            && SafeContactColumns.Read(Texts, OptedOut, HasTexted, LastHeardAt, UnsafeTimes).WhyNot(to, tx.Now, DateTimeZoneProviders.Tzdb[TimeZone]) is var obstacle
            && (obstacle is null || (Wanted && obstacle is TextObstacle.OnlyInReply));

        public TextToSend Open(Tx tx) => new(
            Id, Attempt, tx.Keys.Open("contact_point.number", Number), OurNumber, tx.Keys.Open("message.words", Words), State == "unknown",
            CarriesPromise: Purpose is not null);
    }
}
