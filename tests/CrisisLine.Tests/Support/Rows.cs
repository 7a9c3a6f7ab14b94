using System.Globalization;
using CrisisLine.Data;

namespace CrisisLine.Tests.Support;

public sealed record NightRow(long Id, LocalDate NightOf, Instant OpensAt, Instant ClosesAt);

/// <summary>The bare rows of a house, and what a careful person with a pencil would make of them.</summary>
public sealed class Rows
{
    private static readonly Duration Ten = Duration.FromMinutes(10);

    public required IReadOnlyList<NightRow> Nights { get; init; }

    private IReadOnlyList<Request> Requests { get; init; } = [];

    private IReadOnlyList<Visit> Visits { get; init; } = [];

    private IReadOnlyList<Call> Calls { get; init; } = [];

    private IReadOnlyList<Callback> Callbacks { get; init; } = [];

    private IReadOnlyList<Attempt> Attempts { get; init; } = [];

    private IReadOnlyList<Instant> Texts { get; init; } = [];

    private IReadOnlyList<Thread> Threads { get; init; } = [];

    private IReadOnlyList<Journey> Journeys { get; init; } = [];

    private IReadOnlyList<Shift> Shifts { get; init; } = [];

    public static async Task<Rows> Of(Tx tx, string house)
    {
        var service = await tx.One<int>("select id from service where key = @house", new { house });
        var mine = new { service };
        return new Rows
        {
            Nights = await tx.Many<NightRow>("select id, night as night_of, opens_at, closes_at from service_night where service_id = @service order by night", mine),
            Requests = await tx.Many<Request>(
                "select request.*, (select min(made_at) from offer where request_id = request.id) as first_offer from visit_request request join service_night night on night.id = night_id where night.service_id = @service", mine),
            Visits = await tx.Many<Visit>("select night as night_of, person_id, left_at from visit where service_id = @service", mine),
            Calls = await tx.Many<Call>("select began_at, ended_at, menu, told_at from call where service_id = @service", mine),
            Callbacks = await tx.Many<Callback>("select id, night as night_of, state, promised_by, ended_at from callback where service_id = @service", mine),
            Attempts = await tx.Many<Attempt>("select attempt.id, callback_id, accepted_at, answered_at, outcome from callback_attempt attempt join callback on callback.id = callback_id where service_id = @service", mine),
            Texts = await tx.Many<Instant>("select received_at from incoming_text where service_id = @service", mine),
            Threads = await tx.Many<Thread>("select opened_at, danger_at, first_replied_at, urgent, closed_at, owner from thread where service_id = @service", mine),
            Journeys = await tx.Many<Journey>("select * from taxi_journey where service_id = @service", mine),
            Shifts = await tx.Many<Shift>(
                """
                select shift.night_id, on_from, on_until from on_shift shift join service_night night on night.id = night_id where night.service_id = @service
                union all
                select night.id, signed_on_at, signed_off_at
                from sign_on
                join supporter_service using (supporter_id)
                join service_night night using (service_id)
                where service_id = @service and signed_on_at < closes_at and signed_off_at > opens_at
                """, mine),
        };
    }

