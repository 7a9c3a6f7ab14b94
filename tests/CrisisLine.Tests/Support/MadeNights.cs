using CrisisLine.Data;

namespace CrisisLine.Tests.Support;

/// <summary>Nights that never were: rows as the program would have left them, of everything that figures count, by a seed.</summary>
public static class MadeNights
{
    private static readonly string[] Ends = ["left", "left", "left", "not_arrived", "cancelled", "lapsed", "declined", "no_place", "waiting"];

    /// <summary>Something happens in each night that a house has planned.</summary>
    /// <returns>How many nights there are.</returns>
    public static Task<int> Happen(CrisisLineApp app, string house, IReadOnlyList<Guid> accounts, long supporter, int seed) => app.Database.Transact(async tx =>
    {
        var random = new Random(seed);
        var service = await tx.One<int>("select id from service where key = @house", new { house });
        var people = await tx.Many<Row>("select person_id, id as contact from contact_point order by id");
        var counted = 0;
        var nights = await tx.Many<Night>("select id, night as night_of, opens_at, closes_at from service_night where service_id = @service order by night", new { service });
        foreach (var night in nights)
        {
            var made = new Evening(tx, service, night.Id, night.Day, night.OpensAt, night.ClosesAt, random);
            var asked = people.OrderBy(_ => random.Next()).Take(random.Next(0, 9)).ToList();
            var places = new Queue<long>(await tx.Many<long>("select id from place where night_id = @Id order by id", new { night.Id }));
            foreach (var person in asked)
            {
                var end = Ends[random.Next(Ends.Length)];
                await made.Asks(person.PersonId, end, places);
                // For whom there was none, and then one came free.
                if (end == "no_place" && places.Count > 0 && random.Next(2) == 0)
                    await made.Asks(person.PersonId, "left", places);
                // Who gave up their place, or never answered, may think again.
                if (end is "cancelled" or "lapsed" or "declined" && random.Next(3) == 0)
                    await made.Asks(person.PersonId, Ends[random.Next(Ends.Length)], places);
            }

            foreach (var person in people.OrderBy(_ => random.Next()).Take(random.Next(0, 6)))
                await made.RingsOrTexts(person.PersonId, person.Contact, supporter);
            foreach (var account in accounts.Where(_ => random.Next(3) > 0))
                await made.IsOnShift(account);
            if (random.Next(3) == 0)
                await made.IsWrittenInTheBook(accounts[0]);
            await MadeBeside.Happens(tx, service, night.Id, night.OpensAt, night.ClosesAt, supporter, new Random(seed * 1000 + counted++));
        }

        return nights.Count;
    }, CancellationToken.None);

    private sealed record Row(Guid PersonId, long Contact);

    private sealed record Night(long Id, LocalDate NightOf, Instant OpensAt, Instant ClosesAt)
    {
        public LocalDate Day => NightOf;
    }
}

/// <summary>One evening that is being made up.</summary>
internal sealed class Evening(Tx tx, int service, long night, LocalDate day, Instant opens, Instant closes, Random random)
{
    private static readonly string[] Issues = ["suicide", "abuse_past", "abuse_present", "anxiety"], Ways = ["out", "home"],
        Outcomes = ["lapsed", "declined", "withdrawn", "accepted"];

    private static readonly string?[] Instead = ["emergency_department", "gp", "nowhere", null], Onward = ["home", "emergency_department", "other", null];

    private Instant Some(int from = 0, int until = 100) => opens + (closes - opens) * (from + (until - from) * random.NextDouble()) / 100;

