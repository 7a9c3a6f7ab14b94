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
        var (one, ten) = (await After(1, server), await After(Years, server));

        static string Written(double value, string form) => value.ToString(form, CultureInfo.InvariantCulture);
        static Figure Growth(string what, double one, double ten, string form, string unit) =>
            new("ten-years", what, $"{Written(one, form)}{unit}, {Written(ten / one, "0.0")} times");

        return
        [
            Figure.Under("ten-years", "a night's figures, p99 of 200", ten.Night, 60, "0.0", " ms"),
            Growth("the same after one year, and the growth", one.Night, ten.Night, "0.0", " ms"),
            Figure.Under("ten-years", "ten years on one page, median of 9", ten.Page, 250, "0", " ms"),
            Growth("one year on it after one year, and the growth", one.Page, ten.Page, "0", " ms"),
            Figure.Under("ten-years", "the annual report, median of 9", ten.Report / 1000, 2, "0.00", " s"),
            Growth("the same after one year, and the growth", one.Report / 1000, ten.Report / 1000, "0.00", " s"),
            Figure.Under("ten-years", "the roll-up of one night, the slowest of 30", ten.OneNight, 500, "0", " ms"),
            Growth("the same after one year, and the growth", one.OneNight, ten.OneNight, "0", " ms"),
            Figure.Under("ten-years", "bringing in 100,000 visits", ten.Import, 20, "0.0", " s"),
            Growth("the same after one year, and the growth", one.Import, ten.Import, "0.0", " s"),
            Figure.Under("ten-years", "memory while it does so, beyond what was there", ten.Megabytes, 200, "0", " MB"),
            Growth("the roll-up of every night at once after one year, and the growth", one.AllNights, ten.AllNights, "0.0", " s"),
        ];
    }

    private static async Task<Times> After(int years, DurableServer server)
    {
        var connection = await server.NewDatabase($"years_{years}");
        await using var houses = new Houses(connection);
        await houses.Open(from: 0, count: 1, places: 160);
        await houses.Know([.. Enumerable.Range(0, 200).Select(nth => $"+4478{nth:d8}")]);
        await using var source = Preparation.Connect(connection);
        var database = new Database(source, new At(Settings.Opens), Settings.Keys, (_, _, commit) => commit());
        var service = await houses.Source.One<int>("select id from service where key = 'house-0'");
        // From January on, so that there is a whole year to report.
        var first = new LocalDate(Last.Year - years, 1, 1);
        await Fill(houses, service, first);

        var whole = Stopwatch.StartNew();
        await database.Transact(tx => RollUp.For(tx, service, first, Last, RollUp.Import), CancellationToken.None);
        whole.Stop();
        await houses.Analyse();

        async Task<double[]> Take(int rounds, Func<Tx, Task> what)
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

        var night = await Take(200, tx => Nights.Between(tx, service, Last, Last));
        var page = await Take(9, async tx =>
        {
            await Trend.Of(tx, service, Last.PlusYears(-years), Last, Trend.Month);
            await Measures.Of(tx, service, Last.PlusYears(-years), Last);
            await HourOfDay.Of(tx, service, Last.PlusYears(-1), Last);
        });
        var report = await Take(9, tx => Annual.Of(tx, "house-0", new ReportYear(2026), ReportForm.AnnualReport));
        var count = await Take(30, tx => RollUp.For(tx, service, Last, Last, RollUp.Late));
        var (seconds, megabytes) = await BringIn(database);
        return new Times(Pace.Percentile(night, 0.99), Pace.Percentile(page, 0.5), Pace.Percentile(report, 0.5), count[^1], whole.Elapsed.TotalSeconds, seconds, megabytes);
    }

    private static async Task Fill(Houses houses, int service, LocalDate first)
    {
        // Eighty-two visits a night, three times the calls, ten times the texts.
        var days = Period.DaysBetween(first, Last);
        var args = new { service, days, visits = days * 82, first = first.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture) };
        await houses.Source.Run(
            """
            insert into import (kind, file_hash, lines, imported_at) values ('visits', '\x01', 0, now()), ('calls', '\x02', 0, now());
            insert into service_night (service_id, night, opens_at, closes_at, zone_version)
            select @service, day::date, day + interval '17 hours', day + interval '25 hours', '2026a'
            from generate_series(@first::date::timestamp, timestamp '2027-06-03', interval '1 day') day
            """, args);
        await houses.Source.Run(
            """
            insert into imported_visit (import_id, line, service_id, night, visitor, arrived_at, left_at, issues, feeling_before, feeling_after, taxi_out, taxi_home, taxi_pence)
            select (select min(id) from import), n, @service, day, decode(lpad(to_hex((n::bigint * 7919) % 4000), 32, '0'), 'hex'), day + interval '18 hours' + (n % 3600) * interval '1 second', day + interval '23 hours' + (n % 3600) * interval '1 second',
                   case n % 4 when 0 then '{suicide,anxiety}' when 1 then '{self_injury,abuse_past}' when 2 then '{suicide,abuse_present,trauma}' else '{not_said}' end::text[],
                   n % 11, (n * 3) % 11, n % 3 = 0, n % 4 = 0, case when n % 3 = 0 then 1250 end
            from (select n, @first::date + (n % @days)::int as day from generate_series(1, @visits) n) made
            on conflict do nothing
            """, args);
        await houses.Source.Run(
            """
            insert into imported_call (import_id, line, service_id, night, started_at, answered_at, ended_at, caller, carer, issues)
            select (select max(id) from import), n, @service, day, day + interval '18 hours' + (n % 3600) * interval '1 second',
                   case when n % 5 > 0 then day + interval '18 hours' + (n % 3600) * interval '1 second' + interval '20 seconds' end, day + interval '19 hours' + (n % 3600) * interval '1 second',
                   case when n % 4 > 0 then decode(lpad(to_hex(n % 60000), 32, '0'), 'hex') end, n % 9 = 0, '{}'
            from (select n, @first::date + (n % @days)::int as day from generate_series(1, @visits * 3) n) made
            on conflict do nothing
            """, args);
        await houses.Source.Run(
            """
            insert into incoming_text (id, service_id, person_id, received_at)
            select 'SM' || n, @service, ('00000000-0000-7000-8000-' || lpad(to_hex(n % 200), 12, '0'))::uuid, @first::date::timestamp at time zone 'utc' + n * (interval '1 day' / 820)
            from generate_series(1, @visits * 10) n
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

    /// <summary>Milliseconds; seconds for what brings in or counts everything.</summary>
    private sealed record Times(double Night, double Page, double Report, double OneNight, double AllNights, double Import, double Megabytes);

    /// <summary>A clock that stands still.</summary>
    private sealed class At(Instant now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now.ToDateTimeOffset();
    }
}
