using System.Collections.Frozen;

namespace CrisisLine.Domain.Conversations;

/// <summary>
/// Words as one row of letters that remembers where words begin and end: so that "s u i c i d e", "kill myself" in
/// one word and "diiiie" are the letters they stand for, while "bodies" still does not hold "die".
/// </summary>
internal sealed class LetterRow
{
    /// <summary>Between two words.</summary>
    public const char Gap = ' ';

    /// <summary>The Arabic stretcher, and the dots that Indian letters are written with as one character or two.</summary>
    private const string Dropped = "\u0640\u093C\u09BC\u0A3C";

    private const string SameLetters = """
        aàáâãäåāăąǎạ cçćĉċč dďđð eèéêëēĕėęěẹ gĝğġģ hĥħ iìíîïĩīĭįıị jĵ kķ lĺļľŀł nñńņňŉ oòóôõöøōŏőọơ rŕŗř sśŝşšș tţťŧț
        uùúûüũūŭůűųưụ wŵẁẃẅ yýÿŷỳ zźżž её اأإآٱ يیىئ كک هةہھەۂۃ وؤ ےۓ
        """;

    private const string SameWithoutDots =
        "\u0915\u0958 \u0916\u0959 \u0917\u095A \u091C\u095B \u0921\u095C \u0922\u095D \u092B\u095E \u092F\u095F "
        + "\u09A1\u09DC \u09A2\u09DD \u09AF\u09DF \u0A32\u0A33 \u0A38\u0A36 \u0A16\u0A59 \u0A17\u0A5A \u0A1C\u0A5B \u0A2B\u0A5E";

    /// <summary>
    /// The first of a group stands for the others: on a phone accents are left out, and Urdu is typed on Arabic keys.
    /// By hand, because Normalize changes nothing here (see <see cref="PlainWords"/>).
    /// </summary>
    private static readonly FrozenDictionary<char, char> Same = $"{SameLetters} {SameWithoutDots}"
        .Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(group => group[1..], (group, other) => (Other: other, First: group[0]))
        .ToFrozenDictionary(pair => pair.Other, pair => pair.First);

    private readonly List<Letter> _letters = [];

    public LetterRow(string[] words)
    {
        var before = "";
        foreach (var word in words)
        {
            if (_letters.Count > 0 && !(IsOneSign(before) && IsOneSign(word)))
                _letters.Add(new Letter(Gap, StartsWord: false, EndsWord: false));

            Add(word);
            before = word;
        }
    }

    public int Length => _letters.Count;

    public char this[int at] => _letters[at].Unit;

    public bool StartsWord(int at) => _letters[at].StartsWord;

    public bool EndsWord(int at) => _letters[at].EndsWord;

    private void Add(string word)
    {
        for (var at = 0; at < word.Length; at++)
        {
            var starts = at == 0 || IsWord(word[at]) || IsWord(word[at - 1]);
            var ends = at == word.Length - 1 || IsWord(word[at]) || IsWord(word[at + 1]);
            if (Dropped.Contains(word[at]))
                EndWith(ends);
            else
                Add(new Letter(char.IsAscii(word[at]) ? word[at] : Same.GetValueOrDefault(word[at], word[at]), starts, ends));
        }
    }

    private void EndWith(bool ends)
    {
        if (ends && _letters is [.., var last])
            _letters[^1] = last with { EndsWord = true };
    }

    /// <summary>A letter said again is the same letter; if it began or ended a word in either place, it still does.</summary>
    private void Add(Letter letter)
    {
        if (_letters is [.., var last] && last.Unit == letter.Unit && char.IsLetter(letter.Unit))
            _letters[^1] = new Letter(letter.Unit, last.StartsWord || letter.StartsWord, last.EndsWord || letter.EndsWord);
        else
            _letters.Add(letter);
    }

    /// <summary>One letter, as in "s u i c i d e", or a word of a script where letters may be words: no gap between two.</summary>
    private static bool IsOneSign(string word) => word.Length == 1 || (word.Length > 1 && IsWord(word[0]));

    /// <summary>Thai, Lao, Burmese, Khmer, Japanese and Chinese put no spaces between words: each letter may be one.</summary>
    private static bool IsWord(char unit) => unit is (>= '\u0E00' and <= '\u0EFF') or (>= '\u1000' and <= '\u109F')
        or (>= '\u1780' and <= '\u17FF') or (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF');

    private readonly record struct Letter(char Unit, bool StartsWord, bool EndsWord);
}
