using System.Diagnostics;
using System.Globalization;
using System.Text;
using CrisisLine.Benchmarks.Ground;
using CrisisLine.Benchmarks.Load;
using CrisisLine.Data;
using CrisisLine.Domain.Statistics;
using CrisisLine.Imports;
using CrisisLine.Operations;
using CrisisLine.Statistics;

namespace CrisisLine.Benchmarks.Rows;

/// <summary>
/// Ten years of a house of twenty times the size: 300,000 visits by 4,000 people, 900,000 calls, 3,000,000 texts. What a page asks for, what
/// the roll-up at a close takes, what bringing in a sheet takes; and how each grows from one year to ten.
/// </summary>
public static class TenYears
{
    private const int Years = 10;
    private static readonly LocalDate Last = new(2027, 6, 3);

    public static async Task<IReadOnlyList<Figure>> Measure(DurableServer server)
    {
        var connection = await server.NewDatabase("years");
        await using var houses = new Houses(connection);
        await houses.Open(from: 0, count: 1, places: 160);
        await houses.Know([.. Enumerable.Range(0, 200).Select(nth => $"+4478{nth:d8}")]);
        await using var source = Preparation.Connect(connection);
        var database = new Database(source, new At(Settings.Opens), Settings.Keys, (_, _, commit) => commit());
        var service = await houses.Source.One<int>("select id from service where key = 'house-0'");
        await Fill(houses, service);

        var whole = Stopwatch.StartNew();
        await database.Transact(tx => RollUp.For(tx, service, Last.PlusYears(-Years), Last, RollUp.Import), CancellationToken.None);
        whole.Stop();
        await houses.Analyse();

        async Task<double[]> Times(int rounds, Func<Tx, Task> what)
        {
            var times = new double[rounds];
            for (var round = -2; round < rounds; round++)
            {
                var clock = Stopwatch.StartNew();
                await database.Transact(what, CancellationToken.None);
                if (round >= 0)
                    times[round] = clock.Elapsed.TotalMilliseconds;
            }

            return [.. times.Order()];
        }

        async Task Dashboard(Tx tx, int years)
        {
            await Trend.Of(tx, service, Last.PlusYears(-years), Last, Trend.Month);
            await Measures.Of(tx, service, Last.PlusYears(-years), Last);
            await HourOfDay.Of(tx, service, Last.PlusYears(-1), Last);
        }

        var night = await Times(200, tx => Nights.Between(tx, service, Last, Last));
        var (one, ten) = (await Times(9, tx => Dashboard(tx, 1)), await Times(9, tx => Dashboard(tx, Years)));
        var year = await Times(9, tx => Annual.Of(tx, "house-0", new ReportYear(2026), ReportForm.AnnualReport));
        var count = await Times(30, tx => RollUp.For(tx, service, Last, Last, RollUp.Late));
        var (seconds, megabytes) = await BringIn(database);
        return
        [
            Figure.Under("ten-years", "a night's figures, p99 of 200", Pace.Percentile(night, 0.99), 60, "0.0", " ms"),
            Figure.Under("ten-years", "ten years on one page, median of 9", Pace.Percentile(ten, 0.5), 250, "0", " ms"),
            new("ten-years", "the same for one year, and the growth", $"{Pace.Percentile(one, 0.5).ToString("0", CultureInfo.InvariantCulture)} ms, {(Pace.Percentile(ten, 0.5) / Pace.Percentile(one, 0.5)).ToString("0.0", CultureInfo.InvariantCulture)} times"),
            Figure.Under("ten-years", "the annual report, median of 9", Pace.Percentile(year, 0.5) / 1000, 2, "0.00", " s"),
            Figure.Under("ten-years", "the roll-up of one night, the slowest of 30", count[^1], 500, "0", " ms"),
            new("ten-years", "the roll-up of all 3,650 nights at once", $"{whole.Elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s"),
            Figure.Under("ten-years", "bringing in 100,000 visits", seconds, 20, "0.0", " s"),
            Figure.Under("ten-years", "memory while it does so, beyond what was there", megabytes, 200, "0", " MB"),
        ];
    }

