namespace CrisisLine.Domain.Visits;

/// <summary>What somebody said, if they did, of where this evening led.</summary>
/// <param name="Instead">Where they would have gone if not to us; one of <see cref="Places"/>.</param>
/// <param name="Onward">Where they go now; one of <see cref="Ways"/>.</param>
/// <param name="EasedEnough">Whether it eased enough to go home.</param>
public sealed record Afterwards(string? Instead, string? Onward, bool? EasedEnough)
{
    public const string Emergency = "emergency_department";

    public static readonly Afterwards NotSaid = new(null, null, null);

    public static readonly IReadOnlyList<string> Places = [Emergency, "ambulance", "police", "gp", "nhs_111", "nowhere", "other"], Ways = ["home", Emergency, "other"];

    /// <returns>A sentence for whoever wrote it; empty if it can be meant.</returns>
    public string Fault() =>
        Instead is not null && !Places.Contains(Instead) ? $"instead is one of {string.Join(", ", Places)}, or left out."
        : Onward is not null && !Ways.Contains(Onward) ? $"onward is one of {string.Join(", ", Ways)}, or left out."
        : "";
}
