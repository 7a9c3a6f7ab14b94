using System.Globalization;
using CrisisLine.Data;
using CrisisLine.Domain.Visits;
using CrisisLine.Statistics;

namespace CrisisLine.Tests.Support;

/// <summary>What the measures of some nights come to, from what was counted of each of them by hand, and from bare rows where people are counted.</summary>
public sealed class YearByHand
{
    private readonly IReadOnlyList<IReadOnlyDictionary<string, string>> _nights;
    private readonly IReadOnlyList<Visit> _visits;
    private readonly IReadOnlyList<Ask> _asks;
    private readonly IReadOnlyList<Wait> _waits;
    private readonly IReadOnlyList<string> _happened;

    private YearByHand(
        IReadOnlyList<IReadOnlyDictionary<string, string>> nights, IReadOnlyList<Visit> visits, IReadOnlyList<Ask> asks, IReadOnlyList<Wait> waits, IReadOnlyList<string> happened) =>
        (_nights, _visits, _asks, _waits, _happened) = (nights, visits, asks, waits, happened);

    public static async Task<YearByHand> Of(Tx tx, string house, IReadOnlyList<IReadOnlyDictionary<string, string>> nights)
    {
        var days = new { house, first = LocalDate.FromDateTime(DateTime.Parse(nights[0]["night"], CultureInfo.InvariantCulture)), last = LocalDate.FromDateTime(DateTime.Parse(nights[^1]["night"], CultureInfo.InvariantCulture)) };
        const string OfTheHouse = "service_id = (select id from service where key = @house) and night between @first and @last";
        return new YearByHand(
            nights,
            await tx.Many<Visit>($"select person_id, (select string_agg(code, ' ') from visit_issue where visit_id = visit.id) as issues, instead, onward, eased_enough from visit where {OfTheHouse}", days),
            await tx.Many<Ask>(
                $"""
                select person_id, night as night_of, place_id is not null or held_until is not null or exists (select from offer where request_id = request.id) as was_offered
                from visit_request request join service_night on service_night.id = night_id where {OfTheHouse}
                union all
                select person_id, night, false from asked_while_shut join service_night on service_night.id = night_id where {OfTheHouse}
                """, days),
            await tx.Many<Wait>(
                $"""
                select 'accept' as what, visit_request.person_id, extract(epoch from ended_at - made_at)::double precision / 60 as minutes
                from offer join visit_request on visit_request.id = request_id join service_night on service_night.id = night_id where ended = 'accepted' and {OfTheHouse}
                union all
                select 'human', thread.person_id, extract(epoch from first_replied_at - opened_at)::double precision / 60
                from thread join service_night using (service_id) where opened_at >= opens_at and opened_at < closes_at and first_replied_at is not null and {OfTheHouse}
                union all
                select 'call', callback.person_id, extract(epoch from attempt.ended_at - answered_at)::double precision / 60
                from callback_attempt attempt join callback on callback.id = callback_id
                where answered_at is not null and (outcome = 'spoke' or outcome = 'not_told' and state = 'done' and attempt.id = (select max(id) from callback_attempt where callback_id = callback.id)) and {OfTheHouse}
                """, days),
            await tx.Many<string>("select kind from happened where service_id = (select id from service where key = @house) and day between @first and @last", days));
    }

    /// <summary>All that a year of a house is told in, each written as <see cref="Told"/> writes a measure.</summary>
    public IEnumerable<(string Key, string Count)> Measures() =>
    [
        .. from sum in Sums select (sum.Key, Written(Sum(sum.Part), sum.Whole.Length == 0 ? null : Sum(sum.Whole))),
        .. People(), .. Averages(), .. Issues(), .. LedTo(), .. from kind in InTheBook select (kind.Key, Written(_happened.Count(happened => happened == kind.Kind))),
    ];

