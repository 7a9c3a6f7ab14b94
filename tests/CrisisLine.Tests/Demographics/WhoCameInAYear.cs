using System.Text.Json.Nodes;
using CrisisLine.Demographics;
using CrisisLine.Domain.Demographics;
using CrisisLine.Domain.People;
using CrisisLine.Staff;
using CrisisLine.Tests.Support;
using Answer = CrisisLine.Domain.Demographics.Answer;

namespace CrisisLine.Tests.Demographics;

/// <summary>What visitors of a year answered: with true counts for managers, and for everybody else nothing small.</summary>
public sealed class WhoCameInAYear(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    private static readonly LocalDate January = new(2026, 1, 1);

    [Fact]
    public async Task A_manager_sees_true_counts_and_in_print_nothing_small_and_nobodys_own_words()
    {
        var house = await AYear();
        using var max = await Colleague.SignsIn(app, house.Key, Role.Manager, "Max");

        await max.Opens($"/figures/{house.Key}/year/2026?form=inside");
        Assert.Equal(["Yes 12 40.0 60.0", "No 8 26.7 40.0", "Prefer not to say 6 20.0", "Not asked 4 13.3", "All 30"], Table(max, "caring_role"));
        Assert.Equal(["Woman 20 66.7 87.0", "In their own words 3 10.0 13.0", "Not asked 7 23.3", "All 30"], Table(max, "gender"));
        // Ten of thirty answered.
        Assert.Equal(["HG1 2", "LS7 8", "Not asked 20", "All 30"], Table(max, "area"));
        Assert.DoesNotContain("a quiet one", max.Text);
        Assert.DoesNotContain("about-", max.Page.Body!.TextContent);

        await max.Opens($"/figures/{house.Key}/year/2026");
        Assert.Equal(["Yes 12 40.0 60.0", "No 8 26.7 40.0", "Prefer not to say few", "Not asked few", "All 30"], Table(max, "caring_role"));
        Assert.Equal(["Woman few", "In their own words few", "Not asked 7 23.3", "All 30"], Table(max, "gender"));
        Assert.DoesNotContain("HG1", max.Text);
    }

    [Fact]
    public async Task A_reader_of_the_api_and_a_viewer_are_told_the_same_and_nothing_small()
    {
        var house = await AYear();
        using var vera = await Colleague.SignsIn(app, house.Key, Role.Viewer, "Vera");
        await vera.Opens($"/figures/{house.Key}/year/2026?form=inside");
        Assert.Contains("Not asked few", Table(vera, "caring_role"));

        var (_, read) = await app.Line.Api($"/statistics/annual/2026?service={house.Key}", "demo-reader");
        var (_, managed) = await app.Line.Api($"/statistics/annual/2026?service={house.Key}");

        Assert.Equal((null, true), Of(read!, "caring_role", "not_asked"));
        Assert.Equal((12, false), Of(read!, "caring_role", "yes"));
        Assert.Equal((4, false), Of(managed!, "caring_role", "not_asked"));
        Assert.Equal(10, read!["demographics"]!.AsArray().Count);
        Assert.DoesNotContain(read["demographics"]!.AsArray().SelectMany(question => question!["categories"]!.AsArray()), one => (long?)one!["count"] is >= 1 and <= 4);
        Assert.DoesNotContain("a quiet one", managed!.ToJsonString());
    }

    [Fact]
    public async Task H42_One_more_answer_is_not_told_beside_what_was_published_without_it()
    {
        var house = await AYear();
        using var max = await Colleague.SignsIn(app, house.Key, Role.Manager, "Max");
        await max.Opens($"/figures/{house.Key}/year/2026");
        await max.Presses("Somebody outside has this now");
        var told = Table(max, "caring_role").ToList();
        await Answers(house.Phone(), house, 0, new() { ["caring_role"] = new("yes") });

        await max.Opens($"/figures/{house.Key}/year/2026");

        Assert.Equal(["Yes 12 40.0 60.0", "No 8 26.7 40.0", "Prefer not to say few", "Not asked few", "All 30"], told);
        Assert.Equal(["Yes few", "No 8", "Prefer not to say few", "Not asked few", "All few"], Table(max, "caring_role"));
        await max.Opens($"/figures/{house.Key}/year/2026?form=inside");
        Assert.Contains("Yes 13 41.9 61.9", Table(max, "caring_role"));
    }

    [Fact]
    public async Task Where_nobody_was_asked_that_is_what_is_said()
    {
        var house = await app.HouseOpens("2027-06-04T18:05", places: 4);
        await app.BringsInVisits(Sheets.Visits(house.Key, 2013, 1200, 60, 300, 600, 200));
        using var max = await Colleague.SignsIn(app, house.Key, Role.Manager, "Max");

        await max.Opens($"/figures/{house.Key}/year/2013");

        Assert.Contains("Nobody was asked in these days.", max.Text);
        Assert.Empty(max.Page.QuerySelectorAll("table[data-question]"));
    }

    [Fact]
    public async Task A_line_that_nobody_visits_asks_nobody()
    {
        var line = await app.LineOpens("2027-06-04T18:05");
        await app.BringsInCalls(Sheets.Calls(line.Key, 2012, 400));

        var (_, year) = await app.Line.Api($"/statistics/annual/2012?service={line.Key}");

        Assert.Empty(year!["demographics"]!.AsArray());
    }

    /// <summary>Thirty people, who came in every month; most of them more than once.</summary>
    private async Task<HouseNight> AYear()
    {
        var house = await app.HouseOpens("2027-06-04T18:05", places: 4);
        foreach (var (phone, nth) in house.Phones(30).Select((phone, nth) => (phone, nth)))
            await Answers(phone, house, nth, Of(nth));
        return house;
    }

    private async Task Answers(Phone phone, HouseNight house, int nth, Dictionary<string, Answer?> answers)
    {
        await phone.Texts("hello");
        var (person, account) = (await Visiting.Of(app, phone), await Team.Member(app));
        Assert.Equal(AnswersWritten.Kept, await app.Database.Transact(async tx =>
        {
            foreach (var month in Enumerable.Range(0, 2).Select(visit => nth % 6 + 6 * visit))
                await tx.Execute(
                    """
                    insert into visit (service_id, night, person_id, arrived_at, left_at)
                    select id, @night, @person, @at, @at from service where key = @Key
                    """, new { night = January.PlusMonths(month), person, at = January.PlusMonths(month).AtMidnight().InUtc().ToInstant(), house.Key });
            return await WriteAnswers.For(tx, new PersonId(person), answers, "", account);
        }, CancellationToken.None));
    }

    private static Dictionary<string, Answer?> Of(int nth)
    {
        var answers = new Dictionary<string, Answer?> { ["age_band"] = new("25_34") };
        if (nth < 26)
            answers["caring_role"] = new(nth < 12 ? "yes" : nth < 20 ? "no" : Question.PreferNotToSay);
        if (nth < 23)
            answers["gender"] = nth < 3 ? new(Question.OwnWords, "a quiet one") : new("woman");
        if (nth < 10)
            answers["area"] = new(nth < 8 ? "LS7" : "HG1");
        return answers;
    }

    private static IEnumerable<string> Table(Colleague colleague, string question) =>
        colleague.Page.QuerySelectorAll($"table[data-question={question}] tbody tr")
            .Select(row => string.Join(' ', row.Children.Select(cell => cell.TextContent.Trim()).Where(cell => cell.Length > 0)));

    private static (long? Count, bool Suppressed) Of(JsonNode year, string question, string category)
    {
        var asked = year["demographics"]!.AsArray().Single(one => (string?)one!["key"] == question)!;
        var found = asked["categories"]!.AsArray().Single(one => (string?)one!["category"] == category)!;
        return ((long?)found["count"], (bool)found["suppressed"]!);
    }
}
