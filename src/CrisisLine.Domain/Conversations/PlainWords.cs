using System.Globalization;
using System.Text;

namespace CrisisLine.Domain.Conversations;

/// <summary>A text as lower-case words and nothing else: no punctuation, emoji, marks, or characters nobody can see.</summary>
internal static class PlainWords
{
    /// <summary>Longer than any command; what comes after is for a person, not for us.</summary>
    private const int Enough = 600;

    private static readonly Rune ThumbsUp = new(0x1F44D);

    public static string[] Of(string text) => Of(text, Enough, signs: false);

    /// <summary>All of it, however long; with <paramref name="signs"/>, each emoji is a word of its own.</summary>
    public static string[] OfAll(string text, bool signs = false) => Of(text, int.MaxValue, signs);

    private static string[] Of(string text, int enough, bool signs)
    {
        var plain = new StringBuilder();
        Span<char> units = stackalloc char[2];
        foreach (var rune in text.EnumerateRunes())
        {
            if (plain.Length >= enough)
                break;
            if (IsApostrophe(rune.Value) || (!rune.IsAscii && IsMark(rune) && !IsVowelSign(rune)))
                continue;

            var folded = Fold(rune);
            if (Rune.IsLetterOrDigit(folded) || IsVowelSign(folded))
                plain.Append(units[..Rune.ToLowerInvariant(folded).EncodeToUtf16(units)]);
            else if (signs && IsSign(rune))
                plain.Append(' ').Append(units[..rune.EncodeToUtf16(units)]).Append(' ');
            else if (plain.Length > 0 && plain[^1] != ' ')
                plain.Append(' ');
        }

        return plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    public static bool IsSign(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol && rune != Rune.ReplacementChar;

    /// <summary>One or more thumbs up, of any skin tone, and nothing else.</summary>
    public static bool IsThumbsUp(string text)
    {
        var signs = text.Trim().EnumerateRunes().Where(rune => !Rune.IsWhiteSpace(rune) && !IsMark(rune) && !IsSkinTone(rune.Value));
        return signs.FirstOrDefault() == ThumbsUp && signs.All(rune => rune == ThumbsUp);
    }

    /// <summary>
    /// Full-width letters and the bold ones of fancy keyboards, made plain. By hand, because the program runs with
    /// InvariantGlobalization, where <c>Normalize(FormKC)</c> quietly changes nothing.
    /// </summary>
    private static Rune Fold(Rune rune) => rune.Value switch
    {
        >= 0xFF01 and <= 0xFF5E => new Rune(rune.Value - 0xFEE0),
        >= 0x1D400 and <= 0x1D6A3 => new Rune('a' + (rune.Value - 0x1D400) % 26),
        >= 0x1D7CE and <= 0x1D7FF => new Rune('0' + (rune.Value - 0x1D7CE) % 10),
        _ => rune,
    };

    private static bool IsApostrophe(int rune) =>
        rune is '\'' or '`' or 0xB4 or 0x2018 or 0x2019 or 0x201B or 0x2BC or 0x2032 or 0xFF07;

    /// <summary>Drawn on the letter before it, or not at all.</summary>
    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format;

    /// <summary>From Devanagari to Khmer a mark is often a vowel: without it another word remains.</summary>
    private static bool IsVowelSign(Rune rune) =>
        rune.Value is (>= 0x900 and <= 0x109F) or (>= 0x1780 and <= 0x17FF)
        && Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool IsSkinTone(int rune) => rune is >= 0x1F3FB and <= 0x1F3FF;
}
