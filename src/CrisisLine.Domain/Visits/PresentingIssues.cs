namespace CrisisLine.Domain.Visits;

/// <summary>
/// What people speak about when they come, as the team counts it. Noted from what somebody said of themselves; never read
/// out as a list, and nothing is concluded from it.
/// </summary>
public static class PresentingIssues
{
    /// <summary>In the order in which a page shows them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "suicide", "self_injury", "abuse_past", "abuse_present", "anxiety", "depression", "voices_or_unusual_experiences", "trauma",
        "loneliness_isolation", "bereavement", "relationship", "family", "housing_homelessness", "money_benefits", "work_loss",
        "substance_use", "eating", "physical_health", "racism_discrimination", "carer_strain", "other", "not_said",
    ];
}
