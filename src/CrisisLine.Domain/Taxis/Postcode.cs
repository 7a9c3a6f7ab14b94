using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace CrisisLine.Domain.Taxis;

/// <summary>Where in the country: a whole postcode, or only its first half as people often send it.</summary>
/// <param name="District">The first half: LS8, LS11.</param>
/// <param name="Unit">The second half, 5DN; null if only the first was sent.</param>
public sealed partial record Postcode(string District, string? Unit)
{
    // The letters that a postcode of the United Kingdom can begin with; anything else before a figure is a road or a bus.
    private static readonly FrozenSet<string> Areas = FrozenSet.Create(
        "AB", "AL", "B", "BA", "BB", "BD", "BH", "BL", "BN", "BR", "BS", "BT", "CA", "CB", "CF", "CH", "CM", "CO", "CR", "CT", "CV", "CW",
        "DA", "DD", "DE", "DG", "DH", "DL", "DN", "DT", "DY", "E", "EC", "EH", "EN", "EX", "FK", "FY", "G", "GL", "GU", "HA", "HD", "HG",
        "HP", "HR", "HS", "HU", "HX", "IG", "IP", "IV", "KA", "KT", "KW", "KY", "L", "LA", "LD", "LE", "LL", "LN", "LS", "LU", "M", "ME",
        "MK", "ML", "N", "NE", "NG", "NN", "NP", "NR", "NW", "OL", "OX", "PA", "PE", "PH", "PL", "PO", "PR", "RG", "RH", "RM", "S", "SA",
        "SE", "SG", "SK", "SL", "SM", "SN", "SO", "SP", "SR", "SS", "ST", "SW", "SY", "TA", "TD", "TF", "TN", "TQ", "TR", "TS", "TW",
        "UB", "W", "WA", "WC", "WD", "WF", "WN", "WR", "WS", "WV", "YO", "ZE");

    /// <returns>The last one in it, which is where people write it; null if there is none.</returns>
    /// <param name="rest">What stands around it.</param>
    public static Postcode? FindIn(string text, out string rest)
    {
        var match = Whole().Matches(text).LastOrDefault(IsReal) ?? Half().Matches(text).LastOrDefault(match => IsReal(match) && IsAtAnEnd(match, text));
        rest = match is null ? text : text.Remove(match.Index, match.Length);
        if (match is null)
            return null;
        var unit = match.Groups["unit"] is { Success: true } group ? group.Value.ToUpperInvariant() : null;
        // An O for a nought is the most usual slip of all.
        return new Postcode(match.Groups["area"].Value.ToUpperInvariant() + match.Groups["district"].Value.ToUpperInvariant(), unit?.Replace('O', '0'));
    }

    /// <summary>Whether a firm that drives in these areas drives here: LS is all of it, LS1 is LS1 and never LS11.</summary>
    /// <param name="areas">Such as LS or BD16; none is everywhere.</param>
    public bool LiesIn(IReadOnlyCollection<string> areas) => areas.Count == 0 || areas.Contains(District) || areas.Contains(Area);

    private string Area => string.Concat(District.TakeWhile(char.IsLetter));

    public override string ToString() => Unit is null ? District : $"{District} {Unit}";

    private static bool IsReal(Match match) => Areas.Contains(match.Groups["area"].Value.ToUpperInvariant());

    [GeneratedRegex(@"(?<![\w])(?<area>[A-Z]{1,2})(?<district>[0-9][0-9A-Z]?)[\s.,-]{0,2}(?<unit>[0-9O][ABD-HJLNP-UW-Z]{2})(?!\w)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Whole();

    // In the middle of a sentence a letter and a figure may be a flat, a bus or a road.
    private static bool IsAtAnEnd(Match match, string text) => match.Index == 0 || (!Road().IsMatch(text[..match.Index]) && Ending().IsMatch(text[(match.Index + match.Length)..]));

    [GeneratedRegex(@"\b(?:the|off|bus|number|no|flat|room|platform|junction)\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Road();

    [GeneratedRegex(@"^[\s.,!]*(?:please|pls|thanks|thank you|ta|x+)?[\s.,!]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Ending();

    [GeneratedRegex(@"(?<![\w])(?:(?<area>[A-Z]{2})\s?|(?<area>[A-Z]))(?<district>[0-9][0-9A-Z]?)(?!\w)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Half();
}
