using CrisisLine.Domain.Words;

namespace CrisisLine.Domain.Tests.Words;

/// <summary>The team words a sentence in its own way.</summary>
public sealed class SayingItOtherwise
{
    [Theory]
    [InlineData("See you {when} at {house}. Text NOT COMING if not.", "")]
    [InlineData("See you {when}.", "{house} is missing")]
    [InlineData("See you {when} at {house} or {t2}.", "Nothing fills {t2}")]
    [InlineData("See you {when} at {house}. {", "A brace stands alone")]
    [InlineData("See you {when} at {house}!", "Please write it without !")]
    [InlineData("It’s kept {when} at {house}.", "Please write it without ’")]
    [InlineData("You refused {when} at {house}.", "without \"refused\"")]
    [InlineData("See you {when} at {house}. Reply CANCEL if not.", "\"CANCEL\" in capitals")]
    [InlineData("See https://x.example {when} at {house}.", "No link")]
    [InlineData("   ", "It says nothing")]
    public void What_cannot_be_said_is_told_to_whoever_wrote_it(string text, string fault)
    {
        var faults = new NewWords(Sentences.PlaceConfirmed, Plain: false, IsSpoken: false, text).Faults();

        Assert.Equal(fault.Length == 0, faults.Count == 0);
        Assert.True(fault.Length == 0 || faults.Any(one => one.Contains(fault, StringComparison.Ordinal)), string.Join(' ', faults));
    }

    [Fact]
    public void On_a_phone_that_others_read_nothing_says_whom_it_is_from() =>
        Assert.Contains(new NewWords(Sentences.PlaceConfirmed, Plain: true, IsSpoken: false, "Hi, the house is ready {when}.").Faults(), fault => fault.Contains("over a shoulder", StringComparison.Ordinal));

    [Fact]
    public void On_the_telephone_a_number_is_said_digit_by_digit() =>
        Assert.Contains(new NewWords(Scripts.TheClocksChange, Plain: false, IsSpoken: true, "Ring 116 now.").Faults(), fault => fault.Contains("\"116\"", StringComparison.Ordinal));

    [Fact]
    public void The_longest_that_it_can_be_is_shown_before_it_is_kept() =>
        Assert.Equal(
            "See you at 12.45am (tonight).",
            new NewWords(Sentences.Reminder, Plain: false, IsSpoken: false, "See you {when}.").AtItsLongest);

    [Theory]
    [InlineData("place", 1)]
    [InlineData("STATUS", 2)]
    [InlineData("Samaritans", 4)]
    [InlineData("automatic", 4)]
    [InlineData("changed", 1)]
    [InlineData("wanted", 2)]
    [InlineData("table", 2)]
    [InlineData("7", 1)]
    public void Syllables_are_counted_about_right(string word, int expected) => Assert.Equal(expected, ReadingGrade.Syllables(word));

    [Fact]
    public void Short_words_are_easier_to_read_than_long_ones() =>
        Assert.True(ReadingGrade.Of("You can come now. We are here.") < ReadingGrade.Of("Accommodation availability is conditional upon individual circumstances."));
}
