using CrisisLine.Domain.Calls;

namespace CrisisLine.Domain.Tests.Calls;

public sealed class GivingACodeWord
{
    private static readonly IReadOnlyList<CodeWord> All = [.. Enumerable.Range(0, CodeWord.Count).Select(CodeWord.Of)];

    [Fact]
    public void No_two_are_pressed_alike() => Assert.Equal(CodeWord.Count, All.Select(code => code.Keys).Distinct().Count());

    [Fact]
    public void There_are_so_many_that_two_tries_find_none() => Assert.InRange(CodeWord.Count, 15_000, 100_000);

    [Fact]
    public void Each_is_eight_keys_and_two_words() => Assert.All(All, code =>
    {
        Assert.Matches("^[2-9]{8}$", code.Keys);
        Assert.Matches("^[a-z]{4} [a-z]{4}$", code.Words);
    });

    [Fact]
    public void It_is_the_same_by_its_words_again() => Assert.All(All, code => Assert.Equal(code, CodeWord.Of(code.Words)));

    [Fact]
    public void Keys_are_said_one_by_one() => Assert.Equal("2 5 8 3, then 5 2 6 7", CodeWord.Of("blue lamp").Spoken);

    [Fact]
    public void It_is_never_written_into_a_log() => Assert.Equal("CodeWord", CodeWord.Of("blue lamp").ToString());
}
