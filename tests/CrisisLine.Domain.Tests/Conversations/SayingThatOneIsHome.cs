using CrisisLine.Domain.Conversations;

namespace CrisisLine.Domain.Tests.Conversations;

public sealed class SayingThatOneIsHome
{
    [Theory]
    [InlineData("HOME")]
    [InlineData("home x")]
    [InlineData("I'm home, safe and sound. Thank you!")]
    [InlineData("got home ok 👍")]
    public void It_is_heard(string words) => Assert.True(HomeWords.SayHome(words));

    [Theory]
    [InlineData("")]
    [InlineData("not home")]
    [InlineData("im ok")]
    [InlineData("home is not safe")]
    [InlineData("he is home")]
    [InlineData("home alone and scared")]
    [InlineData("home home home home home home home home home home home home home")]
    public void H19_What_may_mean_more_is_read_by_a_person(string words) => Assert.False(HomeWords.SayHome(words));
}
