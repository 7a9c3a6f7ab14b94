namespace CrisisLine.Domain.Calls;

/// <summary>
/// Two short words that bring back a place to somebody who withholds their number. They are heard, kept in mind or written
/// on a hand, and pressed on the letters of a keypad: each word has four letters, so eight keys are a whole code word.
/// </summary>
/// <param name="Words">As they are said: "blue lamp".</param>
/// <param name="Keys">As they are pressed: "25835267".</param>
public sealed record CodeWord(string Words, string Keys)
{
    public const int Length = 8;

    // Four letters each, no two with the same keys, and none about bodies, water to drown in, or temper.
    private static readonly string[] All =
        """
        acre arch aunt bake bell bird blue boat book bowl bulb calm cave chef city clay club coin cosy crab deer desk
        dome door drum duck dune echo edge farm film fish flag flax foam folk fork fuel game gate gift glow gold gown
        harp hive home hoop idea iris iron jade jazz jump kilt kite kiwi knit lace lake lamb lark leaf lily lime lion
        loaf loom lute maze menu mild milk mint moon moss myth nest news note oath oboe onyx opal oven palm path pear
        pine plum poem pond pony quiz raft ring road rope ruby sage sail sand seed shop silk slow soap sofa soup star
        stew swan taxi tent tile tofu tune twig unit veil vest view wave west wide wolf wood wool yarn year yoga zinc
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>How many there are.</summary>
    public static int Count => All.Length * All.Length;

    /// <param name="number">From 0; whoever gives one out draws it so that nobody can guess it.</param>
    public static CodeWord Of(int number)
    {
        var (first, second) = (All[number / All.Length % All.Length], All[number % All.Length]);
        return Of($"{first} {second}");
    }

    /// <param name="words">As they were given.</param>
    public static CodeWord Of(string words) => new(words, Press(words));

    /// <summary>"2 5 8 3, then 5 2 6 7": how the keys are said.</summary>
    public string Spoken => $"{string.Join(' ', Keys[..4].AsEnumerable())}, then {string.Join(' ', Keys[4..].AsEnumerable())}";

    /// <returns>Nothing but the name of the type: this may end up in a log.</returns>
    public override string ToString() => nameof(CodeWord);

    private static string Press(string words) => string.Concat(words.Where(char.IsAsciiLetterLower).Select(letter => "22233344455566677778889999"[letter - 'a']));
}
