using CrisisLine.Domain.Team;

namespace CrisisLine.Domain.Tests.Team;

/// <summary>What somebody of the team texts, and what is nobody's business but a person's.</summary>
public sealed class WordsOfTheTeam
{
    [Theory]
    [InlineData("ON", TeamWord.On)]
    [InlineData("on.", TeamWord.On)]
    [InlineData("Sign off", TeamWord.Off)]
    [InlineData("I can't", TeamWord.Cannot)]
    [InlineData("cannot", TeamWord.Cannot)]
    [InlineData("OK!", TeamWord.Ok)]
    [InlineData("30", TeamWord.Longer)]
    [InlineData("take it", TeamWord.Take)]
    [InlineData("red", TeamWord.Red)]
    [InlineData("RED RED RED", TeamWord.Red)]
    [InlineData("red please come now he will not let me go", TeamWord.Red)]
    [InlineData("this is red", TeamWord.Red)]
    [InlineData("debrief please", TeamWord.Debrief)]
    public void A_word_of_the_team_is_read_however_it_is_typed(string text, TeamWord word) => Assert.Equal(word, TeamWords.Read(text));

    [Theory]
    [InlineData("I cannot go on")]
    [InlineData("ok I have had enough of everything")]
    [InlineData("can I talk to someone")]
    [InlineData("on my own again and it is bad")]
    [InlineData("I have read your message")]
    [InlineData("the door was painted red and I could not stop looking at it")]
    [InlineData("")]
    public void Whatever_else_they_write_is_a_persons_text(string text) => Assert.Null(TeamWords.Read(text));
}
