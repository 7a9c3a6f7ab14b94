namespace CrisisLine.Domain.Nights;

/// <summary>How many people can be welcomed at one time of the evening.</summary>
/// <param name="EffectiveFrom">
/// The first night it is for. Arrivals with the same date form one plan, and a later plan replaces the whole of it.
/// </param>
public sealed record ArrivalRule(LocalTime At, int Places, LocalDate EffectiveFrom);

public static class ArrivalRules
{
    /// <returns>The newest plan; empty if the service has no places that night.</returns>
    public static IReadOnlyList<ArrivalRule> For(this IReadOnlyList<ArrivalRule> arrivals, LocalDate night) =>
        arrivals.Where(arrival => arrival.EffectiveFrom <= night)
            .GroupBy(arrival => arrival.EffectiveFrom)
            .MaxBy(plan => plan.Key)?.ToList() ?? [];
}
