using System.Globalization;
using CrisisLine.Data;

namespace CrisisLine.Tests.Support;

/// <summary>The rest of what a careful person with a pencil would make of the bare rows of a house.</summary>
public sealed class RowsBeside
{
    private static readonly DateTimeZone London = DateTimeZoneProviders.Tzdb["Europe/London"];

    private static readonly Duration HalfADay = Duration.FromHours(12);

    private readonly IReadOnlyList<NightRow> _nights;
    private readonly ILookup<long, Asked> _asked;
    private readonly ILookup<LocalDate, Came> _came;
    private readonly ILookup<long, Asked> _shut;
    private readonly ILookup<long, string> _offers;
    private readonly ILookup<long, string> _noCar;
    private readonly ILookup<long, Here> _here;
    private readonly ILookup<LocalDate, Spoke> _spoke;
    private readonly ILookup<LocalDate, Rang> _rang;
    private readonly IReadOnlyList<Talk> _threads;
    private readonly IReadOnlyList<Instant> _texts;
    private readonly ILookup<LocalDate, string> _debriefs;
    private readonly ILookup<long, string> _journeys;

    private RowsBeside(IReadOnlyList<NightRow> nights, Read read)
    {
        _nights = nights;
        (_asked, _shut, _came) = (read.Asked.ToLookup(row => row.NightId), read.Shut.ToLookup(row => row.NightId), read.Came.ToLookup(row => row.NightOf));
        _offers = read.Offers.ToLookup(row => row.NightId, row => row.State);
        _journeys = read.Journeys.ToLookup(row => row.NightId, row => row.State);
        var without = read.Journeys.Where(journey => journey.Direction == "out" && (journey.State == "failed" || journey.Needs == "area")).ToLookup(journey => journey.RequestId);
        _noCar = (from asked in read.Asked
                  group asked by (asked.NightId, asked.PersonId) into person
                  let latest = person.SelectMany(asked => without[asked.Id]).MaxBy(journey => journey.Id)
                  let wasTurnedAway = person.Any(asked => asked.State is "no_place" or "waiting") && !person.Any(asked => asked.State is "held" or "offered" or "confirmed")
                  where latest is not null && !wasTurnedAway && person.All(asked => asked.State is not ("arrived" or "left"))
                  select (person.Key.NightId, Why: latest.Needs == "area" ? "area" : "failed")).ToLookup(pair => pair.NightId, pair => pair.Why);
        _here = read.Here.ToLookup(row => row.NightId);
        _spoke = read.Spoke.ToLookup(row => row.NightOf);
        _rang = read.Rang.ToLookup(row => NightOf(row.BeganAt).NightOf);
        (_threads, _texts) = (read.Threads, read.Texts);
        _debriefs = read.Debriefs.ToLookup(row => LastBefore(row.OfferedAt).NightOf, row => row.ClosedHow);
    }

    public static async Task<RowsBeside> Of(Tx tx, string house, IReadOnlyList<NightRow> nights)
    {
        var mine = new { service = await tx.One<int>("select id from service where key = @house", new { house }) };
        return new RowsBeside(nights, new Read(
            await tx.Many<Asked>("select request.id, night_id, person_id, state, asked_at from visit_request request join service_night night on night.id = night_id where service_id = @service", mine),
            await tx.Many<Asked>("select 0::bigint as id, night_id, person_id, 'shut' as state, asked_at from asked_while_shut join service_night night on night.id = night_id where service_id = @service", mine),
            await tx.Many<Came>("select night as night_of, person_id, arrived_at, left_at, feeling_before, feeling_after, (select string_agg(code, ' ') from visit_issue where visit_id = visit.id) as issues from visit where service_id = @service", mine),
            await tx.Many<Offer>("select night_id, ended as state from offer join visit_request request on request.id = request_id join service_night night on night.id = night_id where service_id = @service", mine),
            await tx.Many<Journey>("select id, night_id, request_id, direction, state, needs from taxi_journey where service_id = @service", mine),
            await tx.Many<Here>(
                """
                select shift.night_id, account_id, on_from, on_until from on_shift shift join service_night night on night.id = night_id where service_id = @service
                union all
                select night.id, null, signed_on_at, signed_off_at from sign_on join supporter_service using (supporter_id) join service_night night using (service_id)
                where service_id = @service and signed_on_at < closes_at and signed_off_at > opens_at
                """, mine),
            await tx.Many<Spoke>(
                """
                select callback.night as night_of, callback.person_id, attempt.accepted_at, attempt.answered_at, attempt.ended_at
                from callback_attempt attempt join callback on callback.id = callback_id
                where service_id = @service and (outcome = 'spoke' or outcome = 'not_told' and state = 'done' and attempt.id = (select max(id) from callback_attempt where callback_id = callback.id))
                """, mine),
            await tx.Many<Rang>("select began_at, person_id, contact_point_id is not null as is_known from call where service_id = @service", mine),
            await tx.Many<Talk>("select opened_at, danger_at, first_replied_at, acknowledged_at from thread where service_id = @service", mine),
            await tx.Many<Instant>("select received_at from incoming_text where service_id = @service", mine),
            await tx.Many<Debrief>("select offered_at, closed_how from debrief where service_id = @service", mine)));
    }