    private static async Task Fill(Houses houses, int service)
    {
        var args = new { service, first = Last.PlusYears(-Years).ToString("uuuu-MM-dd", CultureInfo.InvariantCulture) };
        await houses.Source.Run(
            """
            insert into import (kind, file_hash, lines, imported_at) values ('visits', '\x01', 0, now()), ('calls', '\x02', 0, now());
            insert into service_night (service_id, night, opens_at, closes_at, zone_version)
            select @service, day::date, day + interval '17 hours', day + interval '25 hours', '2026a'
            from generate_series(@first::date::timestamp, @first::date::timestamp + interval '3651 days', interval '1 day') day
            where day < timestamp '2027-06-04'
            """, args);
        await houses.Source.Run(
            """
            insert into imported_visit (import_id, line, service_id, night, visitor, arrived_at, left_at, issues, feeling_before, feeling_after, taxi_out, taxi_home, taxi_pence)
            select (select min(id) from import), n, @service, day, decode(lpad(to_hex((n::bigint * 7919) % 4000), 32, '0'), 'hex'), day + interval '18 hours' + (n % 3600) * interval '1 second', day + interval '23 hours' + (n % 3600) * interval '1 second',
                   case n % 4 when 0 then '{suicide,anxiety}' when 1 then '{self_injury,abuse_past}' when 2 then '{suicide,abuse_present,trauma}' else '{not_said}' end::text[],
                   n % 11, (n * 3) % 11, n % 3 = 0, n % 4 = 0, case when n % 3 = 0 then 1250 end
            from (select n, @first::date + (n % 3650)::int as day from generate_series(1, 300000) n) made
            on conflict do nothing
            """, args);
        await houses.Source.Run(
            """
            insert into imported_call (import_id, line, service_id, night, started_at, answered_at, ended_at, caller, carer, issues)
            select (select max(id) from import), n, @service, day, day + interval '18 hours' + (n % 3600) * interval '1 second',
                   case when n % 5 > 0 then day + interval '18 hours' + (n % 3600) * interval '1 second' + interval '20 seconds' end, day + interval '19 hours' + (n % 3600) * interval '1 second',
                   case when n % 4 > 0 then decode(lpad(to_hex(n % 60000), 32, '0'), 'hex') end, n % 9 = 0, '{}'
            from (select n, @first::date + (n % 3650)::int as day from generate_series(1, 900000) n) made
            on conflict do nothing
            """, args);
        await houses.Source.Run(
            """
            insert into incoming_text (id, service_id, person_id, received_at)
            select 'SM' || n, @service, ('00000000-0000-7000-8000-' || lpad(to_hex(n % 200), 12, '0'))::uuid, @first::date::timestamp at time zone 'utc' + n * (interval '3650 days' / 3000000)
            from generate_series(1, 3000000) n
            """, args);
        await houses.Analyse();
    }

    /// <summary>A sheet of a hundred thousand lines, of years before all else.</summary>
    private static async Task<(double Seconds, double Megabytes)> BringIn(Database database)
    {
        var path = Path.GetTempFileName();
        await using (var file = new StreamWriter(path, append: false, new UTF8Encoding(false)))
        {
            await file.WriteLineAsync("service,night,person,arrived_at,left_at,issues,feeling_before,feeling_after,taxi_out,taxi_home,taxi_cost");
            for (var nth = 0; nth < 100_000; nth++)
                await file.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                    $"house-0,{new LocalDate(2008, 1, 1).PlusDays(nth % 3000):uuuu-MM-dd},p{nth % 3500},18:{nth / 3000:00},00:30,suicide;trauma,8,5,yes,,12.50"));
        }

        GC.Collect();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (most, clock) = (before, Stopwatch.StartNew());
        await using (var sheet = File.OpenRead(path))
        {
            var answer = await database.Transact(tx => ImportSheet.Visits(tx, sheet, account: null, _ => most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: false))), CancellationToken.None);
            if (answer is not Imported.Kept)
                throw new InvalidOperationException("The sheet was not kept.");
        }

        File.Delete(path);
        return (clock.Elapsed.TotalSeconds, (most - before) / 1e6);
    }

    /// <summary>A clock that stands still.</summary>
    private sealed class At(Instant now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now.ToDateTimeOffset();
    }
}
