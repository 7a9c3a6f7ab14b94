namespace CrisisLine.Domain.Conversations;

/// <summary>
/// Many phrases, looked for at once: from each place where a word begins, only as far as some phrase goes on. The
/// cost grows with the text, not with the list.
/// </summary>
internal sealed class PhraseTree
{
    private const int Root = 0;

    private readonly Dictionary<long, int> _next = [];
    private readonly HashSet<int> _ends = [];

    public PhraseTree(IEnumerable<LetterRow> phrases)
    {
        foreach (var phrase in phrases)
        {
            var node = Root;
            for (var at = 0; at < phrase.Length; at++)
                node = Grow(node, phrase[at]);

            // An empty phrase would be in every text.
            if (node != Root)
                _ends.Add(node);
        }
    }

    /// <summary>Whether one of the phrases stands in the text as whole words.</summary>
    public bool IsIn(LetterRow text)
    {
        for (var start = 0; start < text.Length; start++)
        {
            if (text.StartsWord(start) && Continues(text, start, Root))
                return true;
        }

        return false;
    }

    /// <summary>
    /// Whether a phrase ends somewhere from here on. Where the text left a space out, the phrase's may be missing too,
    /// and a letter that ends one word and begins the next was then taken for one: "wanttodie".
    /// </summary>
    private bool Continues(LetterRow text, int at, int node)
    {
        if (at > 0 && text.EndsWord(at - 1) && _ends.Contains(node))
            return true;
        if (at == text.Length)
            return false;
        if (_next.TryGetValue(Key(node, text[at]), out var next) && Continues(text, at + 1, next))
            return true;

        return node != Root && text[at] != LetterRow.Gap && text[at - 1] != LetterRow.Gap
            && _next.TryGetValue(Key(node, LetterRow.Gap), out var gap)
            && ((_next.TryGetValue(Key(gap, text[at]), out next) && Continues(text, at + 1, next))
                || (_next.TryGetValue(Key(gap, text[at - 1]), out next) && Continues(text, at, next)));
    }

    private int Grow(int node, char letter)
    {
        if (_next.TryGetValue(Key(node, letter), out var known))
            return known;

        return _next[Key(node, letter)] = _next.Count + 1;
    }

    private static long Key(int node, char letter) => ((long)node << 16) | letter;
}