    // What is counted of each night, by the names that a night has for it.
    private static readonly (string Key, string[] Part, string[] Whole)[] Sums =
    [
        ("placesUsed places", ["places_used"], ["places_available"]), ("requests requests", ["requests"], []),
        ("turnedAway requests", ["turned_away"], Asked), ("noTaxi requests", ["no_taxi"], Asked), ("outsideArea requests", ["outside_area"], Asked),
        ("askedWhileShut requests", ["asked_while_shut"], Asked), ("unmetNeed requests", ["turned_away", "no_taxi", "outside_area", "asked_while_shut"], Asked),
        ("offered requests", ["offered"], ["requests"]), ("notArrived requests", ["not_arrived"], ["offered"]), ("offersAccepted offers", ["offers_accepted"], ["offers_made"]),
        ("offersLapsed offers", ["offers_lapsed"], ["offers_made"]), ("offersDeclined offers", ["offers_declined"], ["offers_made"]),
        ("repliesWithin10Minutes conversations", ["replied_in_10_minutes"], ["replied"]), ("callbacksPromised callbacks", ["callbacks_promised"], []),
        ("callbacksKept callbacks", ["callbacks_kept"], ["callbacks_promised"]), ("callbacksLate callbacks", ["callbacks_late"], ["callbacks_promised"]),
        ("callbacksFailed callbacks", ["callbacks_failed"], ["callbacks_promised"]),
        ("callbacksSettled callbacks", ["callbacks_kept", "callbacks_late", "callbacks_failed"], ["callbacks_promised"]), ("taxisOut journeys", ["taxis_out"], []),
        ("taxisHome journeys", ["taxis_home"], []), ("taxisLate journeys", ["taxis_late"], ["taxis_out", "taxis_home"]),
        ("taxisFailed journeys", ["taxis_failed"], ["taxis_out", "taxis_home", "taxis_failed"]), ("issuesRecorded visits", ["issues_recorded"], ["visits"]),
        ("feelingsPaired visits", ["feelings_paired"], ["visits"]), ("eased visits", ["eased"], ["feelings_paired"]), ("same visits", ["same"], ["feelings_paired"]),
        ("harder visits", ["harder"], ["feelings_paired"]), ("callsOffered calls", ["calls_offered"], []), ("callsAbandoned calls", ["calls_abandoned"], ["calls_offered"]),
        ("callsWhileShut calls", ["calls_while_shut"], ["calls_while_shut", "calls_offered"]), ("answeredWithin20Seconds calls", ["answered_in_20_seconds"], ["inbound_answered"]),
        ("answeredWithin60Seconds calls", ["answered_in_60_seconds"], ["inbound_answered"]), ("callersReached callers a night", ["callers_reached"], ["callers"]),
        ("carers calls", ["carers"], ["carers_known"]), ("textsIn texts", ["texts_in"], []), ("conversations conversations", ["conversations"], []),
        ("textsUrgent conversations", ["texts_urgent"], []), ("urgentAcknowledged conversations", ["urgent_acknowledged"], ["texts_urgent"]),
        ("familiarVisits visits", ["familiar_visits"], ["repeat_visits"]), ("unstaffedMinutes minutes", ["unstaffed_minutes"], ["open_minutes"]),
        ("shifts shifts", ["team_shifts"], []), ("debriefsOffered debriefs", ["debriefs_offered"], []), ("debriefsTaken debriefs", ["debriefs_taken"], ["debriefs_offered"]),
    ];

    private static readonly (string Key, string Kind)[] InTheBook =
    [
        ("nearMisses near misses", "near_miss"), ("complaints complaints", "complaint"), ("incidents incidents", "incident"), ("safeguarding actions", "safeguarding"),
        ("dataBreaches breaches", "data_breach"),
    ];

    private static string[] Asked => ["requests", "asked_while_shut"];

    private int Visitors => _visits.Select(visit => visit.PersonId).Distinct().Count();

    private IEnumerable<(string Key, string Count)> People()
    {
        var weeks = _asks.GroupBy(ask => (ask.PersonId, ask.NightOf.PlusDays(1 - (int)ask.NightOf.DayOfWeek))).ToList();
        var calls = _waits.Where(wait => wait.What == "call").ToList();
        yield return ("visits visits", Written(_visits.Count));
        yield return ("visitors visitors", Written(Visitors));
        yield return ("visitsPerVisitor visits", Written(_visits.Count, Visitors, Rounded((decimal)_visits.Count / Visitors, 1)));
        yield return ("firstTimeVisitors visitors", Written(Sum("first_time_visitors"), Visitors));
        yield return ("neverOfferedThatWeek people a week", Written(weeks.Count(week => week.All(ask => !ask.WasOffered)), weeks.Count));
        yield return ("callsAnswered calls", Written(calls.Count));
        yield return ("callsWithKnownCaller calls", Written(calls.Count, calls.Count));
        yield return ("callers callers", Written(calls.Select(call => call.PersonId).Distinct().Count()));
        yield return ("nights nights", Written(_nights.Count));
    }