    public IReadOnlyList<(string Name, string Count)> Count(NightRow night)
    {
        var (asked, came, rang, spoke) = (_asked[night.Id].ToList(), _came[night.NightOf].ToList(), _rang[night.NightOf].ToList(), _spoke[night.NightOf].ToList());
        var again = came.Where(visit => Earlier(visit).Any()).ToList();
        var pairs = came.Where(visit => visit is { FeelingBefore: not null, FeelingAfter: not null }).Select(visit => visit.FeelingAfter!.Value - visit.FeelingBefore!.Value).ToList();
        var callers = rang.Where(call => call.IsKnown && IsOpen(night, call.BeganAt)).Select(call => call.PersonId).Distinct().ToList();
        var threads = _threads.Where(thread => IsOpen(night, thread.OpenedAt)).ToList();
        var here = _here[night.Id].Where(row => row.OnFrom < night.ClosesAt && row.OnUntil > night.OpensAt).ToList();
        return
        [
            ("no_taxi", N(_noCar[night.Id].Count(why => why == "failed"))), ("outside_area", N(_noCar[night.Id].Count(why => why == "area"))),
            ("asked_while_shut", N(_shut[night.Id].Count(row => asked.All(other => other.PersonId != row.PersonId)))),
            ("offers_made", N(_offers[night.Id].Count())), ("offers_accepted", N(_offers[night.Id].Count(how => how == "accepted"))),
            ("offers_lapsed", N(_offers[night.Id].Count(how => how == "lapsed"))), ("offers_declined", N(_offers[night.Id].Count(how => how == "declined"))),
            ("repeat_visits", N(again.Count)), ("familiar_visits", N(again.Count(IsFamiliar))),
            ("feelings_paired", N(pairs.Count)), ("eased", N(pairs.Count(change => change < 0))), ("same", N(pairs.Count(change => change == 0))),
            ("harder", N(pairs.Count(change => change > 0))), ("feeling_change", N(pairs.Sum())), ("issues_recorded", N(came.Count(visit => visit.Issues is not null))),
            ("calls_while_shut", N(rang.Count(call => !IsOpen(night, call.BeganAt)))), ("answered_in_20_seconds", "0"), ("answered_in_60_seconds", "0"), ("inbound_answered", "0"), ("answer_seconds", "0"),
            ("talk_seconds", N(spoke.Sum(one => (one.EndedAt - one.AnsweredAt)?.TotalSeconds ?? 0))), ("callers", N(callers.Count)),
            ("callers_reached", N(callers.Count(person => spoke.Any(one => one.PersonId == person && one.AnsweredAt is not null)))), ("carers", "0"), ("carers_known", "0"),
            ("conversations", N(threads.Count)), ("replied", N(threads.Count(thread => thread.FirstRepliedAt is not null))),
            ("replied_in_10_minutes", N(threads.Count(thread => thread.FirstRepliedAt <= thread.OpenedAt + Duration.FromMinutes(10)))),
            ("urgent_acknowledged", N(_threads.Count(thread => thread.DangerAt is { } danger && IsOpen(night, danger) && thread.AcknowledgedAt is not null
                && thread.OpenedAt >= night.OpensAt - Duration.FromDays(1) && thread.OpenedAt < night.ClosesAt))),
            ("taxis_failed", N(_journeys[night.Id].Count(state => state == "failed"))),
            ("team_shifts", N(here.Count)), ("team_minutes", N(here.Sum(row => Overlap(row, night.OpensAt, night.ClosesAt)))),
            ("debriefs_offered", N(_debriefs[night.NightOf].Count())), ("debriefs_taken", N(_debriefs[night.NightOf].Count(how => how == "talked"))),
            ("issues", Written(came.SelectMany(Codes).CountBy(code => code).ToDictionary(pair => pair.Key, pair => N(pair.Value)))), ("hours", Hours(night, asked, rang, spoke)),
        ];
    }

