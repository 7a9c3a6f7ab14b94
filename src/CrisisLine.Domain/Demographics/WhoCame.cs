using CrisisLine.Domain.Statistics;

namespace CrisisLine.Domain.Demographics;

/// <summary>One answer, and how many gave it.</summary>
/// <param name="Count">Null if it is hidden.</param>
/// <param name="PercentOfAll">Of all visitors, with one decimal; null if it is not to be told.</param>
/// <param name="PercentOfAnswered">Of those who answered.</param>
public sealed record CategoryCounted(string Category, long? Count, decimal? PercentOfAll, decimal? PercentOfAnswered, bool Suppressed);

/// <summary>
/// What the visitors of some days answered to one question, each visitor once. One question at a time: no two are ever crossed, so
/// that nobody can be found by being the only one of two things.
/// </summary>
/// <param name="Key">Of the question.</param>
/// <param name="Visitors">All of them; null if they are so few that it is hidden.</param>
/// <param name="Answered">How many said something else than that they would rather not; null if it is hidden.</param>
public sealed record WhoCame(string Key, long? Visitors, long? Answered, IReadOnlyList<CategoryCounted> Categories)
{
    public const string NotAsked = "not_asked";

    /// <summary>Beside the answers: how many gave one, and how many visitors there were.</summary>
    public const string WhoAnswered = "answered", Everybody = "visitors";

    /// <summary>Districts from which few came, together: that somebody came from there at all might be enough to find them.</summary>
    public const string Elsewhere = "elsewhere";

    // Of few who answered, a share says more of who was asked than of who came.
    private const int EnoughAnswered = 60;

    /// <param name="answers">A code for each visitor; null for whoever was not asked.</param>
    /// <param name="isPublished">It may leave the house.</param>
    /// <param name="givesAway">Whether a count, of an answer or one of the two beside them, may not be told beside what was published before.</param>
    public static WhoCame Of(Question question, IReadOnlyCollection<string?> answers, bool isPublished, Func<string, long, bool>? givesAway = null)
    {
        var counted = answers.CountBy(answer => answer ?? NotAsked).ToDictionary(pair => pair.Key, pair => (long)pair.Value);
        var said = question.IsArea ? Districts(counted, isPublished) : Fixed(question, counted);
        (string Name, long Count)[] cells = [.. said, .. new[] { Question.PreferNotToSay, NotAsked }.Select(code => (code, counted.GetValueOrDefault(code)))];
        var (answered, all) = (said.Sum(one => one.Count), (long)answers.Count);
        (string Name, long Count)[] told = [.. cells, (WhoAnswered, answered), (Everybody, all)];
        var also = told.Index().Where(one => givesAway?.Invoke(one.Item.Name, one.Item.Count) ?? false).Select(one => one.Index).ToHashSet();
        var hidden = isPublished ? Hidden([.. told.Select(one => one.Count)], said.Count, also) : [.. Enumerable.Repeat(false, told.Length)];
        var (answeredAt, allAt) = (cells.Length, cells.Length + 1);
        var isTold = all > 0 && 100 * answered >= EnoughAnswered * all && !hidden[answeredAt] && !hidden[allAt];

        decimal? Percent(int at, long whole) =>
            isTold && !hidden[at] && (!isPublished || PublishedTable.MayShare(cells[at].Count, whole)) ? new Share(cells[at].Count, whole).Percent : null;

        return new WhoCame(question.Key, hidden[allAt] ? null : all, hidden[answeredAt] ? null : answered,
            [.. cells.Select((one, at) => new CategoryCounted(
                one.Name, hidden[at] ? null : one.Count, Percent(at, all), at < said.Count ? Percent(at, answered) : null, hidden[at]))]);
    }

    /// <summary>
    /// How many answered is a cell like the others: a share of them tells it. With it stand two sums, of those who answered and of all.
    /// </summary>
    private static IReadOnlyList<bool> Hidden(IReadOnlyList<long> told, int said, IReadOnlySet<int> also)
    {
        var (answered, all) = (told.Count - 2, told.Count - 1);
        return PublishedTable.Hidden(
            told, [new CellSum([.. Enumerable.Range(0, said)], answered), new CellSum([.. Enumerable.Range(said, answered - said), answered], all)], also);
    }

    private static List<(string Name, long Count)> Fixed(Question question, Dictionary<string, long> counted)
    {
        string[] offered = [.. question.Answers, .. question.InTheirWords ? (IReadOnlyList<string>)[Question.OwnWords] : []];
        // What was offered once and is no more was answered all the same.
        return [.. offered.Concat(counted.Keys.Where(IsSaid).Except(offered).Order(StringComparer.Ordinal)).Select(code => (code, counted.GetValueOrDefault(code)))];
    }

    private static List<(string Name, long Count)> Districts(Dictionary<string, long> counted, bool isPublished)
    {
        var all = counted.Where(pair => IsSaid(pair.Key)).Select(pair => (Name: pair.Key, Count: pair.Value)).OrderBy(one => one.Name, StringComparer.Ordinal).ToList();
        return isPublished
            ? [.. all.Where(one => !PublishedTable.IsSmall(one.Count)), (Elsewhere, all.Where(one => PublishedTable.IsSmall(one.Count)).Sum(one => one.Count))]
            : all;
    }

    private static bool IsSaid(string code) => code is not (Question.PreferNotToSay or NotAsked);
}
