using System.Collections.Frozen;

namespace CrisisLine.Domain.Conversations;

/// <summary>
/// Signs that a person of ours must look at a text at once. They only raise attention: they never refuse, delay or
/// score anything, and a text without one is read by a person as before (H-10). "I don't want to die" holds one too:
/// nothing is subtracted, since a miss is worse than a false alarm.
/// </summary>
/// <param name="phrases">
/// Words, in any language, or an emoji alone. Case, accents, punctuation, repeated letters and the spellings of a
/// phone at night need no entry of their own; other forms of a word do.
/// </param>
public sealed class DangerPhrases(IEnumerable<string> phrases)
{
    /// <summary>They stand between the words of a phrase and change nothing: "end my fucking life".</summary>
    private static readonly FrozenSet<string> Stress = FrozenSet.Create(
        "really", "fucking", "fuckin", "fking", "fkin", "fkn", "fckin", "effing", "bloody", "literally", "actually",
        "seriously", "honestly", "genuinely", "properly", "totally", "truly", "even", "basically", "definitely",
        "defo", "deffo", "probably", "maybe", "kinda", "sorta", "lowkey", "so", "very");

    private readonly PhraseTree _tree = new(phrases.SelectMany(Ways).Select(words => new LetterRow(words)));

    public bool In(string words)
    {
        var written = PlainWords.OfAll(words);
        if (Holds(written) || Holds(Plainer(written)))
            return true;

        var withSigns = PlainWords.OfAll(words, signs: true);
        return withSigns.Length > written.Length && Holds(withSigns);
    }

    private bool Holds(string[] words) => _tree.IsIn(new LetterRow(words));

    /// <summary>
    /// As written and, unless a single word would be left of several ("so done"), in settled words. As written always
    /// stands: settling takes the letters of "s u i c i d e" for words.
    /// </summary>
    private static IEnumerable<string[]> Ways(string phrase)
    {
        var written = PlainWords.OfAll(phrase, signs: true);
        yield return written;

        var plainer = Plainer(written);
        if (plainer.Length > 1 || written.Length == 1)
            yield return plainer;
    }

    private static string[] Plainer(string[] words) =>
        Spellings.Settle([.. words.Where(word => !Stress.Contains(word))]);
}