    private string Hours(NightRow night, List<Asked> asked, List<Rang> rang, List<Spoke> spoke)
    {
        var counts = new Dictionary<(string Hour, string What), double>();
        void Add(Instant at, string what, double count = 1) => counts[(Hour(at), what)] = counts.GetValueOrDefault((Hour(at), what)) + count;
        for (var at = night.OpensAt; at < night.ClosesAt; at += Duration.FromHours(1))
        {
            Add(at, "open", 60);
            Add(at, "cover", _here[night.Id].Sum(row => Overlap(row, at, at + Duration.FromHours(1))));
        }

        foreach (var person in asked.Concat(_shut[night.Id]).GroupBy(row => row.PersonId))
        {
            Add(person.Min(row => row.AskedAt), "asked");
            Add(person.Min(row => row.AskedAt), "unmet", person.Any(row => row.State is "held" or "offered" or "confirmed" or "arrived" or "left") ? 0 : 1);
        }

        foreach (var call in rang.Where(call => IsOpen(night, call.BeganAt)))
            Add(call.BeganAt, "calls");
        foreach (var one in spoke)
        {
            Add(one.AcceptedAt, "answered", one.AnsweredAt is null ? 0 : 1);
            Add(one.AcceptedAt, "talk", (one.EndedAt - one.AnsweredAt)?.TotalMinutes ?? 0);
        }

        foreach (var text in _texts.Where(text => IsOpen(night, text)))
            Add(text, "texts");
        return Written(counts.Where(pair => Math.Round(pair.Value, MidpointRounding.AwayFromZero) != 0).ToDictionary(pair => $"{pair.Key.Hour}.{pair.Key.What}", pair => N(pair.Value)));
    }

    /// <summary>In the order of their names.</summary>
    public static string Written(IReadOnlyDictionary<string, string> counts) => string.Join(' ', counts.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}"));

    private IEnumerable<Came> Earlier(Came visit) => _came.Where(night => night.Key < visit.NightOf).SelectMany(night => night).Where(earlier => earlier.PersonId == visit.PersonId);

    private bool IsFamiliar(Came visit) => With(visit).Intersect(Earlier(visit).SelectMany(With)).Any();

    private IEnumerable<Guid> With(Came visit) =>
        _here[_nights.Single(night => night.NightOf == visit.NightOf).Id].Where(row => row.AccountId is not null && row.OnFrom < (visit.LeftAt ?? Instant.MaxValue) && row.OnUntil > visit.ArrivedAt).Select(row => row.AccountId!.Value);

    private static IEnumerable<string> Codes(Came visit) =>
        visit.Issues?.Split(' ') is { } codes ? codes.Concat(codes.Any(code => code is "abuse_past" or "abuse_present") ? ["abuse"] : []) : [];

    private static double Overlap(Here row, Instant from, Instant until) =>
        Math.Max(0, ((row.OnUntil < until ? row.OnUntil : until) - (row.OnFrom > from ? row.OnFrom : from)).TotalMinutes);

    private static string Hour(Instant at) => at.InZone(London).Hour.ToString(CultureInfo.InvariantCulture);

    private static bool IsOpen(NightRow night, Instant at) => at >= night.OpensAt && at < night.ClosesAt;

    private NightRow NightOf(Instant at) => _nights.FirstOrDefault(night => IsOpen(night, at)) ?? LastBefore(at);

    private NightRow LastBefore(Instant at) => _nights.LastOrDefault(night => night.OpensAt - HalfADay <= at) ?? _nights[0];

    private static string N(double number) => Math.Round(number, MidpointRounding.AwayFromZero).ToString("0", CultureInfo.InvariantCulture);

    private sealed record Read(
        IReadOnlyList<Asked> Asked, IReadOnlyList<Asked> Shut, IReadOnlyList<Came> Came, IReadOnlyList<Offer> Offers, IReadOnlyList<Journey> Journeys, IReadOnlyList<Here> Here,
        IReadOnlyList<Spoke> Spoke, IReadOnlyList<Rang> Rang, IReadOnlyList<Talk> Threads, IReadOnlyList<Instant> Texts, IReadOnlyList<Debrief> Debriefs);

    private sealed record Asked(long Id, long NightId, Guid PersonId, string State, Instant AskedAt);

    private sealed record Came(LocalDate NightOf, Guid PersonId, Instant ArrivedAt, Instant? LeftAt, int? FeelingBefore, int? FeelingAfter, string? Issues);

    private sealed record Offer(long NightId, string State);

    private sealed record Journey(long Id, long NightId, long RequestId, string Direction, string State, string? Needs);

    private sealed record Here(long NightId, Guid? AccountId, Instant OnFrom, Instant OnUntil);

    private sealed record Spoke(LocalDate NightOf, Guid PersonId, Instant AcceptedAt, Instant? AnsweredAt, Instant? EndedAt);

    private sealed record Rang(Instant BeganAt, Guid PersonId, bool IsKnown);

    private sealed record Talk(Instant OpenedAt, Instant? DangerAt, Instant? FirstRepliedAt, Instant? AcknowledgedAt);

    private sealed record Debrief(Instant OfferedAt, string ClosedHow);
}
