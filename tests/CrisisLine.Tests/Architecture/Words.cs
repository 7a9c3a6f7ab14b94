using System.Reflection;
using System.Text.RegularExpressions;
using CrisisLine.Domain.Words;
using CrisisLine.Twilio;

namespace CrisisLine.Tests.Architecture;

/// <summary>Every sentence that a person can be sent, with the longest words that may fill its places.</summary>
public sealed partial class Words
{
    private static readonly IReadOnlyList<Sentence> Everything = [.. Sentences.All, .. Scripts.All];

    private static readonly Fillers Longest = new()
    {
        ["svc"] = "Dial House",
        ["house"] = "12 Chapel Street, LS15",
        ["when"] = "at 12.45am (tonight)",
        ["t"] = "12.45am (tonight)",
        ["t2"] = "12.45am (tonight)",
        ["a"] = "10.30pm",
        ["b"] = "11.45pm",
        ["c"] = "12.45am (tonight)",
        ["next"] = "11.30am on Wednesday 23 September",
        ["m"] = "30",
        ["code"] = "blue, lamp",
        ["keys"] = "2 5 8 3, then 5 2 6 7",
        ["backup"] = "0 1 1 3 4 9 6 0 0 0 1",
    };

    // The provider acts on these itself; as commands of ours they would opt people out or never reach us.
    private static readonly string[] Reserved =
        ["STOP", "STOPALL", "UNSUBSCRIBE", "OPTOUT", "REVOKE", "CANCEL", "END", "QUIT", "START", "UNSTOP", "HELP", "INFO"];

    // What stays with us is told together with the way to hear no more of us, which is the provider's own word.
    private static readonly string[] NotInTheNotice = [.. Reserved.Except(["STOP"])];

    /// <summary>Words that put people down, or say that somebody did wrong who only was unwell.</summary>
    private static readonly string[] Avoided =
    [
        "commit suicide", "committed suicide", "successful attempt", "failed attempt", "parasuicide", "attention-seeking",
        "manipulative", "difficult to engage", "non-compliant", "DNA", "refused", "frequent flyer", "frequent attender",
        "frequent caller", "hard to reach", "service-resistant", "untreatable", "PD", "addict", "abuser", "sufferer", "victim",
        "inappropriate", "discharged", "low risk", "high risk", "chaotic", "patient", "client", "user", "case", "bed", "slot",
        "appointment", "referral", "no-show", "invalid", "unrecognised",
    ];

    /// <summary>What would tell somebody who looks over a shoulder whom this is from, or what it is about.</summary>
    private static readonly string[] TellTale =
        ["Samaritans", "SHOUT", "NHS", "crisis", "house", "helpline", "volunteer", "supporter", "worker", "team", "distress", "mental", "health", "Dial"];

    /// <summary>BK05, and "BK05 plain" for a phone that others may read.</summary>
    public static TheoryData<string> All => [.. Sentences.All.SelectMany(sentence => new[] { sentence.Id, $"{sentence.Id} plain" })];

    /// <summary>What is spoken on the telephone.</summary>
    public static TheoryData<string> AllSpoken => [.. Scripts.All.Select(script => script.Id)];

    public static TheoryData<string> AllPlain => [.. Sentences.All.Select(sentence => $"{sentence.Id} plain")];