    public async Task Asks(Guid person, string end, Queue<long> places)
    {
        if (end is "left" or "not_arrived" && places.Count == 0)
            end = "no_place";
        long? place = end is "left" or "not_arrived" || (end is "cancelled" or "lapsed" && places.Count > 0 && random.Next(2) == 0) ? places.Dequeue() : null;
        var asked = Some(0, 30);
        var settled = end == "waiting" || random.Next(4) == 0 ? (Instant?)null : asked + Duration.FromMinutes(random.Next(1, 200));
        var request = await tx.One<long>(
            """
            insert into visit_request (night_id, person_id, place_id, state, asked_at, held_until, settled_at)
            values (@night, @person, @place, @end, @asked, @held, @settled) returning id
            """, new { night, person, place, end, asked, held = place is null ? (Instant?)null : asked + Duration.FromMinutes(30), settled });
        if (place is null && end is "cancelled" or "lapsed" or "no_place" && random.Next(2) == 0)
        {
            var at = asked + Duration.FromMinutes(random.Next(1, 90));
            await tx.Execute(
                "insert into offer (request_id, made_at, expires_at, ended, ended_at) values (@request, @at, @at, @ended, @until)",
                new { request, at, ended = Outcomes[random.Next(4)], until = at + Duration.FromSeconds(random.Next(20, 1200)) });
        }

        if (end == "left")
            await Comes(person, request, asked);
    }

    private async Task Comes(Guid person, long request, Instant asked)
    {
        var (arrived, stays) = (asked + Duration.FromMinutes(10), random.Next(20) > 0);
        var visit = await tx.One<long>(
            """
            insert into visit (request_id, service_id, night, person_id, arrived_at, left_at, left_how, feeling_before, feeling_after, instead, onward, eased_enough)
            values (@request, @service, @day, @person, @arrived, @left, @how, @before, @after, @instead, @onward, @eased) returning id
            """, new
            {
                request,
                service,
                day,
                person,
                arrived,
                left = stays ? arrived + Duration.FromMinutes(90) : (Instant?)null,
                how = stays ? "lift" : null,
                before = random.Next(2) == 0 ? random.Next(11) : (int?)null,
                after = random.Next(2) == 0 ? random.Next(11) : (int?)null,
                instead = Instead[random.Next(Instead.Length)],
                onward = Onward[random.Next(Onward.Length)],
                eased = random.Next(3) is > 0 and var kind ? kind == 1 : (bool?)null,
            });
        foreach (var code in Issues.Where(_ => random.Next(2) == 0))
            await tx.Execute("insert into visit_issue (visit_id, code) values (@visit, @code)", new { visit, code });
        foreach (var direction in Ways.Where(_ => random.Next(2) == 0))
            await Rides(person, request, direction, arrived);
    }

    private Task Rides(Guid person, long request, string direction, Instant pickup)
    {
        var state = new[] { "completed", "completed", "failed", "cancelled", "on_board" }[random.Next(5)];
        return tx.Execute(
            """
            insert into taxi_journey (service_id, night_id, request_id, person_id, direction, state, reference, word, pickup_at, eta, arrived_at, overdue_at, cost_pence, made_at, ended_at)
            values (@service, @night, @request, @person, @direction, @state, @reference, 'RIVER', @pickup, @eta, @arrived, @overdue, @pence, @pickup, @ended)
            """, new
            {
                service,
                night,
                request,
                person,
                direction,
                state,
                reference = $"{request}{direction[0]}",
                pickup,
                eta = random.Next(2) == 0 ? pickup + Duration.FromMinutes(random.Next(-5, 30)) : (Instant?)null,
                arrived = random.Next(2) == 0 ? pickup + Duration.FromMinutes(random.Next(-5, 30)) : (Instant?)null,
                overdue = random.Next(8) == 0 ? pickup : (Instant?)null,
                pence = random.Next(2) == 0 ? random.Next(500, 2500) : (int?)null,
                ended = state == "on_board" ? (Instant?)null : pickup + Duration.FromMinutes(40),
            });
    }

