using CrisisLine.Domain.Demographics;
using Microsoft.Extensions.Localization;

namespace CrisisLine.Pages.People;

/// <summary>An answer as a page says it. A postcode district says itself.</summary>
public static class AnswerWords
{
    private static readonly HashSet<string> OfEvery =
        [Question.PreferNotToSay, Question.OwnWords, Question.District, WhoCame.NotAsked, WhoCame.Elsewhere];

    public static string Of(IStringLocalizer<Text> words, string question, string code) =>
        words[OfEvery.Contains(code) ? $"about-{code}" : $"about-{question}-{code}"] is { ResourceNotFound: false } said ? said.Value : code;
}
