using System.Text.RegularExpressions;

namespace CrisisLine.Domain.Words;

/// <summary>What no sentence of ours says to anybody, whoever wrote it.</summary>
public static class WordsToAvoid
{
    /// <summary>Words that put people down, or say that somebody did wrong who only was unwell.</summary>
    private static readonly string[] PutDown =
    [
        "commit suicide", "committed suicide", "successful attempt", "failed attempt", "parasuicide", "attention-seeking",
        "manipulative", "difficult to engage", "non-compliant", "DNA", "refused", "frequent flyer", "frequent attender",
        "frequent caller", "hard to reach", "service-resistant", "untreatable", "PD", "addict", "abuser", "sufferer", "victim",
        "inappropriate", "discharged", "low risk", "high risk", "chaotic", "patient", "client", "user", "case", "bed", "slot",
        "appointment", "referral", "no-show", "invalid", "unrecognised",
    ];

    /// <summary>What would tell somebody who looks over a shoulder whom this is from, or what it is about.</summary>
    private static readonly string[] TellTale =
    [
        "Samaritans", "SHOUT", "NHS", "crisis", "house", "helpline", "volunteer", "supporter", "worker", "team", "distress",
        "mental", "health", "Dial",
    ];

    // The provider acts on these itself; as commands of ours they would opt people out or never reach us.
    private static readonly string[] Reserved =
        ["STOP", "STOPALL", "UNSUBSCRIBE", "OPTOUT", "REVOKE", "CANCEL", "END", "QUIT", "START", "UNSTOP", "HELP", "INFO"];

    public static IEnumerable<string> ThatPutDown(string text) => PutDown.Where(word => Regex.IsMatch(
        text, $@"(?<!\w){Regex.Escape(word)}s?(?!\w)", word.All(char.IsUpper) ? RegexOptions.None : RegexOptions.IgnoreCase));

    /// <summary>For the words that go to a phone which others may read.</summary>
    public static IEnumerable<string> ThatGiveAway(string text) =>
        TellTale.Where(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));

    /// <param name="sentence">
    /// What stays with us is told together with the way to hear no more of us, which is the provider's own word.
    /// </param>
    public static IEnumerable<string> OfTheProvider(string sentence, string text) =>
        Reserved.Where(word => Regex.IsMatch(text, $@"\b{word}\b")).Except(sentence == "PR01" ? ["STOP"] : []);
}
