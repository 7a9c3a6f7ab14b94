using System.Globalization;
using CrisisLine.Data;

namespace CrisisLine.Taxis;

/// <summary>What a night's taxis cost, as far as it is known: the statement's figure, and until it comes what a job costs as a rule.</summary>
internal static class NightsMoney
{
    /// <summary>Which journeys cost something.</summary>
    internal const string Counts = "(journey.state not in ('cancelled', 'failed') or journey.cost_pence is not null) and journey.needs is null";

    public static async Task<bool> IsSpent(Tx tx, long night, IReadOnlyList<Firm> firms)
    {
        if (firms is not [{ CapPence: { } cap } first, ..])
            return false;
        var spent = await tx.One<long>(
            $"select coalesce(sum(coalesce(cost_pence, @usual)), 0) from taxi_journey journey where night_id = @night and {Counts}", new { night, usual = first.UsualPence });
        return spent + first.UsualPence > cap;
    }
}

/// <summary>What the cars of one night cost.</summary>
/// <param name="Estimated">How many of them count as usual, because no statement has told yet.</param>
/// <param name="CapPence">Null: a manager has set no limit.</param>
public sealed record NightsCost(int Jobs, int Pence, int Estimated, int? CapPence)
{
    public string Pounds => Write(Pence);

    public string? Cap => CapPence is { } pence ? Write(pence) : null;

    /// <returns>£12.50</returns>
    public static string Write(int pence) => string.Create(CultureInfo.InvariantCulture, $"£{pence / 100m:0.00}");

    public static Task<NightsCost> Of(Tx tx, int service, LocalDate night) =>
        tx.One<NightsCost>(
            $"""
            select count(*)::int as jobs, coalesce(sum(coalesce(journey.cost_pence, firm.pence)), 0)::int as pence,
                   (count(*) filter (where journey.cost_pence is null))::int as estimated, max(firm.cap)::int as cap_pence
            from taxi_journey journey
            join service_night night on night.id = journey.night_id
            left join lateral (
                select (coalesce(usual_cost, 0) * 100)::int as pence, (night_cap * 100)::int as cap from taxi_firm
                where taxi_firm.service_id = journey.service_id and rank = 1) firm on true
            where journey.service_id = @service and night.night = @night and {NightsMoney.Counts}
            """, new { service, night });
}
