using System.Globalization;
using CrisisLine.Data;
using CrisisLine.Statistics;

namespace CrisisLine.Tests.Support;

/// <summary>What the measures of some nights come to, from what was counted of each of them by hand, and from bare rows where people are counted.</summary>
public sealed class YearByHand
{
    private readonly IReadOnlyList<IReadOnlyDictionary<string, string>> _nights;
    private readonly IReadOnlyList<Visit> _visits;
    private readonly IReadOnlyList<Ask> _asks;
    private readonly IReadOnlyList<Wait> _waits;

    private YearByHand(IReadOnlyList<IReadOnlyDictionary<string, string>> nights, IReadOnlyList<Visit> visits, IReadOnlyList<Ask> asks, IReadOnlyList<Wait> waits) =>
        (_nights, _visits, _asks, _waits) = (nights, visits, asks, waits);

    public static async Task<YearByHand> Of(Tx tx, string house, IReadOnlyList<IReadOnlyDictionary<string, string>> nights)
    {
        var days = new { house, first = LocalDate.FromDateTime(DateTime.Parse(nights[0]["night"], CultureInfo.InvariantCulture)), last = LocalDate.FromDateTime(DateTime.Parse(nights[^1]["night"], CultureInfo.InvariantCulture)) };
        const string OfTheHouse = "service_id = (select id from service where key = @house) and night between @first and @last";
        return new YearByHand(
            nights,
            await tx.Many<Visit>($"select person_id, (select string_agg(code, ' ') from visit_issue where visit_id = visit.id) as issues from visit where {OfTheHouse}", days),
            await tx.Many<Ask>(
                $"""
                select person_id, night as night_of, place_id is not null or held_until is not null or exists (select from offer where request_id = request.id) as was_offered
                from visit_request request join service_night on service_night.id = night_id where {OfTheHouse}
                union all
                select person_id, night, false from asked_while_shut join service_night on service_night.id = night_id where {OfTheHouse}
                """, days),
            await tx.Many<Wait>(
                $"""
                select 'accept' as what, extract(epoch from ended_at - made_at)::double precision / 60 as minutes
                from offer join visit_request on visit_request.id = request_id join service_night on service_night.id = night_id where ended = 'accepted' and {OfTheHouse}
                union all
                select 'human', extract(epoch from first_replied_at - opened_at)::double precision / 60
                from thread join service_night using (service_id) where opened_at >= opens_at and opened_at < closes_at and first_replied_at is not null and {OfTheHouse}
                union all
                select 'call', extract(epoch from attempt.ended_at - answered_at)::double precision / 60
                from callback_attempt attempt join callback on callback.id = callback_id
                where answered_at is not null and (outcome = 'spoke' or outcome = 'not_told' and state = 'done' and attempt.id = (select max(id) from callback_attempt where callback_id = callback.id)) and {OfTheHouse}
                """, days));
    }

    /// <summary>Written as <see cref="Told"/> writes a measure.</summary>
    public IEnumerable<(string Key, string Count)> Measures()
    {
        var visitors = _visits.Select(visit => visit.PersonId).Distinct().Count();
        var unmet = Sum("turned_away") + Sum("no_taxi") + Sum("outside_area") + Sum("asked_while_shut");
        var weeks = _asks.GroupBy(ask => (ask.PersonId, ask.NightOf.PlusDays(1 - (int)ask.NightOf.DayOfWeek))).ToList();
        yield return ("visits visits", Written(_visits.Count));
        yield return ("visitors visitors", Written(visitors));
        yield return ("visitsPerVisitor visits", Written(_visits.Count, visitors, Math.Round((decimal)_visits.Count / visitors, 1, MidpointRounding.AwayFromZero)));
        yield return ("firstTimeVisitors visitors", Written(Sum("first_time_visitors"), visitors));
        yield return ("placesUsed places", Written(Sum("places_used"), Sum("places_available")));
        yield return ("requests requests", Written(Sum("requests")));
        yield return ("unmetNeed requests", Written(unmet, Sum("requests") + Sum("asked_while_shut")));
        yield return ("neverOfferedThatWeek people a week", Written(weeks.Count(week => week.All(ask => !ask.WasOffered)), weeks.Count));
        yield return ("offersAccepted offers", Written(Sum("offers_accepted"), Sum("offers_made")));
        yield return ("minutesToAcceptMedian minutes", Written(null, Waits("accept").Count, Percentile("accept", 0.5)));
        yield return ("minutesToHumanMedian minutes", Written(null, Waits("human").Count, Percentile("human", 0.5)));
        yield return ("minutesToHumanP90 minutes", Written(null, Waits("human").Count, Percentile("human", 0.9)));
        yield return ("minutesToHumanP95 minutes", Written(null, Waits("human").Count, Percentile("human", 0.95)));
        yield return ("repliesWithin10Minutes conversations", Written(Sum("replied_in_10_minutes"), Sum("replied")));
        yield return ("callbacksKept callbacks", Written(Sum("callbacks_kept"), Sum("callbacks_promised")));
        yield return ("taxisLate journeys", Written(Sum("taxis_late"), Sum("taxis_out") + Sum("taxis_home")));
        yield return ("taxiCost pounds", Written(null, null, Math.Round(Sum("taxi_pence") / 100m, 2)));
        yield return ("eased visits", Written(Sum("eased"), Sum("feelings_paired")));
        yield return ("feelingChange points", Written(null, Sum("feelings_paired"), Math.Round((decimal)Sum("feeling_change") / Sum("feelings_paired"), 2, MidpointRounding.AwayFromZero)));
        yield return ("callsAnswered calls", Written(Waits("call").Count));
        yield return ("callMinutesMedian minutes", Written(null, Waits("call").Count, Percentile("call", 0.5)));
        yield return ("callersReached callers a night", Written(Sum("callers_reached"), Sum("callers")));
        yield return ("familiarVisits visits", Written(Sum("familiar_visits"), Sum("repeat_visits")));
        yield return ("unstaffedMinutes minutes", Written(Sum("unstaffed_minutes"), Sum("open_minutes")));
        yield return ("teamHours hours", Written(null, null, Math.Round(Sum("team_minutes") / 60m, 1, MidpointRounding.AwayFromZero)));
        yield return ("debriefsTaken debriefs", Written(Sum("debriefs_taken"), Sum("debriefs_offered")));
        foreach (var code in new[] { "suicide", "abuse_past", "anxiety" })
        {
            var of = _visits.Where(visit => visit.Issues?.Split(' ').Contains(code) ?? false).ToList();
            yield return ($"issue:{code} visits", Written(of.Count, _visits.Count));
            yield return ($"issue:{code} visitors", Written(of.Select(visit => visit.PersonId).Distinct().Count(), visitors));
        }
    }

    public static string Told(Measure measure) => Written(measure.Numerator, measure.Denominator, measure.Value);

    private long Sum(string name) => _nights.Sum(night => long.Parse(night[name], CultureInfo.InvariantCulture));

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

    private sealed record Visit(Guid PersonId, string? Issues);

    private sealed record Ask(Guid PersonId, LocalDate NightOf, bool WasOffered);

    private sealed record Wait(string What, double Minutes);
}