    public IReadOnlyList<(string Name, string Count)> Count(NightRow night)
    {
        var asked = Requests.Where(row => row.NightId == night.Id).ToList();
        var came = Visits.Where(row => row.NightOf == night.NightOf).ToList();
        var rang = Calls.Where(row => row.BeganAt >= night.OpensAt && row.BeganAt < night.ClosesAt).ToList();
        var promised = Callbacks.Where(row => row.NightOf == night.NightOf).Select(row => (Row: row, Rung: Attempts.Where(one => one.CallbackId == row.Id && one.AcceptedAt is not null).Select(one => one.AcceptedAt).Min()))
            .Where(one => one.Row.State != "cancelled" || one.Rung is not null).ToList();
        var threads = Threads.Where(row => row.OpenedAt >= night.OpensAt && row.OpenedAt < night.ClosesAt).ToList();
        var driven = Journeys.Where(row => row.NightId == night.Id).ToList();
        var waits = asked.Where(row => row.State == "waiting" || row.FirstOffer is not null || (row.State == "no_place" && row.SettledAt is not null))
            .Select(row => (row.FirstOffer ?? row.SettledAt ?? night.ClosesAt) - row.AskedAt).ToList();
        return
        [
            ("night", night.NightOf.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)),
            ("requests", N(asked.Select(row => row.PersonId).Distinct().Count())),
            ("offered", N(asked.Where(row => row.PlaceId is not null || row.HeldUntil is not null || row.FirstOffer is not null).Select(row => row.PersonId).Distinct().Count())),
            ("visits", N(came.Count)), ("visitors", N(came.Select(row => row.PersonId).Distinct().Count())),
            ("first_time_visitors", N(came.Select(row => row.PersonId).Distinct().Count(person => !Visits.Any(other => other.PersonId == person && other.NightOf < night.NightOf)))),
            ("places_available", "5"), ("places_used", N(asked.Count(row => row.State == "left"))),
            ("turned_away", N(asked.Where(row => row.State is "no_place" or "waiting" && !asked.Any(other => other.PersonId == row.PersonId && other.State is "left")).Select(row => row.PersonId).Distinct().Count())),
            ("not_arrived", N(asked.Count(row => row.State == "not_arrived"))),
            ("waiting_longest_minutes", N(waits.Count == 0 ? 0 : (int)Math.Ceiling(waits.Max().TotalMinutes))),
            ("calls_offered", N(rang.Count)), ("calls_answered", N(Attempts.Count(one => Reached(one, night.NightOf)))),
            ("calls_abandoned", N(rang.Count(row => row.Menu is not (null or "last_word") && row.ToldAt is null && row.EndedAt - row.BeganAt > Duration.FromSeconds(20)))),
            ("callbacks_promised", N(promised.Count)), ("callbacks_kept", N(promised.Count(one => one.Rung <= one.Row.PromisedBy + Ten))),
            ("callbacks_late", N(promised.Count(one => one.Rung > one.Row.PromisedBy + Ten))), ("callbacks_failed", N(promised.Count(one => one.Rung is null && one.Row.EndedAt is not null))),
            ("texts_in", N(Texts.Count(at => at >= night.OpensAt && at < night.ClosesAt))),
            ("texts_urgent", N(Threads.Count(row => row.DangerAt >= night.OpensAt && row.DangerAt < night.ClosesAt && row.OpenedAt >= night.OpensAt - Duration.FromDays(1) && row.OpenedAt < night.ClosesAt))),
            ("minutes_to_human_median", Median([.. threads.Where(row => row.FirstRepliedAt is not null).Select(row => (row.FirstRepliedAt!.Value - row.OpenedAt).TotalMinutes).Order()])),
            ("taxis_out", N(driven.Count(row => row is { Direction: "out", State: "completed" or "on_board" }))), ("taxis_home", N(driven.Count(row => row is { Direction: "home", State: "completed" or "on_board" }))),
            ("taxis_late", N(driven.Count(row => row.OverdueAt is not null || (row.ArrivedAt ?? row.Eta) > row.PickupAt + Ten))), ("taxi_pence", N(driven.Sum(row => row.CostPence ?? 0))),
            ("open_minutes", N((int)(night.ClosesAt - night.OpensAt).TotalMinutes)), ("unstaffed_minutes", N(Unstaffed(night))),
            ("unresolved", N(asked.Count(row => row.State == "waiting") + came.Count(row => row.LeftAt is null) + driven.Count(row => row.EndedAt is null))),
        ];
    }

    private bool Reached(Attempt one, LocalDate night) =>
        Callbacks.First(row => row.Id == one.CallbackId) is var callback && callback.NightOf == night
        && (one.Outcome == "spoke" || (one.Outcome == "not_told" && callback.State == "done" && !Attempts.Any(later => later.CallbackId == one.CallbackId && later.Id > one.Id)));

    /// <summary>Second by second.</summary>
    private int Unstaffed(NightRow night)
    {
        var here = Shifts.Where(row => row.NightId == night.Id).OrderBy(row => row.OnFrom).ToList();
        var (alone, until) = (Duration.Zero, night.OpensAt);
        foreach (var shift in here)
        {
            var from = Instant.Max(Instant.Min(shift.OnFrom, night.ClosesAt), until);
            alone += from - until;
            until = Instant.Max(until, Instant.Min(shift.OnUntil ?? night.ClosesAt, night.ClosesAt));
        }

        return (int)Math.Round((alone + (night.ClosesAt - until)).TotalMinutes, MidpointRounding.AwayFromZero);
    }

    private static string Median(double[] sorted) => sorted.Length == 0 ? "none"
        : Math.Round((decimal)((sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2), 1, MidpointRounding.AwayFromZero).ToString("0.0", CultureInfo.InvariantCulture);

    private static string N(int number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed class Request
    {
        public long NightId { get; init; }

        public Guid PersonId { get; init; }

        public long? PlaceId { get; init; }

        public string State { get; init; } = "";

        public Instant AskedAt { get; init; }

        public Instant? HeldUntil { get; init; }

        public Instant? SettledAt { get; init; }

        public Instant? FirstOffer { get; init; }
    }

    private sealed record Visit(LocalDate NightOf, Guid PersonId, Instant? LeftAt);

    private sealed record Call(Instant BeganAt, Instant? EndedAt, string? Menu, Instant? ToldAt);

    private sealed record Callback(long Id, LocalDate NightOf, string State, Instant PromisedBy, Instant? EndedAt);

    private sealed record Attempt(long Id, long CallbackId, Instant? AcceptedAt, Instant? AnsweredAt, string? Outcome);

    private sealed record Thread(Instant OpenedAt, Instant? DangerAt, Instant? FirstRepliedAt, bool Urgent, Instant? ClosedAt, string? Owner);

    private sealed class Journey
    {
        public long NightId { get; init; }

        public string Direction { get; init; } = "";

        public string State { get; init; } = "";

        public Instant PickupAt { get; init; }

        public Instant? Eta { get; init; }

        public Instant? ArrivedAt { get; init; }

        public Instant? OverdueAt { get; init; }

        public int? CostPence { get; init; }

        public Instant? EndedAt { get; init; }
    }

    private sealed record Shift(long NightId, Instant OnFrom, Instant? OnUntil);
}