    public async Task RingsOrTexts(Guid person, long contact, long supporter)
    {
        var at = Some();
        if (random.Next(2) == 0)
            await tx.Execute(
                """
                insert into call (sid, service_id, our_number, contact_point_id, person_id, began_at, ended_at, turn, menu, misses, told_at)
                values (@sid, @service, (select number from service_number where service_id = @service and not quiet), @contact, @person, @at, @ended, 1, @menu, 0, @told)
                """, new
                {
                    sid = $"CA{Guid.NewGuid():n}",
                    service,
                    contact = random.Next(2) == 0 ? contact : (long?)null,
                    person,
                    at,
                    ended = random.Next(6) > 0 ? at + Duration.FromSeconds(random.Next(1, 60)) : (Instant?)null,
                    menu = new[] { "open_house", "last_word", "place", null }[random.Next(4)],
                    told = random.Next(3) == 0 ? at : (Instant?)null,
                });
        if (random.Next(2) == 0)
            await IsPromised(person, at, supporter);
        var (first, isDanger) = (at - Duration.FromMinutes(random.Next(0, 2000)), random.Next(3) == 0);
        for (var text = random.Next(0, 4); text > 0; text--)
            await tx.Execute(
                "insert into incoming_text (id, service_id, person_id, received_at) values (@id, @service, @person, @at)",
                new { id = $"SM{Guid.NewGuid():n}", service, person, at = at + Duration.FromMinutes(random.Next(-100, 100)) });
        if (random.Next(2) == 0)
            await tx.Execute(
                """
                insert into thread (service_id, person_id, opened_at, last_text_at, urgent, danger_at, first_replied_at, closed_at)
                values (@service, @person, @first, @first, @isDanger, @danger, @replied, @closes)
                """, new
                {
                    service,
                    person,
                    first,
                    isDanger,
                    danger = isDanger ? at : (Instant?)null,
                    replied = random.Next(2) == 0 ? first + Duration.FromSeconds(random.Next(3) == 0 ? random.Next(500, 700) : random.Next(1, 9000)) : (Instant?)null,
                    closes,
                });
    }

    private async Task IsPromised(Guid person, Instant due, long supporter)
    {
        var state = new[] { "done", "done", "finished_missed", "no_capacity", "cancelled" }[random.Next(5)];
        var callback = await tx.One<long>(
            """
            insert into callback (service_id, person_id, state, asked_at, asked_by, virtual_start, due_at, promised_by, night, ends_at, ended_at)
            values (@service, @person, @state, @due, 'text', @due, @due, @by, @day, @closes, @closes) returning id
            """, new { service, person, state, due, by = due + Duration.FromMinutes(15), day, closes });
        for (var attempt = random.Next(0, 3); attempt > 0; attempt--)
        {
            var (accepted, outcome) = (due + Duration.FromMinutes(random.Next(0, 60)), new[] { "spoke", "not_told", "no_answer", "machine", "withdrawn" }[random.Next(5)]);
            await tx.Execute(
                """
                insert into callback_attempt (callback_id, supporter_id, began_at, accepted_at, answered_at, ended_at, outcome)
                values (@callback, @supporter, @accepted, @rung, @answered, @ended, @outcome)
                """, new
                {
                    callback,
                    supporter,
                    accepted,
                    rung = outcome == "withdrawn" ? (Instant?)null : accepted,
                    answered = outcome is "spoke" or "not_told" or "machine" ? accepted + Duration.FromMinutes(1) : (Instant?)null,
                    ended = accepted + Duration.FromSeconds(random.Next(120, 3000)),
                    outcome,
                });
        }
    }

    public Task<int> IsWrittenInTheBook(Guid account)
    {
        var kind = new[] { "complaint", "incident", "near_miss", "safeguarding", "data_breach" }[random.Next(5)];
        return tx.Execute(
            "insert into happened (service_id, kind, day, words, noticed_at, written_by, written_at) values (@service, @kind, @day, '', @noticed, @account, @opens)",
            new { service, kind, day, noticed = kind == "data_breach" ? opens : (Instant?)null, account, opens });
    }

    public async Task IsOnShift(Guid account)
    {
        var (from, until) = (Some(-10, 60), Some(60, 110));
        await tx.Execute("insert into on_shift (night_id, account_id, on_from, on_until) values (@night, @account, @from, @until)", new { night, account, from, until });
    }
}
