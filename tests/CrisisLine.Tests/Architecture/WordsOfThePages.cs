using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace CrisisLine.Tests.Architecture;

/// <summary>What pages say stands in one file, so that it can be read in one go and translated.</summary>
public sealed partial class WordsOfThePages
{
    private static readonly string Folder = Path.Combine(Source.Program, "Pages");

    [Fact]
    public void Every_sentence_of_a_page_is_in_the_file() =>
        Assert.Equal("", string.Join('\n', Said().Except(In("Text.resx").Keys)));

    [Fact]
    public void Every_translation_belongs_to_a_sentence_and_keeps_its_places() =>
        Assert.All(In("Text.cy.resx"), translated =>
        {
            Assert.True(In("Text.resx").TryGetValue(translated.Key, out var english), translated.Key);
            Assert.Equal(Place().Matches(english!).Select(place => place.Value).Order(), Place().Matches(translated.Value).Select(place => place.Value).Order());
        });

    [Fact]
    public void No_sentence_puts_anybody_down() =>
        Assert.Equal("", string.Join('\n', In("Text.resx").Values.Where(sentence => Avoided().IsMatch(sentence))));

    /// <summary>Pages and their models; keys that are put together at run time begin with a word of their own.</summary>
    private static IEnumerable<string> Said() =>
        Directory.EnumerateFiles(Folder, "*.cs*", SearchOption.AllDirectories).SelectMany(file => Key().Matches(File.ReadAllText(file)))
            .Select(key => Regex.Unescape(key.Groups["key"].Value)).Distinct();

    private static Dictionary<string, string> In(string file) =>
        XDocument.Load(Path.Combine(Folder, file)).Root!.Elements("data").ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);

    [GeneratedRegex(@"\b(?:T|words)\[""(?<key>(?:[^""\\]|\\.)*)""")]
    private static partial Regex Key();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"\b(commit(ted)? suicide|attention-seeking|non-compliant|DNA|frequent flyer|no-show|patients?|clients?|users?|referrals?|appointments?|slots?|invalid|high risk|low risk|discharged|refused)\b")]
    private static partial Regex Avoided();
}
