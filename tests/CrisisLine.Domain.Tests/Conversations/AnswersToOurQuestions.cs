using CrisisLine.Domain.Conversations;
using NodaTime;

namespace CrisisLine.Domain.Tests.Conversations;

public sealed class AnswersToOurQuestions
{
    [Theory]
    [InlineData("Jay", "Jay")]
    [InlineData(" jay. ", "jay")]
    [InlineData("My name is Jay", "Jay")]
    [InlineData("my names Mary Ann", "Mary Ann")]
    [InlineData("call me Zoë please", "Zoë")]
    [InlineData("I'm Sam", "Sam")]
    [InlineData("im Aleksandra", "Aleksandra")]
    [InlineData("Its me, Rob", null)]
    [InlineData("O'Brien", "O'Brien")]
    [InlineData("Grace", "Grace")]
    [InlineData("محمد", "محمد")]
    public void A_name_is_kept_as_it_was_written(string text, string? expected) => Assert.Equal(expected, Answers.Name(text));

    [Theory]
    [InlineData("i feel bad")]
    [InlineData("help me")]
    [InlineData("Im scared")]
    [InlineData("why")]
    [InlineData("thanks")]
    [InlineData("who are you")]
    [InlineData("not safe")]
    [InlineData("dont know")]
    [InlineData("07700 900123")]
    [InlineData("😭")]
    [InlineData("")]
    [InlineData("can I bring my dog")]
    [InlineData("Jay but I do not think I can come tonight")]
    public void Whatever_may_be_anything_else_is_no_name(string text) => Assert.Null(Answers.Name(text));

    [Theory]
    [InlineData("skip")]
    [InlineData("SKIP.")]
    [InlineData("no thanks")]
    [InlineData("I'd rather not say")]
    public void Nobody_has_to_answer(string text) => Assert.True(Answers.IsSkip(text));

    [Theory]
    [InlineData("A", 0)]
    [InlineData("b please", 1)]
    [InlineData("option C", 2)]
    [InlineData("2", 1)]
    [InlineData("3.", 2)]
    [InlineData("D", null)]
    [InlineData("4", null)]
    [InlineData("a or b", null)]
    [InlineData("a lot of pain", null)]
    public void A_choice_is_a_letter_or_a_number_and_nothing_more(string text, int? expected) => Assert.Equal(expected, Answers.Choice(text, 3));

    [Theory]
    [InlineData("9.30", "21:30 09:30")]
    [InlineData("9:30pm", "21:30")]
    [InlineData("at 8", "20:00 08:00")]
    [InlineData("21:30", "21:30")]
    [InlineData("12am", "00:00")]
    [InlineData("25", "")]
    [InlineData("9.75", "")]
    [InlineData("13pm", "")]
    [InlineData("soon", "")]
    public void A_time_is_read_as_people_write_it(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', Answers.Times(text).Select(time => time.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture))));

    [Theory]
    [InlineData("not after 6", "18:00-08:00")]
    [InlineData("please dont ring before 10am", "00:00-10:00")]
    [InlineData("not between 5 and 7.30pm", "17:00-19:30")]
    [InlineData("not before 9 and not after 8pm", "20:00-08:00 00:00-09:00")]
    [InlineData("only after 6", "")]
    [InlineData("when he is at work", "")]
    [InlineData("ring me after 6", "")]
    public void Times_not_to_ring_are_kept_where_they_are_plain(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', TimesNotToRing.Read(text).Select(time => $"{Wall(time.From)}-{Wall(time.Until)}")));

    private static string Wall(LocalTime time) => time.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
