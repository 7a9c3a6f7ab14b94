using CrisisLine.Domain.Conversations;

namespace CrisisLine.Domain.Tests.Conversations;

public sealed class PhrasesAServiceStartsWith
{
    private static readonly List<string> Phrases = [.. DangerSeed.Languages.SelectMany(language => language.Phrases)];

    [Fact]
    public void They_are_in_the_languages_of_the_people_who_write()
    {
        Assert.Equal("en", DangerSeed.Languages[0].Language);
        Assert.Superset(
            new HashSet<string> { "cy", "pl", "ur", "ur-Latn", "pa", "pa-Latn", "ar", "bn", "ro", "so", "zh" },
            DangerSeed.Languages.Select(language => language.Language).ToHashSet());
    }

    [Fact]
    public void None_is_said_to_be_reviewed_before_a_person_has_done_it() =>
        Assert.All(DangerSeed.Languages, language =>
        {
            Assert.False(language.Reviewed, language.Language);
            Assert.Contains("review", language.Note, StringComparison.Ordinal);
        });

    [Fact]
    public void None_stands_there_twice() =>
        Assert.Empty(Phrases.GroupBy(phrase => phrase, StringComparer.OrdinalIgnoreCase)
            .Where(same => same.Count() > 1).Select(same => same.Key));

    [Fact]
    public void Each_is_found_by_itself() =>
        Assert.DoesNotContain(Phrases, phrase => !new DangerPhrases([phrase]).In(phrase));

    [Fact]
    public void Each_is_found_without_the_others_inside_a_sentence() =>
        Assert.DoesNotContain(Phrases, phrase => !new DangerPhrases([phrase]).In($"hi um {phrase.ToUpperInvariant()}!! what now"));

    [Fact]
    public void None_is_so_short_that_it_would_be_found_by_chance() =>
        Assert.DoesNotContain(Phrases, phrase => phrase.All(char.IsAscii) && phrase.Count(char.IsLetter) < 3);

    [Fact]
    public void None_is_padded_or_written_in_capitals() =>
        Assert.DoesNotContain(Phrases, phrase =>
            phrase != phrase.Trim() || phrase.Any(char.IsUpper) || phrase.Contains("  ", StringComparison.Ordinal));

    [Theory]
    [InlineData("hi can i come tonight please")]
    [InlineData("thanks, see you at 8. is there parking near the house?")]
    [InlineData("Your parcel arrives today. Track it in the app.")]
    [InlineData("im in the taxi, 10 minutes away")]
    [InlineData("dobry wieczór, przyjadę autobusem od strony centrum")]
    [InlineData("dziękuję bardzo, do zobaczenia")]
    [InlineData("আজ রাতে জায়গা আছে?")]
    [InlineData("今天晚上几点开门")]
    [InlineData("شكرا جزيلا")]
    [InlineData("bună seara, aveți locuri?")]
    public void An_everyday_text_holds_none(string text) => Assert.False(DangerSeed.Phrases.In(text));
}
