using System.Text;

namespace CrisisLine.Domain.Words;

/// <summary>Something that a person can be told. <c>{name}</c> is a place that is filled when it is said.</summary>
/// <param name="Id">As in the list of texts that the team edits: two letters and a number.</param>
/// <param name="Text">What it starts with; the team's own words count once they have changed it.</param>
/// <param name="Plain">
/// The same for a phone that others may read: no name of ours, no word about health. Null if <paramref name="Text"/> has none.
/// </param>
public sealed record Sentence(string Id, string Text, string? Plain = null);

/// <summary>The words of sentences as the team last left them. Never changes; a change makes another.</summary>
public sealed class WordList(IReadOnlyDictionary<(string Id, bool Plain), string> changed)
{
    /// <summary>Every sentence in the words that the program came with.</summary>
    public static readonly WordList Ours = new(new Dictionary<(string, bool), string>());

    /// <remarks>Changed words with a place that nothing fills are not said: a person would read a brace, or nothing at all.</remarks>
    /// <exception cref="KeyNotFoundException">Our own words have a place that nothing fills.</exception>
    public string Say(Sentence sentence, Fillers fillers, bool plain)
    {
        var ours = (plain ? sentence.Plain : null) ?? sentence.Text;
        return changed.GetValueOrDefault((sentence.Id, plain)) is { } words && CanFill(words, fillers) ? Fill(words, fillers) : Fill(ours, fillers);
    }

    private static bool CanFill(string text, Fillers fillers)
    {
        try
        {
            return Fill(text, fillers).Length > 0;
        }
        catch (Exception fault) when (fault is KeyNotFoundException or ArgumentOutOfRangeException)
        {
            return false;
        }
    }

    private static string Fill(string text, Fillers fillers)
    {
        var said = new StringBuilder(text.Length + 40);
        var rest = text.AsSpan();
        for (var open = rest.IndexOf('{'); open >= 0; open = rest.IndexOf('{'))
        {
            var length = rest[open..].IndexOf('}');
            said.Append(rest[..open]).Append(fillers[rest.Slice(open + 1, length - 1).ToString()]);
            rest = rest[(open + length + 1)..];
        }

        return said.Append(rest).ToString();
    }
}

/// <summary>What goes into the places of a sentence.</summary>
public sealed class Fillers
{
    private readonly Dictionary<string, string> _byName = new(StringComparer.Ordinal);

    public string this[string name] { get => _byName[name]; init => _byName[name] = value; }
}
