namespace CrisisLine.Pages.Tonight;

/// <summary>One row of the board as it is shown, and what tells whether it was shown so before.</summary>
/// <param name="Part">In which part of the board it stands: a name of <see cref="Parts"/>.</param>
public sealed record RowShown(string Id, string Part, string Html)
{
    public int Mark { get; } = string.GetHashCode(Html, StringComparison.Ordinal);
}

/// <summary>The board of a night as it is shown at one moment, to everybody alike.</summary>
/// <param name="Head">The line of counts above it.</param>
public sealed record Board(string Head, IReadOnlyList<RowShown> Rows)
{
    public IEnumerable<RowShown> In(string part) => Rows.Where(row => row.Part == part);
}

/// <summary>The parts of the board, from what needs somebody now to what is over.</summary>
public static class Parts
{
    public const string Answer = "answer", Coming = "coming", List = "list", Here = "here", Gone = "gone", Over = "over";

    /// <summary>As they stand beside each other on a wide screen, and below each other on a phone.</summary>
    public static IReadOnlyList<IReadOnlyList<(string Name, string Heading)>> Lanes { get; } =
    [
        [(Answer, "Waiting for an answer"), (List, "On tonight's list")],
        [(Coming, "Coming")],
        [(Here, "In the house"), (Gone, "Gone home"), (Over, "Not coming")],
    ];

    public static IReadOnlyList<(string Name, string Heading)> All { get; } = [.. Lanes.SelectMany(lane => lane)];
}
