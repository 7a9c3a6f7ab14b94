using CrisisLine.Messages;

namespace CrisisLine.Calls;

/// <summary>What the next keys of a caller are about.</summary>
public enum CallMenu
{
    OpenHouse, OpenLine, Closed, CodeWord, Place, Full, Mine, ArriveAt, Taxi, MayText, SafeToRing, SafeWhenOpen, RingAt, RingAtSure, OtherNumber, LastWord, Driver,
}

/// <summary>As it stands in the column: open_house.</summary>
public static class CallMenuColumn
{
    private static readonly Dictionary<CallMenu, string> Written = Enum.GetValues<CallMenu>().ToDictionary(menu => menu, Write);
    private static readonly Dictionary<string, CallMenu> Read = Written.ToDictionary(pair => pair.Value, pair => pair.Key);

    public static string? Of(CallMenu? menu) => menu is { } known ? Written[known] : null;

    public static CallMenu? From(string? column) => column is null ? null : Read[column];

    private static string Write(CallMenu menu) =>
        string.Concat(menu.ToString().Select((letter, at) => char.IsUpper(letter) && at > 0 ? $"_{char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));
}

/// <summary>What somebody on the telephone hears next.</summary>
/// <param name="Menu">What their keys are about then; null if we have said goodbye.</param>
/// <param name="Detail">What the keys 1, 2 and 3 stand for.</param>
public sealed record Heard(IReadOnlyList<Outgoing> Lines, CallMenu? Menu, string? Detail = null)
{
    /// <summary>The same menu as before, once more: it was a silence, or a key that does nothing.</summary>
    public bool IsAgain { get; init; }

    public static Heard Ask(CallMenu menu, params IEnumerable<Outgoing?> lines) => new([.. lines.OfType<Outgoing>()], menu);

    public static Heard Goodbye(params IEnumerable<Outgoing?> lines) => new([.. lines.OfType<Outgoing>()], Menu: null);

    /// <summary>First these, then what was to be heard anyway.</summary>
    public Heard After(params IEnumerable<Outgoing?> lines) => this with { Lines = [.. lines.OfType<Outgoing>(), .. Lines] };
}
