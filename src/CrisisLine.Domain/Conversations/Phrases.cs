using System.Collections.Frozen;

namespace CrisisLine.Domain.Conversations;

/// <summary>
/// Every way to say one wish. A text says it if one of the phrases is left when courtesies are taken from both
/// ends. Spaces do not count, so "V I S I T" and "NOTCOMING" are phrases too.
/// </summary>
internal sealed class Phrases
{
    private static readonly string[][] Asides = Words(Vocabulary.Asides);
    private static readonly string[][] AsidesReversed = [.. Asides.Select(Reversed)];

    private readonly FrozenSet<string> _keys;
    private readonly string[][] _openers;
    private readonly string[][] _endingsReversed;

    public Phrases(Reading reading, string phrases, string openers = "", string endings = "")
    {
        Reading = reading;
        _keys = Words(phrases).Select(words => string.Concat(words))
            .Concat(Spellings.Several(phrases).Select(Joined))
            .ToFrozenSet();
        _openers = Words(Vocabulary.Openers + "," + openers);
        _endingsReversed = [.. Words(Vocabulary.Closers + "," + endings).Select(Reversed)];
    }

    public Reading Reading { get; }

    /// <returns>Null if these words do not say it.</returns>
    public Reading? In(string[] words) =>
        Holds(words, _openers, _endingsReversed) ? Reading
        : Holds(words, [.. _openers, .. Asides], [.. _endingsReversed, .. AsidesReversed]) ? Reading with { SaysMore = true }
        : null;

    /// <summary>Whether the words start with one of the phrases, whatever follows.</summary>
    public bool Begin(string[] words) =>
        Starts(words, _openers).Any(start =>
            Enumerable.Range(start + 1, words.Length - start).Any(end => _keys.Contains(string.Concat(words[start..end]))));

    /// <summary>Lists of phrases as lists of settled words.</summary>
    public static string[][] Words(string list) =>
        [.. Spellings.Several(list).Select(phrase => Spellings.Settle(phrase.Split(' ')))];

    /// <summary>The words without what can be taken from their front.</summary>
    public static string[] Without(string[][] fronts, string[] words) => words[Starts(words, fronts).Max()..];

    public static string Joined(string phrase) => phrase.Replace(" ", "", StringComparison.Ordinal);

    private bool Holds(string[] words, string[][] openers, string[][] endingsReversed)
    {
        var ends = Starts(Reversed(words), endingsReversed).ConvertAll(taken => words.Length - taken);
        return Starts(words, openers).Any(start =>
            ends.Any(end => start < end && _keys.Contains(string.Concat(words[start..end]))));
    }

    /// <summary>Where the rest can begin once nothing, one or several of the fronts are taken away.</summary>
    private static List<int> Starts(string[] words, string[][] fronts)
    {
        var starts = new List<int> { 0 };
        for (var at = 0; at < starts.Count; at++)
        {
            foreach (var front in fronts)
            {
                var next = starts[at] + front.Length;
                if (words.AsSpan(starts[at]).StartsWith(front) && !starts.Contains(next))
                    starts.Add(next);
            }
        }

        return starts;
    }

    private static string[] Reversed(string[] words) => [.. words.AsEnumerable().Reverse()];
}
