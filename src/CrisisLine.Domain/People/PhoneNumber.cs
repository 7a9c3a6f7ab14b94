namespace CrisisLine.Domain.People;

/// <summary>
/// A number that identifies one phone. Whoever withholds theirs has none: two such people must never become
/// one record (H-24).
/// </summary>
public readonly record struct PhoneNumber
{
    private const int LongestWriting = 40;

    // ANONYMOUS, RESTRICTED (and a typo), UNAVAILABLE, UNKNOWN (and a typo), BLOCKED on a keypad.
    private static readonly string[] Withheld =
        ["266696687", "7378742833", "7378742883", "86282452253", "8656696", "8566696", "2562533", "464"];

    private PhoneNumber(string e164) => E164 = e164;

    /// <summary>"+447700900123": for the wire and the encrypted column, never for a log.</summary>
    public string E164 { get; }

    /// <summary>
    /// A number that takes texts as texts: 07, but neither 070 (personal numbers) nor 076 (pagers) except 07624
    /// (Isle of Man). To a landline a text is read aloud to whoever picks up (H-06).
    /// </summary>
    public bool IsUkMobile =>
        E164.StartsWith("+447", StringComparison.Ordinal) && E164[4] != '0' && (E164[4] != '6' || E164[4..7] == "624");

    /// <summary>
    /// A number that may be rung although nobody has rung us from it: of this country, ordinary or free. Never a premium one, a
    /// personal number or a pager, which cost whoever rings, and never abroad (H-39).
    /// </summary>
    public bool MayBeKeyed =>
        IsUkMobile || E164 is ['+', '4', '4', '1' or '2' or '3', ..] || E164.StartsWith("+44800", StringComparison.Ordinal)
        || E164.StartsWith("+44808", StringComparison.Ordinal);

    /// <returns>Null for all that does not identify one phone: withheld, a short code, a name, rubbish.</returns>
    public static PhoneNumber? Read(string? raw)
    {
        if (raw is null or { Length: > LongestWriting } || Digits(raw.Trim()) is not { } written)
            return null;

        return International(written) is { } digits && !Withheld.Contains(digits) && IsPlausible(digits)
            ? new PhoneNumber("+" + digits)
            : null;
    }

    /// <summary>Never the number, so that a careless log line gives nobody away.</summary>
    /// <summary>As people here write it: 0113 496 0001, 07700 900123; any other country's as it is dialled.</summary>
    public string Written => E164 switch
    {
        ['+', '4', '4', '2', .. var rest] => $"02{rest[..1]} {rest[1..5]} {rest[5..]}",
        ['+', '4', '4', '7', .. var rest] => $"07{rest[..3]} {rest[3..]}",
        ['+', '4', '4', '1', '1' or '2' or '3' or '4' or '5' or '6' or '7' or '8' or '9', '1', ..] or ['+', '4', '4', '1', '1', ..] or ['+', '4', '4', '3' or '8' or '9', ..]
            when E164.Length == 13 => $"0{E164[3..6]} {E164[6..9]} {E164[9..]}",
        ['+', '4', '4', ..] when E164.Length == 13 => $"0{E164[3..7]} {E164[7..]}",
        _ => E164,
    };

    public override string ToString() => "(a number)";

    /// <returns>Digits, with a plus in front if there was one; null if anything else was written.</returns>
    private static string? Digits(string raw)
    {
        var bare = raw.Replace("(0)", "", StringComparison.Ordinal);
        var written = string.Concat(bare.Where(letter => letter is not (' ' or '\u00a0' or '-' or '.' or '(' or ')')));
        return written.TrimStart('+').All(char.IsAsciiDigit) && written.LastIndexOf('+') <= 0 ? written : null;
    }

    /// <summary>From +44…, 0044… or, as at home, 07… and 447…; other bare digits name no country.</summary>
    private static string? International(string written) => written switch
    {
        ['+', .. var digits] => digits,
        ['0', '0', .. var digits] => digits,
        ['0', .. var digits] => "44" + digits,
        ['4', '4', ..] => written,
        _ => null,
    };

    private static bool IsPlausible(string digits) => digits switch
    {
        { Length: < 8 or > 15 } => false,
        ['1', var area, ..] => digits.Length == 11 && area >= '2',
        ['4', '4', '7', ..] => digits.Length == 12,
        ['4', '4', '1' or '2' or '3' or '5' or '8' or '9', ..] => digits.Length is 11 or 12,
        ['4', '4', ..] => false,
        _ => CountryCodes.Begin(digits),
    };
}
