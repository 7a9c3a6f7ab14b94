namespace CrisisLine.Domain.Nights;

/// <summary>On which days a service opens, and its hours, as a manager wrote them.</summary>
/// <param name="To">The close; at or before <paramref name="From"/> it is on the next day.</param>
/// <param name="EffectiveFrom">The first night it is for.</param>
/// <param name="EffectiveUntil">The first night it is no longer for; null while no end is planned.</param>
public sealed record OpeningRule(
    IReadOnlySet<IsoDayOfWeek> Days, LocalTime From, LocalTime To, LocalDate EffectiveFrom, LocalDate? EffectiveUntil = null)
{
    internal bool IsFor(LocalDate night) => Days.Contains(night.DayOfWeek) && HoldsOn(night);

    internal bool HoldsOn(LocalDate night) => EffectiveFrom <= night && (EffectiveUntil is null || night < EffectiveUntil);
}

/// <summary>
/// Which rule a night follows. Each day of the week is looked up by itself, so a new rule for other days adds nights and
/// takes none away. There are no holidays: a house that is open on Fridays is open on a Friday that is Christmas Day.
/// </summary>
public static class OpeningRules
{
    /// <returns>The newest rule that names this day of the week; null if the service is shut that night.</returns>
    public static OpeningRule? For(this IReadOnlyList<OpeningRule> rules, LocalDate night) =>
        rules.Where(rule => rule.IsFor(night)).MaxBy(rule => rule.EffectiveFrom);
}
