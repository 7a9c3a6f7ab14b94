using System.Reflection;
using CrisisLine.Domain.Words;
using CrisisLine.Twilio;

namespace CrisisLine.Tests.Architecture;

/// <summary>Every sentence that a person can be sent, with the longest words that may fill its places.</summary>
public sealed class Words
{
    private static readonly IReadOnlyList<Sentence> Everything = [.. Sentences.All, .. Scripts.All];

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
        Assert.Empty(WordsToAvoid.ThatGiveAway(Said(id)));

    [Theory, MemberData(nameof(All)), MemberData(nameof(AllSpoken))]
    public void A_sentence_is_calm_and_straight(string id) =>
        Assert.DoesNotContain(Said(id), letter => letter is '!' or '‘' or '’' or '“' or '”' or '{' or '}' or '–' or '…');

    [Theory, MemberData(nameof(All)), MemberData(nameof(AllSpoken))]
    public void A_sentence_puts_nobody_down(string id) =>
        Assert.Empty(WordsToAvoid.ThatPutDown(Said(id)));

    [Theory, MemberData(nameof(All))]
    public void A_sentence_asks_for_no_word_that_the_provider_keeps_for_itself(string id) =>
        Assert.Empty(WordsToAvoid.OfTheProvider(id.Split(' ')[0], Said(id)));

    [Theory, MemberData(nameof(All)), MemberData(nameof(AllSpoken))]
    public void A_sentence_can_be_read_after_five_years_of_school(string id) => Assert.InRange(ReadingGrade.Of(Said(id)), -10, ReadingGrade.Highest);

    /// <summary>The page on which the team edits sentences holds none of our own against them.</summary>
    [Theory, MemberData(nameof(All)), MemberData(nameof(AllSpoken))]
    public void A_sentence_as_it_came_could_be_kept_by_the_team(string id)
    {
        var sentence = Everything.Single(one => one.Id == id.Split(' ')[0]);
        var isPlain = id.EndsWith("plain", StringComparison.Ordinal);
        Assert.Empty(new NewWords(sentence, isPlain, Scripts.All.Contains(sentence), (isPlain ? sentence.Plain : null) ?? sentence.Text).Faults());
    }

    private static string Said(string id) => WordList.Ours.Say(Everything.Single(sentence => sentence.Id == id.Split(' ')[0]), NewWords.Longest, plain: id.EndsWith("plain", StringComparison.Ordinal));
}
