namespace CrisisLine.Domain.Conversations;

/// <summary>
/// Reads what a text asks for. Made so that a doubt is never a command: whatever is not plainly one of our
/// phrases is <see cref="Wish.Unsure"/>, and a person reads it (H-10).
/// </summary>
public static class Wishes
{
    /// <summary>No phrase with its courtesies is longer, in words.</summary>
    private const int LongestCommand = 24;

    private static readonly Phrases Visit =
        Of(Wish.Visit, Vocabulary.Visit, Vocabulary.VisitOpeners, $"{Vocabulary.VisitEndings}, {Vocabulary.Tonight}");

    private static readonly Phrases No = Of(Wish.No, Vocabulary.No, endings: "tonight");
    private static readonly Phrases NotComing = OfCancelling(Vocabulary.Cancel, saysMore: false);
    private static readonly Phrases MayMeanMore = OfCancelling(Vocabulary.MayMeanMore, saysMore: true);

    private static readonly Phrases[] All =
    [
        MayMeanMore,
        NotComing,
        No,
        Of(Wish.Yes, Vocabulary.Yes, Vocabulary.YesOpeners),
        Of(Wish.Status, Vocabulary.Status, endings: Vocabulary.Tonight),
        Of(Wish.List, Vocabulary.List, Vocabulary.YesOpeners, Vocabulary.Tonight),
        Of(Wish.OnMyWay, Vocabulary.OnMyWay, endings: "now"),
        Of(Wish.Taxi, Vocabulary.Taxi, Vocabulary.YesOpeners, Vocabulary.Tonight),
        Of(Wish.OwnWay, Vocabulary.OwnWay, Vocabulary.YesOpeners, Vocabulary.Tonight),
        ForAPersonToo(Wish.Talk, Vocabulary.Talk, $"now, {Vocabulary.Tonight}"),
        ForAPersonToo(Wish.NoCall, Vocabulary.NoCall),
        Visit,
    ];

    private static readonly Dictionary<string, Wish> WholeMessages = new[]
    {
        (Words: Vocabulary.Stop, Wish: Wish.Stop),
        (Words: Vocabulary.Start, Wish: Wish.Start),
        (Words: Vocabulary.EndAlone, Wish: Wish.NotComing),
        (Words: Vocabulary.ContactAlone, Wish: Wish.Contact),
        (Words: Vocabulary.PlainAlone, Wish: Wish.Plain),
        (Words: Vocabulary.NamedAlone, Wish: Wish.Named),
        (Words: Vocabulary.PrivacyAlone, Wish: Wish.Privacy),
        (Words: Vocabulary.DeleteAlone, Wish: Wish.Delete),
        (Words: Vocabulary.DeleteMeAlone, Wish: Wish.DeleteMe),
        (Words: Vocabulary.HelpAlone, Wish: Wish.HowToReachHelp),
    }.SelectMany(list => Spellings.Several(list.Words).Select(phrase => (Key: Phrases.Joined(phrase), list.Wish)))
        .ToDictionary(whole => whole.Key, whole => whole.Wish);

    private static readonly string[][] Tonight = Words(Vocabulary.Tonight);
    private static readonly string[][] Fillers = [.. Words(Vocabulary.Openers), .. Words(Vocabulary.Closers), .. Tonight];
    private static readonly string[][] Links = [.. Fillers, .. Words(Vocabulary.Connectors), .. Words(Vocabulary.Asides)];
    private static readonly HashSet<string> NotAskingForTonight = [.. Spellings.Several(Vocabulary.NotAskingForTonight)];
    private static readonly HashSet<string> TakesItBack = [.. Spellings.Several(Vocabulary.TakesItBack)];

    public static Reading Read(string words)
    {
        var written = PlainWords.Of(words);
        if (WholeMessages.TryGetValue(string.Concat(written), out var whole))
            return new Reading(whole, SaysMore: whole is Wish.HowToReachHelp);
        if (PlainWords.IsThumbsUp(words))
            return new Reading(Wish.Yes, SaysMore: false);

        var settled = Spellings.Settle(written);
        return Whole(written) ?? Whole(settled) ?? Beginning(settled) ?? new Reading(Wish.Unsure, SaysMore: true);
    }

    private static Phrases Of(Wish wish, string phrases, string openers = "", string endings = "") =>
        new(new Reading(wish, SaysMore: false), phrases, openers, endings);

    /// <summary>We can say something to it at once, and only a person can do it.</summary>
    private static Phrases ForAPersonToo(Wish wish, string phrases, string endings = "") =>
        new(new Reading(wish, SaysMore: true), phrases, Vocabulary.YesOpeners, endings);

    private static Phrases OfCancelling(string phrases, bool saysMore) =>
        new(new Reading(Wish.NotComing, saysMore), phrases, Vocabulary.CancelOpeners, $"now, today, {Vocabulary.Tonight}");

    private static string[][] Words(string list) => Phrases.Words(list);

    private static Reading? Whole(string[] words) =>
        words.Length > LongestCommand ? null
        : All.Select(phrases => phrases.In(words)).FirstOrDefault(found => found is not null);

    /// <summary>
    /// VISIT, YES, or a whole request for tonight, and then more. Only these: acting on them keeps a place, while
    /// acting on a NO that went on would take one away.
    /// </summary>
    private static Reading? Beginning(string[] words)
    {
        var from = Phrases.Without(Fillers, words);
        if (from is ["yes", .. var added])
            return IsTakenBack(added) ? null : new Reading(Wish.Yes, SaysMore: true);

        var asked = from is ["visit", ..] ? 1 : LengthOfRequest(from);
        return asked > 0 && GoesWithAsking(from[asked..]) ? new Reading(Wish.Visit, SaysMore: true) : null;
    }

    /// <summary>How many words ask, in full, for tonight ("can I come tonight"), or 0.</summary>
    private static int LengthOfRequest(string[] words) =>
        Enumerable.Range(1, Math.Min(words.Length, LongestCommand)).LastOrDefault(length =>
            Tonight.Any(when => words.AsSpan(0, length).EndsWith(when)) && Visit.In(words[..length]) is { SaysMore: false });

    private static bool GoesWithAsking(string[] added) =>
        !IsTakenBack(added) && (Phrases.Without(Fillers, added) is not [var next, ..] || !NotAskingForTonight.Contains(next));

    private static bool IsTakenBack(string[] added)
    {
        var rest = Phrases.Without(Links, added);
        return rest is [var next, ..] && TakesItBack.Contains(next)
            || added.Any(word => word.StartsWith("cancel", StringComparison.Ordinal))
            || No.Begin(Near(rest)) || NotComing.Begin(Near(rest)) || MayMeanMore.Begin(Near(rest));
    }

    private static string[] Near(string[] rest) => rest[..Math.Min(rest.Length, LongestCommand)];
}
