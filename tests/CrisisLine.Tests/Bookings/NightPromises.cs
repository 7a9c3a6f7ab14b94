using Npgsql;

namespace CrisisLine.Tests.Bookings;

/// <summary>
/// What must be true of a night at every moment, asked of the database in words of its own: nothing of the program is used
/// here, so that it cannot agree with its own mistakes. Each question selects what breaks the promise.
/// </summary>
public static class NightPromises
{
    /// <summary>Writes down how each request came from one state to the next, in the order in which it became true.</summary>
    public const string Witness =
        """
        create table witnessed (nth bigint generated always as identity, request bigint, night bigint, was text, became text, place bigint);
        create function witness() returns trigger language plpgsql as $$ begin
            insert into witnessed (request, night, was, became, place)
            values (new.id, new.night_id, case when tg_op = 'UPDATE' then old.state end, new.state, new.place_id);
            return null;
        end $$;
        create trigger witness_new after insert on visit_request for each row execute function witness();
        create trigger witness_change after update on visit_request for each row
            when (old.state <> new.state or old.place_id is distinct from new.place_id) execute function witness();
        create index on witnessed (night, nth);
        create index on witnessed (request, nth);
        """;

    private const string Kept = "('held', 'offered', 'confirmed', 'arrived', 'left')";

    private static readonly (string Broken, string Sql)[] Always =
    [
        ("a place is kept for two people",
            $"select place_id from visit_request where night_id = @night and state in {Kept} group by place_id having count(*) > 1"),
        ("somebody has two places, or has one and waits for another",
            """
            select person_id from visit_request
            where night_id = @night and state in ('held', 'offered', 'confirmed', 'arrived', 'waiting')
            group by person_id having count(*) > 1
            """),
        ("a place is kept, and nobody knows which",
            $"select id from visit_request where night_id = @night and state in {Kept} and place_id is null"),
        ("somebody is asked about a place without one open offer of that place",
            """
            select id from visit_request request
            where night_id = @night and state = 'offered'
              and (select array_agg(place_id) from offer where request_id = request.id and ended is null) is distinct from array[request.place_id]
            """),
        ("an offer is open that is nobody's any more",
            """
            select offer.id from offer join visit_request request on request.id = offer.request_id
            where request.night_id = @night and offer.ended is null and (request.state <> 'offered' or request.place_id <> offer.place_id)
            """),
        ("somebody waits while a place is free that they were never asked about",
            $"""
            select request.id || ' for place ' || place.id
            from visit_request request
            join service_night night on night.id = request.night_id and night.closes_at > @now
            join place on place.night_id = night.id
            where night.id = @night and request.state = 'waiting'
              and not exists (select from visit_request other where other.place_id = place.id and other.state in {Kept})
              and not exists (select from offer where offer.request_id = request.id and offer.place_id = place.id)
            """),
        ("somebody was asked, without a lead who said so, before another who waited, had asked first, and had not been asked about that place",
            """
            select made.request || ' before ' || other.id
            from witnessed made
            join visit_request mine on mine.id = made.request and mine.ahead_at is null
            join visit_request other on other.night_id = made.night and (other.asked_at, other.id) < (mine.asked_at, mine.id)
            cross join lateral (
                select became from witnessed where request = other.id and nth < made.nth order by nth desc limit 1
            ) before
            where made.night = @night and made.became = 'offered' and before.became = 'waiting' and not exists (
                select from witnessed where request = other.id and became = 'offered' and place = made.place and nth < made.nth)
            """),
        ("what was over began again",
            """
            select request || ': ' || was || ', ' || became from witnessed
            where night = @night and was in ('cancelled', 'lapsed', 'declined', 'not_arrived', 'left') and became <> was
            """),
        ("somebody who was told no more places came up has neither the text nor a person who knows",
            """
            select request.id
            from visit_request request
            join service_night night on night.id = request.night_id
            join person on person.id = request.person_id and person.erased_at is null
            where night.id = @night and request.state = 'no_place' and request.settled_at is not null
              and not exists (
                select from message join contact_point contact on contact.id = message.contact_point_id
                where contact.person_id = request.person_id and message.sentence = 'WL06' and message.created_at >= request.settled_at)
              and not exists (
                select from thread_note note join thread on thread.id = note.thread_id
                where thread.person_id = request.person_id and note.kind = 'ring_with_no' and note.noted_at >= request.settled_at)
            """),
        ("somebody is asked about a place, and neither a text nor a person says so",
            """
            select offer.id
            from offer
            join visit_request request on request.id = offer.request_id and request.night_id = @night
            join person on person.id = request.person_id and person.erased_at is null
            where not exists (select from message where purpose = 'offer' and subject = offer.id)
              and not exists (
                select from thread_note note join thread on thread.id = note.thread_id
                where thread.person_id = request.person_id and note.kind in ('ring_with_offer', 'offer_waits') and note.noted_at >= offer.made_at)
            """),
        ("a text went out after STOP",
            """
            select message.id || ' ' || message.sentence
            from message join contact_point contact on contact.id = message.contact_point_id
            where message.created_at > contact.opted_out_at
              and message.state in ('replied', 'sending', 'unknown', 'sent', 'delivered', 'undelivered')
            """),
        ("something is left of somebody who asked to be forgotten",
            """
            select person.id || ' ' || what
            from person cross join lateral (
                select 'number' as what from contact_point where person_id = person.id
                union all select 'words' from incoming_text where person_id = person.id and words is not null
                union all select 'request ' || state from visit_request where person_id = person.id
                    and state in ('held', 'offered', 'confirmed', 'waiting')
            ) kept
            where erased_at is not null
            union all
            select 'message ' || id from message where contact_point_id is null and reply_to is null
              and (words is not null or state in ('queued', 'sending', 'unknown'))
            """),
    ];

    private static readonly (string Broken, string Sql)[] OnceAlarmsHaveRung =
    [
        ("a hold or an offer outlived its time",
            """
            select id from visit_request where night_id = @night and held_until <= @now
              and (state = 'offered' or state = 'held' and said_yes_at is null)
            """),
        ("somebody waits after the time for final answers",
            """
            select request.id from visit_request request join service_night night on night.id = request.night_id
            where night.id = @night and request.state = 'waiting' and night.final_answer_at <= @now
            """),
        ("something is open after the close",
            """
            select request.id || ' ' || request.state from visit_request request join service_night night on night.id = request.night_id
            where night.id = @night and night.closes_at <= @now and request.state in ('held', 'offered', 'confirmed', 'waiting')
            """),
    ];

    /// <param name="alarmsHaveRung">All that was due has rung, so what they promise must be true as well.</param>
    /// <returns>A line for each promise that is broken, with what breaks it.</returns>
    public static async Task<IReadOnlyList<string>> Broken(NpgsqlConnection database, long night, DateTime now, bool alarmsHaveRung)
    {
        var broken = new List<string>();
        // One snapshot, or what happens between two questions would look like a promise broken.
        await using var moment = await database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead);
        foreach (var (what, sql) in alarmsHaveRung ? [.. Always, .. OnceAlarmsHaveRung] : Always)
        {
            await using var command = new NpgsqlCommand($"select string_agg(found::text, ', ') from ({sql}) as breaks (found)", database, moment);
            if (sql.Contains("@night", StringComparison.Ordinal))
                command.Parameters.AddWithValue("night", night);
            if (sql.Contains("@now", StringComparison.Ordinal))
                command.Parameters.AddWithValue("now", now);
            if (await command.ExecuteScalarAsync() is string found)
                broken.Add($"{what}: {found}");
        }

        return broken;
    }
}
