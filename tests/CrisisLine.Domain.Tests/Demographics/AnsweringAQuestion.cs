using CrisisLine.Domain.Demographics;

namespace CrisisLine.Domain.Tests.Demographics;

/// <summary>What may be filled in for a question, and what is said when it cannot be meant.</summary>
public sealed class AnsweringAQuestion
{
    [Fact]
    public void Every_question_may_be_left_with_words_that_say_so() =>
        Assert.All(Question.All, question =>
        {
            Assert.Equal(new AnswerRead.Given(new Answer("prefer_not_to_say")), Answer.Read(question, "prefer_not_to_say", ""));
            Assert.IsType<AnswerRead.NotAsked>(Answer.Read(question, "", "  "));
            Assert.IsType<AnswerRead.NotAsked>(Answer.Read(question, null, null));
        });

    [Fact]
    public void There_are_the_nineteen_groups_of_the_census() => Assert.Equal(19, Of("ethnicity").Answers.Distinct().Count());

    [Theory]
    [InlineData("LS7", "LS7")]
    [InlineData(" ls7 ", "LS7")]
    [InlineData("LS7 4HB", "LS7")]
    [InlineData("ls74hb", "LS7")]
    [InlineData("SW1A 1AA", "SW1A")]
    [InlineData("ls 11", "LS11")]
    public void Of_a_postcode_the_first_half_is_kept_and_nothing_else(string typed, string kept)
    {
        Assert.Equal(new AnswerRead.Given(new Answer(kept)), Answer.Read(Of("area"), "district", typed));
        Assert.Equal(new AnswerRead.Given(new Answer(kept)), Answer.Read(Of("area"), "", typed));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Leeds")]
    [InlineData("QQ1")]
    [InlineData("LS7 4H")]
    [InlineData("LS7 4")]
    [InlineData("12 Example Road LS7 4HB")]
    [InlineData("LS7 4HB flat 2")]
    public void What_is_more_or_less_than_that_is_not_taken(string typed) =>
        Assert.IsType<AnswerRead.NoDistrict>(Answer.Read(Of("area"), "district", typed));

    [Fact]
    public void Words_of_their_own_are_an_answer_and_not_a_second_one()
    {
        Assert.Equal(new AnswerRead.Given(new Answer("own_words", "agender")), Answer.Read(Of("gender"), "", " agender "));
        Assert.IsType<AnswerRead.TwoAnswers>(Answer.Read(Of("gender"), "woman", "agender"));
        Assert.IsType<AnswerRead.NoWords>(Answer.Read(Of("gender"), "own_words", " "));
        Assert.IsType<AnswerRead.TooLong>(Answer.Read(Of("gender"), "own_words", new string('a', Answer.LongestWords + 1)));
        Assert.IsType<AnswerRead.NoSuchAnswer>(Answer.Read(Of("gender"), "not_asked", null));
        Assert.IsType<AnswerRead.NoSuchAnswer>(Answer.Read(Of("age_band"), "own_words", "thirty"));
    }

    private static Question Of(string key) => Question.All.Single(question => question.Key == key);
}
