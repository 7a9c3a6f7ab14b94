using CrisisLine.Domain.Demographics;

namespace CrisisLine.Domain.Tests.Demographics;

/// <summary>What visitors answered leaves the house without giving away a count from one to four, not even to somebody who can subtract.</summary>
public sealed class WhoCameAsItIsPublished
{
    private const int Seed = 20210321;

    private static readonly string[] Districts = ["LS1", "LS2", "LS6", "LS7", "LS8", "LS9", "LS11", "LS17", "BD3", "WF1", "HG1", "YO1"];

    [Fact]
    public void Nothing_small_is_seen_and_nothing_hidden_follows_among_made_people()
    {
        var random = new Random(Seed);
        for (var run = 0; run < 400; run++)
        {
            var people = random.Next(1, 501);
            foreach (var question in Question.All)
            {
                var answers = Made(random, question, people);
                var told = WhoCame.Of(question, answers, isPublished: true);

                Assert.DoesNotContain(told.Categories, one => one.Count is >= 1 and <= 4);
                Assert.True(told.Visitors is null == people <= 4, $"Run {run}: {people} visitors");
                Assert.False(told.Answered is >= 1 and <= 4, $"Run {run}, {question.Key}: {told.Answered} answered");
                Assert.Equal("", string.Join(", ", Solvable(told).Select(cell => $"run {run}, {question.Key}: {cell} follows from the rest")));
                Assert.All(told.Categories, one => Assert.False(one.Suppressed && (one.PercentOfAll ?? one.PercentOfAnswered) is not null));
                Assert.Equal(people, Sum(WhoCame.Of(question, answers, isPublished: false)));
                Assert.Equivalent(told, WhoCame.Of(question, answers, isPublished: true), strict: true);
            }
        }
    }

    [Fact]
    public void Shares_are_told_of_all_and_of_those_who_answered()
    {
        var told = WhoCame.Of(Of("caring_role"), People((12, "yes"), (24, "no"), (8, Question.PreferNotToSay), (6, null)), isPublished: true);

        Assert.Equal((50, 36), (told.Visitors, told.Answered));
        Assert.Equal((12, 24.0m, 33.3m), Of(told, "yes"));
        Assert.Equal((8, 16.0m, null), Of(told, Question.PreferNotToSay));
        Assert.Equal((6, 12.0m, null), Of(told, WhoCame.NotAsked));
    }

    [Theory]
    [InlineData(29, false)]
    [InlineData(30, true)]
    public void Where_fewer_than_six_in_ten_answered_no_share_is_told_even_inside(int answered, bool isTold)
    {
        foreach (var isPublished in new[] { true, false })
        {
            var told = WhoCame.Of(Of("trans"), People((answered - 10, "yes"), (10, "no"), (50 - answered, null)), isPublished);

            Assert.Equal(isTold, told.Categories[0].PercentOfAll is not null);
            Assert.Equal(isTold, told.Categories[0].PercentOfAnswered is not null);
        }
    }

    /// <summary>A share of those who answered would tell how many those are, and so how many were not asked.</summary>
    [Fact]
    public void Shares_do_not_tell_how_many_were_not_asked()
    {
        var told = WhoCame.Of(Of("caring_role"), People((20, "yes"), (30, "no"), (3, null)), isPublished: true);

        Assert.Null(told.Answered);
        Assert.All(told.Categories, one => Assert.Null(one.PercentOfAnswered));
        Assert.Null(Of(told, WhoCame.NotAsked).Count);
    }

    [Fact]
    public void A_district_from_which_few_came_is_not_even_named()
    {
        string?[] people = People((20, "LS7"), (9, "LS8"), (2, "HG1"), (4, "YO1"));

        var told = WhoCame.Of(Of("area"), people, isPublished: true);

        Assert.Equal(["LS7", "LS8", WhoCame.Elsewhere], told.Categories.Where(one => one.Count is > 0).Select(one => one.Category));
        Assert.Equal(6, Of(told, WhoCame.Elsewhere).Count);
        Assert.Equal(2, Of(WhoCame.Of(Of("area"), people, isPublished: false), "HG1").Count);
    }

    [Fact]
    public void Words_of_their_own_count_as_such_and_what_is_offered_no_more_still_counts()
    {
        var told = WhoCame.Of(Of("gender"), People((7, Question.OwnWords), (6, "two_spirit"), (9, "woman")), isPublished: false);

        Assert.Equal((7, 6), (Of(told, Question.OwnWords).Count, Of(told, "two_spirit").Count));
    }

    /// <summary>
    /// Found by another way than the program's: each sum is a corner, each hidden cell an edge between the sums it stands in, or out to the
    /// open if it stands in one alone. A cell is safe if it lies on a ring, for then it can go up while the others give way.
    /// </summary>
    private static IEnumerable<string> Solvable(WhoCame told)
    {
        const int Open = 0, Answered = 1, All = 2;
        var edges = told.Categories.Where(one => one.Suppressed)
            .Select(one => (Name: one.Category, From: one.Category is Question.PreferNotToSay or WhoCame.NotAsked ? All : Answered, To: Open)).ToList();
        if (told.Answered is null)
            edges.Add(("answered", Answered, All));
        if (told.Visitors is null)
            edges.Add(("visitors", All, Open));
        return edges.Where(edge => !IsOnARing(edge, edges)).Select(edge => edge.Name);
    }

    private static bool IsOnARing((string Name, int From, int To) edge, List<(string Name, int From, int To)> edges)
    {
        var reached = new HashSet<int> { edge.From };
        while (edges.Any(other => other.Name != edge.Name
            && ((reached.Contains(other.From) && reached.Add(other.To)) || (reached.Contains(other.To) && reached.Add(other.From)))))
            ;
        return reached.Contains(edge.To);
    }

    /// <summary>Each answers by chance, some answers far more often than others, and now and then nearly nobody is asked, or everybody.</summary>
    private static string?[] Made(Random random, Question question, int people)
    {
        string?[] codes = [.. question.IsArea ? Districts : question.Answers, Question.PreferNotToSay, .. question.InTheirWords ? (string[])[Question.OwnWords] : []];
        var (asked, one) = (random.NextDouble() * 1.3, codes[random.Next(codes.Length)]);
        return [.. Enumerable.Range(0, people).Select(_ =>
            random.NextDouble() > asked ? null : random.Next(2) == 0 ? one : codes[(int)(codes.Length * random.NextDouble() * random.NextDouble())])];
    }

    private static string?[] People(params (int Times, string? Answer)[] groups) => [.. groups.SelectMany(group => Enumerable.Repeat(group.Answer, group.Times))];

    private static long Sum(WhoCame told) => told.Categories.Sum(one => one.Count ?? 0);

    private static (long? Count, decimal? OfAll, decimal? OfAnswered) Of(WhoCame told, string category) =>
        told.Categories.Where(one => one.Category == category).Select(one => (one.Count, one.PercentOfAll, one.PercentOfAnswered)).Single();

    private static Question Of(string key) => Question.All.Single(question => question.Key == key);
}