    [Fact]
    public void Every_sentence_is_in_the_list_once_and_has_an_id_of_its_own()
    {
        var fields = new[] { typeof(Sentences), typeof(Scripts) }.SelectMany(list => list.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Select(field => field.GetValue(null)).OfType<Sentence>().ToList();

        Assert.Equal(fields.Select(sentence => sentence.Id).Order(), Everything.Select(sentence => sentence.Id).Order());
        Assert.Equal(fields.Count, Everything.Select(sentence => sentence.Id).Distinct().Count());
    }

    /// <summary>"116 123" would be read as a hundred and sixteen, and nobody hears brackets or capital letters.</summary>
    [Theory, MemberData(nameof(AllSpoken))]
    public void A_spoken_line_can_be_heard(string id) =>
        Assert.DoesNotMatch(@"\d{2,}|[()/+]|\b(?!SHOUT\b)[A-Z]{2,}\b", Scripts.All.Single(script => script.Id == id).Text);

    [Theory, MemberData(nameof(All))]
    public void A_sentence_is_one_plain_segment(string id) =>
        Assert.Equal((SmsEncoding.Gsm7, 1), (Segments.Of(Said(id)).Encoding, Segments.Of(Said(id)).Count));

    [Theory, MemberData(nameof(AllPlain))]
    public void A_plain_sentence_gives_nobody_away(string id) =>
        Assert.DoesNotContain(TellTale, word => Said(id).Contains(word, StringComparison.OrdinalIgnoreCase));

    [Theory, MemberData(nameof(All)), MemberData(nameof(AllSpoken))]
    public void A_sentence_is_calm_and_straight(string id) =>
        Assert.DoesNotContain(Said(id), letter => letter is '!' or '‘' or '’' or '“' or '”' or '{' or '}' or '–' or '…');

    [Theory, MemberData(nameof(All)), MemberData(nameof(AllSpoken))]
    public void A_sentence_puts_nobody_down(string id) =>
        Assert.DoesNotContain(Avoided, word => Regex.IsMatch(Said(id), $@"(?<!\w){Regex.Escape(word)}s?(?!\w)", word.All(char.IsUpper) ? 0 : RegexOptions.IgnoreCase));

    [Theory, MemberData(nameof(All))]
    public void A_sentence_asks_for_no_word_that_the_provider_keeps_for_itself(string id) =>
        Assert.Empty(Command().Matches(Said(id)).Select(word => word.Value).Intersect(id.StartsWith("PR01", StringComparison.Ordinal) ? NotInTheNotice : Reserved));

    /// <summary>Flesch and Kincaid: 0.39 times words a sentence and 11.8 times syllables a word, less 15.59, is a year of school.</summary>
    [Theory, MemberData(nameof(All)), MemberData(nameof(AllSpoken))]
    public void A_sentence_can_be_read_after_five_years_of_school(string id) => Assert.InRange(Grade(Said(id)), -10, 5);

    [Theory]
    [InlineData("place", 1)]
    [InlineData("STATUS", 2)]
    [InlineData("Samaritans", 4)]
    [InlineData("automatic", 4)]
    [InlineData("changed", 1)]
    [InlineData("wanted", 2)]
    [InlineData("table", 2)]
    [InlineData("7", 1)]
    public void Syllables_are_counted_about_right(string word, int expected) => Assert.Equal(expected, Syllables(word));

    private static string Said(string id) => WordList.Ours.Say(Everything.Single(sentence => sentence.Id == id.Split(' ')[0]), Longest, plain: id.EndsWith("plain", StringComparison.Ordinal));

    private static double Grade(string text)
    {
        var words = Word().Matches(text).Select(word => word.Value).ToList();
        var sentences = SentenceEnd().Count(text);
        return 0.39 * words.Count / sentences + 11.8 * words.Sum(Syllables) / words.Count - 15.59;
    }

    private static int Syllables(string word)
    {
        // A silent e ends many English words, but not "table" or "wanted".
        var sounded = Silent().Replace(word.ToLowerInvariant(), "");
        return Math.Max(1, Vowels().Count(sounded));
    }

    [GeneratedRegex(@"\b[A-Z]{2,}\b")]
    private static partial Regex Command();

    [GeneratedRegex(@"[\w.]*\w")]
    private static partial Regex Word();

    [GeneratedRegex(@"[.?:](?=\s|$)|$(?<![.?:])")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex("(?<!l)e$|(?<=[aeiouy]l)e$|(?<![sxzcgh])es$|(?<![td])ed$")]
    private static partial Regex Silent();

    [GeneratedRegex("[aeiouy]+")]
    private static partial Regex Vowels();
}
