namespace CrisisLine.Domain.Visits;

/// <summary>How somebody leaves the house, and what they said about the evening, if they did.</summary>
/// <param name="How">taxi, own, lift or other: nobody is signed out without it (H-19).</param>
/// <param name="FeelingBefore">0 calm, 10 worst; null if they did not say.</param>
/// <param name="Issues">Codes of <see cref="PresentingIssues"/>, each once.</param>
public sealed record Departure
{
    public static readonly IReadOnlyList<string> Ways = ["taxi", "own", "lift", "other"];

    private const int WorstFeeling = 10;

    private Departure(string how, int? feelingBefore, int? feelingAfter, IReadOnlyList<string> issues, Afterwards after) =>
        (How, FeelingBefore, FeelingAfter, Issues, After) = (how, feelingBefore, feelingAfter, issues, after);

    public string How { get; }

    public int? FeelingBefore { get; }

    public int? FeelingAfter { get; }

    public IReadOnlyList<string> Issues { get; }

    public Afterwards After { get; }

    /// <param name="fault">A sentence for whoever wrote it, if it cannot be meant.</param>
    /// <returns>Null if it cannot be meant.</returns>
    public static Departure? Read(
        string? how, int? feelingBefore, int? feelingAfter, IReadOnlyList<string?>? issues, out string fault, Afterwards? after = null)
    {
        after ??= Afterwards.NotSaid;
        fault = Fault(how, feelingBefore, feelingAfter, issues ?? []) is { Length: > 0 } wrong ? wrong : after.Fault();
        return fault.Length > 0
            ? null
            : new Departure(how!, feelingBefore, feelingAfter, [.. (issues ?? []).OfType<string>().Distinct()], after);
    }

    private static string Fault(string? how, int? feelingBefore, int? feelingAfter, IReadOnlyList<string?> issues)
    {
        if (how is null || !Ways.Contains(how))
            return $"leftHow must say how they get home: {string.Join(", ", Ways)}.";
        if (!IsFeeling(feelingBefore) || !IsFeeling(feelingAfter))
            return $"feelingBefore and feelingAfter are whole numbers from 0 to {WorstFeeling}, or left out.";

        var unknown = issues.Where(issue => issue is null || !PresentingIssues.All.Contains(issue)).ToList();
        return unknown.Count == 0 ? "" : $"There is no issue \"{unknown[0]}\".";
    }

    private static bool IsFeeling(int? feeling) => feeling is null or (>= 0 and <= WorstFeeling);
}
