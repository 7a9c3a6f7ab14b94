using System.Text;

namespace CrisisLine.Domain.Words;

/// <summary>Something that a person can be told. <c>{name}</c> is a place that is filled when it is said.</summary>
/// <param name="Id">As in the list of texts that the team edits: two letters and a number.</param>
public sealed record Sentence(string Id, string Text)
{
    /// <exception cref="KeyNotFoundException">A place has no filler: a person would read a brace.</exception>
    public string Say(Fillers fillers)
    {
        var said = new StringBuilder(Text.Length + 40);
        var rest = Text.AsSpan();
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
