namespace CrisisLine.Domain.Visits;

/// <summary>A note in the three parts that a person can read about themselves. What is not known is left out.</summary>
public sealed record NoteWords
{
    public const int Longest = 4000;

    private NoteWords(string? toldUs, string? weDid, string? wouldLike) =>
        (ToldUs, WeDid, WouldLike) = (toldUs, weDid, wouldLike);

    /// <summary>They told us …</summary>
    public string? ToldUs { get; }

    /// <summary>We did …</summary>
    public string? WeDid { get; }

    /// <summary>They would like …</summary>
    public string? WouldLike { get; }

    /// <returns>Null if nothing is said, or more than fits.</returns>
    public static NoteWords? Read(string? toldUs, string? weDid, string? wouldLike)
    {
        var parts = new[] { toldUs, weDid, wouldLike }
            .Select(part => part?.Trim() is { Length: > 0 } said ? said : null).ToList();
        return parts.All(part => part is null) || parts.Any(part => part is { Length: > Longest })
            ? null
            : new NoteWords(parts[0], parts[1], parts[2]);
    }
}
