using CrisisLine.Operations;
using Dapper;
using Npgsql;

namespace CrisisLine.Benchmarks.Ground;

/// <summary>
/// A city of houses that are all open tonight, written straight into the database. Many houses, so that one night's
/// lock, which serialises one house's evening on purpose, is not what is measured.
/// </summary>
public sealed class Houses(string database) : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source = Preparation.Connect(database);

    public NpgsqlDataSource Source => _source;

    /// <summary>What a person texts to reach a house.</summary>
    public static string Number(int house) => $"+4411349{house:d5}";

    public Task Open(int from, int count, int places, string asking = "8 hours") => _source.Run(
        """
        with house as (
            insert into service (key, name, kind, time_zone, auto_confirm, hold_minutes, offer_minutes, created_at)
            select 'house-' || n, 'Dial House', 'house', 'Europe/London', true, 30, 15, @Opens
            from generate_series(@from, @from + @count - 1) n
            returning id, substr(key, 7)::int as n
        ), number as (
            insert into service_number (number, service_id, quiet)
            select '+4411349' || lpad(n::text, 5, '0'), id, false from house
        ), night as (
            insert into service_night (service_id, night, opens_at, closes_at, requests_from, requests_to, zone_version)
            select id, '2027-06-04', @Opens, @Opens + interval '8 hours', @Opens, @Opens + @asking::interval, '2026a'
            from house
            returning id
        )
        insert into place (night_id, arrive_at)
        select night.id, @Opens + interval '30 minutes' from night, generate_series(1, @places)
        """, new { from, count, places, asking, Opens = Settings.Opens.ToDateTimeUtc() });

    /// <summary>Ends all requests of the evening so far, and takes away their alarms: every place is free again.</summary>
    public async Task FreeAll()
    {
        await _source.Run("update visit_request set state = 'cancelled' where state not in ('cancelled', 'lapsed')");
        await _source.Run("delete from quartz.qrtz_triggers");
    }

    /// <summary>Holds every place of these houses for someone; the people are those of <see cref="Know"/>, in order.</summary>
    /// <param name="until">After the opening.</param>
    public Task HoldAll(int from, int count, string until = "7 hours") => _source.Run(
        """
        with free as (
            select place.id, night_id, row_number() over (order by place.id) as nth
            from place
            join service_night night on night.id = place.night_id
            join service_number number on number.service_id = night.service_id
            where number.number between @first and @last
        ), known as (
            select id, row_number() over (order by id) as nth from person where codename = 'known'
        )
        insert into visit_request (night_id, person_id, place_id, state, asked_at, held_until)
        select night_id, known.id, free.id, 'held', @Opens, @Opens + @until::interval
        from free join known using (nth)
        """, new { first = Number(from), last = Number(from + count - 1), until, Opens = Settings.Opens.ToDateTimeUtc() });

    /// <summary>People with these numbers, as if each had texted before.</summary>
    public async Task Know(IReadOnlyList<string> numbers)
    {
        // Ids in the order of the numbers, so that the nth number holds the nth place.
        var people = numbers.Select((_, nth) => new Guid($"00000000-0000-7000-8000-{nth:x12}")).ToArray();
        await _source.Run(
            "insert into person (id, codename, created_at) select id, 'known', @Opens from unnest(@people) id",
            new { people, Opens = Settings.Opens.ToDateTimeUtc() });
        await _source.Run(
            """
            insert into contact_point (person_id, number, lookup, has_texted, first_seen_at, last_heard_at)
            select person, number, lookup, true, @Opens, @Opens from unnest(@people, @cells, @lookups) as known (person, number, lookup)
            """, new
            {
                people,
                cells = numbers.Select(number => Settings.Keys.Seal("contact_point.number", number)).ToArray(),
                lookups = numbers.Select(number => Settings.Keys.Lookup("contact_point.number", number)).ToArray(),
                Opens = Settings.Opens.ToDateTimeUtc(),
            });
    }

    /// <summary>Supporters with these phones, all of them here, who ring for the first house.</summary>
    /// <returns>Their ids, in the order of the phones.</returns>
    public Task<IReadOnlyList<long>> HaveSupporters(IReadOnlyList<string> phones) => _source.Many<long>(
        """
        with made as (
            insert into supporter (name, phone, phone_lookup, made_at)
            select 'Ann', phone, lookup, @Opens from unnest(@phones, @lookups) as given (phone, lookup)
            returning id
        ), ring_for as (
            insert into supporter_service (supporter_id, service_id) select made.id, service.id from made, service where service.key = 'house-0'
        ), here as (
            insert into sign_on (supporter_id, signed_on_at) select id, @Opens from made
        )
        select id from made order by id
        """, new
        {
            Opens = Settings.Opens.ToDateTimeUtc(),
            phones = phones.Select(phone => Settings.Keys.Seal("supporter.phone", phone)).ToArray(),
            lookups = phones.Select(phone => Settings.Keys.Lookup("supporter.phone", phone)).ToArray(),
        });

    /// <summary>Tells the planner how much there is, as autovacuum would by and by.</summary>
    public Task Analyse() => _source.Run("vacuum analyze");

    public ValueTask DisposeAsync() => _source.DisposeAsync();
}

public static class Sql
{
    public static async Task Run(this NpgsqlDataSource source, string sql, object? args = null)
    {
        await using var connection = await source.OpenConnectionAsync();
        await connection.ExecuteAsync(sql, args, commandTimeout: 300);
    }

    public static async Task<T> One<T>(this NpgsqlDataSource source, string sql, object? args = null)
    {
        await using var connection = await source.OpenConnectionAsync();
        return await connection.QuerySingleAsync<T>(sql, args, commandTimeout: 300);
    }

    public static async Task<IReadOnlyList<T>> Many<T>(this NpgsqlDataSource source, string sql, object? args = null)
    {
        await using var connection = await source.OpenConnectionAsync();
        return (await connection.QueryAsync<T>(sql, args, commandTimeout: 300)).AsList();
    }
}