    private IEnumerable<(string Key, string Count)> Averages()
    {
        foreach (var (key, what, share) in new[]
        {
            ("minutesToAcceptMedian", "accept", 0.5), ("minutesToHumanMedian", "human", 0.5), ("minutesToHumanP90", "human", 0.9), ("minutesToHumanP95", "human", 0.95), ("callMinutesMedian", "call", 0.5),
        })
            yield return ($"{key} minutes", Written(null, Waits(what).Count, Percentile(what, share)));
        yield return ("taxiCost pounds", Written(null, null, Math.Round(Sum("taxi_pence") / 100m, 2)));
        yield return ("taxiCostPerVisit pounds", Written(null, _visits.Count, Rounded(Sum("taxi_pence") / 100m / _visits.Count, 2)));
        yield return ("feelingChange points", Written(null, Sum("feelings_paired"), Rounded((decimal)Sum("feeling_change") / Sum("feelings_paired"), 2)));
        yield return ("teamHours hours", Written(null, null, Rounded(Sum("team_minutes") / 60m, 1)));
        yield return ("secondsToAnswerMean seconds", Written(null, 0));
    }

    private IEnumerable<(string Key, string Count)> Issues()
    {
        foreach (var code in PresentingIssues.All.Append("abuse"))
        {
            var of = _visits.Where(visit => visit.Issues?.Split(' ').Any(spoken => spoken == code || (code == "abuse" && spoken.StartsWith("abuse_", StringComparison.Ordinal))) ?? false).ToList();
            yield return ($"issue:{code} visits", Written(of.Count, _visits.Count));
            yield return ($"issue:{code} visitors", Written(of.Select(visit => visit.PersonId).Distinct().Count(), Visitors));
        }
    }

    private IEnumerable<(string Key, string Count)> LedTo()
    {
        var (asked, known) = (_visits.Where(visit => visit.Instead is not null).ToList(), _visits.Where(visit => visit.Onward is not null).ToList());
        yield return ("askedInstead visits", Written(asked.Count, _visits.Count));
        foreach (var instead in asked.GroupBy(visit => visit.Instead))
            yield return ($"instead:{instead.Key} visits", Written(instead.Count(), asked.Count));
        yield return ("onwardKnown visits", Written(known.Count, _visits.Count));
        yield return ("notOnToEmergency visits", Written(known.Count(visit => visit.Onward != "emergency_department"), _visits.Count));
        yield return ("easedEnoughToGoHome visits", Written(_visits.Count(visit => visit.EasedEnough == true), _visits.Count));
    }

    public static string Told(Measure measure) => Written(measure.Numerator, measure.Denominator, measure.Value);

    private long Sum(params IReadOnlyList<string> names) => _nights.Sum(night => names.Sum(name => long.Parse(night[name], CultureInfo.InvariantCulture)));

    private static decimal Rounded(decimal number, int digits) => Math.Round(number, digits, MidpointRounding.AwayFromZero);

    private List<double> Waits(string what) => [.. _waits.Where(wait => wait.What == what).Select(wait => wait.Minutes).Order()];

    /// <summary>Between two of them, as far between as it lies.</summary>
    private decimal Percentile(string what, double share)
    {
        var waits = Waits(what);
        var at = share * (waits.Count - 1);
        var (below, above) = (waits[(int)Math.Floor(at)], waits[(int)Math.Ceiling(at)]);
        return Math.Round((decimal)(below + (above - below) * (at - Math.Floor(at))), 1, MidpointRounding.AwayFromZero);
    }

    private static string Written(long? part, long? whole = null, decimal? value = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{part} of {whole}, {value:0.00}");

    private sealed record Visit(Guid PersonId, string? Issues, string? Instead, string? Onward, bool? EasedEnough);

    private sealed record Ask(Guid PersonId, LocalDate NightOf, bool WasOffered);

    private sealed record Wait(string What, Guid PersonId, double Minutes);
}
