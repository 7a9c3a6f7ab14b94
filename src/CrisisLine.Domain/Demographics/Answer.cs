using CrisisLine.Domain.Taxis;

namespace CrisisLine.Domain.Demographics;

/// <summary>What somebody answered.</summary>
/// <param name="Code">One of the question's, or a postcode district: LS7.</param>
/// <param name="Words">Their own, if that is how they answered; null otherwise.</param>
public sealed record Answer(string Code, string? Words = null)
{
    /// <summary>Of words of their own, in characters.</summary>
    public const int LongestWords = 80;

    /// <summary>What was filled in for one question.</summary>
    /// <param name="code">Empty if nothing was chosen.</param>
    /// <param name="words">Their own words, or where they live; if nothing was chosen, writing them is choosing them.</param>
    public static AnswerRead Read(Question question, string? code, string? words)
    {
        var (chosen, said) = (code?.Trim() ?? "", words?.Trim() ?? "");
        if (chosen.Length == 0 && said.Length == 0)
            return new AnswerRead.NotAsked();
        if (chosen.Length == 0)
            chosen = question.IsArea ? Question.District : Question.OwnWords;
        if (!question.Choices.Contains(chosen))
            return new AnswerRead.NoSuchAnswer();
        if (chosen == Question.District)
            return DistrictIn(said) is { } district ? new AnswerRead.Given(new Answer(district)) : new AnswerRead.NoDistrict();
        if (chosen != Question.OwnWords)
            return said.Length == 0 ? new AnswerRead.Given(new Answer(chosen)) : new AnswerRead.TwoAnswers();
        return said.Length switch
        {
            0 => new AnswerRead.NoWords(),
            > LongestWords => new AnswerRead.TooLong(),
            _ => new AnswerRead.Given(new Answer(chosen, said)),
        };
    }

    /// <summary>Of a whole postcode, the first half; the second is not looked at again.</summary>
    /// <returns>Null if anything else stands there: a street, a house, half of the second half.</returns>
    private static string? DistrictIn(string text) => Postcode.FindIn(text, out var rest) is { } found && string.IsNullOrWhiteSpace(rest) ? found.District : null;
}

/// <summary>What came of reading an answer.</summary>
public abstract record AnswerRead
{
    private AnswerRead() { }

    public sealed record Given(Answer Answer) : AnswerRead;

    /// <summary>Nothing was filled in; what was answered before is taken back.</summary>
    public sealed record NotAsked : AnswerRead;

    /// <summary>Something that the question does not offer.</summary>
    public sealed record NoSuchAnswer : AnswerRead;

    /// <summary>Words of their own beside an answer that has none: only a person can tell which is meant.</summary>
    public sealed record TwoAnswers : AnswerRead;

    /// <summary>In their own words, and none are there.</summary>
    public sealed record NoWords : AnswerRead;

    public sealed record TooLong : AnswerRead;

    /// <summary>Not the first half of a postcode, nor a whole one.</summary>
    public sealed record NoDistrict : AnswerRead;
}
