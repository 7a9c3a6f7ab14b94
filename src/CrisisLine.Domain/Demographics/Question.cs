namespace CrisisLine.Domain.Demographics;

/// <summary>A question about somebody, asked once, after help, and always free to leave.</summary>
/// <param name="Key">By which it is kept and counted.</param>
/// <param name="InTheirWords">Somebody may say it in words of their own, which are never counted by what they say.</param>
/// <param name="Answers">Codes, in the order in which a page offers them.</param>
public sealed record Question(string Key, bool InTheirWords, params IReadOnlyList<string> Answers)
{
    /// <summary>Of every question.</summary>
    public const string PreferNotToSay = "prefer_not_to_say";

    public const string OwnWords = "own_words";

    /// <summary>What a page offers in place of every district that there is; an answer is the district itself.</summary>
    public const string District = "district";

    /// <summary>In the order in which they are asked.</summary>
    public static IReadOnlyList<Question> All { get; } =
    [
        new("age_band", false, "under_18", "18_24", "25_34", "35_44", "45_54", "55_64", "65_74", "75_or_over"),
        new("gender", true, "woman", "man", "non_binary"),
        new("trans", false, "yes", "no"),
        new("sexual_orientation", true, "straight", "gay_or_lesbian", "bisexual"),
        // The nineteen groups of the Census of 2021.
        new("ethnicity", true,
            "indian", "pakistani", "bangladeshi", "chinese", "asian_other",
            "black_african", "black_caribbean", "black_other",
            "white_and_asian", "white_and_black_african", "white_and_black_caribbean", "mixed_other",
            "white_british", "white_irish", "gypsy_or_irish_traveller", "roma", "white_other",
            "arab", "any_other"),
        new("religion", true, "none", "buddhist", "christian", "hindu", "jewish", "muslim", "sikh"),
        new("disability", false, "limited_a_lot", "limited_a_little", "not_limited"),
        new("first_language", true, "english", "welsh", "british_sign_language", "arabic", "panjabi", "polish", "romanian", "urdu"),
        new("caring_role", false, "yes", "no"),
        new("area", false),
    ];

    /// <summary>It is answered with the first half of a postcode.</summary>
    public bool IsArea => Answers.Count == 0;

    /// <summary>What a page offers, and nothing else is taken.</summary>
    public IReadOnlyList<string> Choices => [.. Answers, .. IsArea ? [District] : InTheirWords ? (IReadOnlyList<string>)[OwnWords] : [], PreferNotToSay];
}
