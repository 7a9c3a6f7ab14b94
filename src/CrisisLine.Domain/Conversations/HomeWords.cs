namespace CrisisLine.Domain.Conversations;

/// <summary>
/// "Home", "im home safe thanks xx": somebody tells us that they got home. Any word beyond these, such as a "not", and a person
/// reads it: one ring too many is better than one too few.
/// </summary>
public static class HomeWords
{
    private static readonly HashSet<string> Known =
    [
        "home", "im", "i", "am", "ive", "have", "got", "get", "safe", "safely", "sound", "now", "thanks", "thank", "you", "thankyou", "ta", "cheers", "ok", "okay", "fine", "all",
        "yes", "yeah", "yep", "hi", "hello", "back", "just", "at", "in", "and", "made", "it", "x", "xx", "xxx", "night", "goodnight", "good",
    ];

    public static bool SayHome(string words) =>
        PlainWords.OfAll(words) is { Length: > 0 and <= 12 } said && said.Contains("home") && said.All(Known.Contains);
}
