using CrisisLine.Benchmarks.Ground;
using CrisisLine.Benchmarks.Load;
using CrisisLine.PhoneSimulator;

namespace CrisisLine.Benchmarks.Rows;

/// <summary>
/// Two hundred taxis fall due within one minute, and the firm is texted through the pretend phones. Two nodes; in the middle of that
/// minute one is killed.
/// </summary>
public static class Taxis
{
    private const int Due = 200;
    private const string Firm = "+441134960020", Tick = "621355968000000000 + (extract(epoch from journey.pickup_at - interval '45 minutes') * 10000000)::bigint";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static async Task<IReadOnlyList<Figure>> Measure(DurableServer server)
    {
        var database = await server.NewDatabase("taxis");
        await using var houses = new Houses(database);
        await using var phones = await PhoneSimulatorHost.Start(
            new SimulatorOptions { Urls = "http://127.0.0.1:0", AccountSid = Settings.AccountSid, AuthToken = Settings.AuthToken, Service = Settings.PublicUrl },
            Service.RealTime);
        using var control = new HttpClient { BaseAddress = new Uri(phones.Address) };
        await Control(control, "numbers", new { number = Houses.Number(0) });
        await houses.Open(from: 0, count: 1, places: Due + 1);
        // Late enough that no taxi is asked for before all of them are there.
        await houses.Source.Run("update place set arrive_at = arrive_at + interval '5 hours'");
        await houses.Know([.. Enumerable.Range(0, Due).Select(nth => $"+4478{nth:d8}")]);
        await houses.Source.Run(
            """
            insert into taxi_firm (service_id, firm, channel, number, account, area, accept_within_minutes)
            select id, 'City Cabs', 'sms', @Firm, 'DH1', 'LS', 5 from service where key = 'house-0'
            """, new { Firm });

        await using var survivor = await Child.Node(database, $"--Twilio:ApiBaseUrl={phones.Address}");
        await Order(survivor);
        await Copy(houses);
        await using var victim = await Child.Node(database, $"--Twilio:ApiBaseUrl={phones.Address}");
        var start = await FallDue(houses);

        await Until(start + TimeSpan.FromSeconds(30));
        await victim.Kill();
        var orphans = await houses.Source.One<int>("select count(*)::int from taxi_errand where ended_at is null and attempt > 0");
        await Until(start + TimeSpan.FromSeconds(60));
        using var aMoment = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        var until = Service.RealTime.GetUtcNow() + Patience;
        while (Service.RealTime.GetUtcNow() < until && (await Sent(houses) < Due + 1 || await phones.TextsTo(Firm) < Due + 1))
            await aMoment.WaitForNextTickAsync();
        return await Judge(houses, phones, orphans);
    }

    /// <summary>The first is ordered by text, as it is in earnest; the others are copies of what the program wrote.</summary>
    private static async Task Order(Child node)
    {
        using var line = await KeptAlive.To(node.Port);
        foreach (var words in new[] { "VISIT", "YES", "TAXI", "14 Harehills Lane LS8 5DN", "YES" })
            if (await line.Ask(Texts.Delivery("+447700900001", Houses.Number(0), words)) != 200)
                throw new InvalidOperationException($"{words} was not answered.");
    }

