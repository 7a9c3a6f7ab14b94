using System.Text.RegularExpressions;

namespace CrisisLine.Domain.Words;

/// <summary>
/// How many years of school a text asks for, as Flesch and Kincaid count: 0.39 times words a sentence and 11.8 times syllables a
/// word, less 15.59. A British reader's age is about five more.
/// </summary>
public static partial class ReadingGrade
{
    /// <summary>What a person in distress can still read.</summary>
    public const double Highest = 5;

    public static double Of(string text)
    {
        var words = Word().Matches(Address().Replace(text, "it")).Select(word => word.Value).ToList();
        return words.Count == 0
            ? 0
            : 0.39 * words.Count / Math.Max(1, SentenceEnd().Count(text)) + 11.8 * words.Sum(Syllables) / words.Count - 15.59;
    }

    /// <summary>About right: a silent e ends many English words, but not "table" or "wanted".</summary>
    public static int Syllables(string word) => Math.Max(1, Vowels().Count(Silent().Replace(word.ToLowerInvariant(), "")));

    // An address of a page is pressed, and read by nobody.
    [GeneratedRegex(@"\S+/\S+")]
    private static partial Regex Address();

    [GeneratedRegex(@"[\w.]*\w")]
    private static partial Regex Word();

    [GeneratedRegex(@"[.?:](?=\s|$)|$(?<![.?:])")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex("(?<!l)e$|(?<=[aeiouy]l)e$|(?<![sxzcgh])es$|(?<![td])ed$")]
    private static partial Regex Silent();

    [GeneratedRegex("[aeiouy]+")]
    private static partial Regex Vowels();
}