    private static async Task Copy(Houses houses)
    {
        await houses.Source.Run(
            """
            insert into visit_request (night_id, person_id, place_id, state, asked_at, said_yes_at, settled_at)
            select place.night_id, person.id, place.id, 'confirmed', one.asked_at, one.asked_at, one.asked_at
            from visit_request one,
                 (select *, row_number() over (order by id) as nth from place where id not in (select place_id from visit_request where place_id is not null)) place
            join (select id, row_number() over (order by id) as nth from person where codename = 'known') person using (nth);

            insert into taxi_journey (service_id, night_id, request_id, person_id, direction, state, reference, word, address, arrive_at, pickup_at, made_at, next_at)
            select one.service_id, one.night_id, request.id, request.person_id, 'out', 'draft', 'X' || request.id, one.word, one.address, one.arrive_at,
                   one.pickup_at, one.made_at, one.next_at
            from taxi_journey one, visit_request request
            where request.id <> one.request_id
            """);
        await houses.Source.Run(
            $"""
            insert into quartz.qrtz_triggers
            select (jsonb_populate_record(first, jsonb_build_object(
                'trigger_name', journey.id || '-copy', 'next_fire_time', {Tick}, 'start_time', {Tick}))).*
            from quartz.qrtz_triggers first, taxi_journey journey
            where first.trigger_name = (select min(trigger_name) from quartz.qrtz_triggers where trigger_group = 'taxi')
              and journey.id <> (select min(id) from taxi_journey)
            """);
        await houses.Source.Run(
            """
            insert into quartz.qrtz_simple_triggers
            select sched_name, trigger_name, trigger_group, 0, 0, 0 from quartz.qrtz_triggers where trigger_name like '%-copy'
            """);
        await houses.Analyse();
    }

    /// <returns>When the minute begins in which they fall due, in real time.</returns>
    private static async Task<DateTimeOffset> FallDue(Houses houses)
    {
        var start = Service.RealTime.GetUtcNow() + TimeSpan.FromSeconds(5);
        await houses.Source.Run(
            $"""
            with clock as (
                select start_at - real_at as ahead from program_clock
            )
            update taxi_journey set pickup_at = @start + ahead + interval '45 minutes' + interval '1 second' * (random() * 60), next_at = null from clock;
            update taxi_journey set next_at = pickup_at - interval '45 minutes';
            update quartz.qrtz_triggers set next_fire_time = {Tick}, start_time = {Tick}
            from taxi_journey journey
            where trigger_group = 'taxi' and trigger_name like journey.id || '-%'
            """, new { start = start.UtcDateTime });
        return start;
    }

    private static Task<int> Sent(Houses houses) => houses.Source.One<int>("select count(*)::int from message where sentence = 'TX09' and provider_id is not null");

    private static async Task<IReadOnlyList<Figure>> Judge(Houses houses, PhoneSimulatorHost phones, int orphans)
    {
        var late = (await houses.Source.Many<double>(
            """
            select extract(epoch from message.settled_at - (journey.pickup_at - interval '45 minutes'))::float8
            from message
            join taxi_job job on job.id = message.subject
            join taxi_journey journey on journey.id = job.journey_id
            where message.sentence = 'TX09' and message.settled_at is not null
            """)).Order().ToArray();
        var jobs = await houses.Source.One<int>("select count(*)::int from taxi_job where ended_at is null");
        var journeys = await houses.Source.One<int>("select count(distinct journey_id)::int from taxi_job where ended_at is null");
        var texts = await phones.TextsTo(Firm);
        return
        [
            new("taxis", $"live jobs, of {Due + 1} journeys", $"{jobs}, of {journeys}", "one each", jobs == Due + 1 && journeys == Due + 1),
            new("taxis", "texts that the firm was sent", $"{texts}", "one each", texts == Due + 1),
            Figure.Under("taxis", "from due until the provider has it, p50", Pace.Percentile(late, 0.5), 1.5, "0.00", " s"),
            Figure.Under("taxis", "from due until the provider has it, p99 but for what a killed node held", Pace.Percentile(late[..^Math.Max(orphans, 0)], 0.99), 1.5, "0.00", " s"),
            Figure.Under("taxis", $"the latest ({orphans} in the killed node's hands)", late.LastOrDefault(), 15, "0.0", " s"),
        ];
    }

    private static async Task Control(HttpClient http, string path, object body)
    {
        using var answer = await System.Net.Http.Json.HttpClientJsonExtensions.PostAsJsonAsync(http, $"/control/{path}", body);
        answer.EnsureSuccessStatusCode();
    }

    private static async Task Until(DateTimeOffset instant)
    {
        if (instant - Service.RealTime.GetUtcNow() is { Ticks: > 0 } wait)
            await Task.Delay(wait, Service.RealTime);
    }
}
