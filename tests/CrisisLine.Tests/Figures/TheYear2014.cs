using System.Text.Json.Nodes;
using CrisisLine.Imports;
using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Figures;

/// <summary>The year 2014 as it was told: 1,474 visits by 214 people, and 4,392 people who called.</summary>
public sealed class TheYear2014(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    private const string Golden =
        "In 2014 214 people made 1474 visits to Dial House and 4392 people called the telephone help-line. "
        + "Self-injury was a presenting issue in 46% of visits and suicide in 60%. Abuse (past or present) was a presenting issue in 59% of visits.";

    [Fact]
    public async Task From_two_sheets_it_is_told_to_the_letter_and_each_sheet_counts_once()
    {
        var (house, line) = (await app.HouseOpens("2027-06-04T18:05", places: 4), await app.LineOpens("2027-06-04T18:05"));
        var (visits, calls) = (Sheets.Visits(house.Key, 2014, 1474, 214, 671, 891, 870), Sheets.Calls(line.Key, 2014, 4392));

        Assert.Equal(new Imported.Kept(1474, new LocalDate(2014, 1, 1), new LocalDate(2014, 12, 31)), await app.BringsInVisits(visits));
        Assert.IsType<Imported.Kept>(await app.BringsInCalls(calls));
        Assert.IsType<Imported.Before>(await app.BringsInVisits(visits));

        var (status, year) = await Year(house, 2014);
        Assert.Equal(200, status);
        Assert.Equal(Golden, (string?)year!["sentence"]);
        Assert.Equal((671, 1474, 45.5m), Measure(year, "issue:self_injury", "visits"));
        Assert.Equal((870, 1474, 59.0m), Measure(year, "issue:abuse", "visits"));
        Assert.Equal((214, 214, 100m), Measure(year, "firstTimeVisitors", "visitors"));
        Assert.Equal(Golden, (string?)(await Year(house, 2014, "demo-reader")).Body!["sentence"]);
        Assert.Equal("In 2014 4392 people called the telephone help-line.", (string?)(await Year(line, 2014)).Body!["sentence"]);

        var nights = (await app.Line.Api($"/statistics/nightly?service={house.Key}&from=2014-01-01&to=2014-12-31")).Body!.AsArray();
        Assert.Equal(365, nights.Count);
        Assert.Equal(1474, nights.Sum(night => night!["visits"]!.GetValue<int>()));
        Assert.Equal(214, nights.Sum(night => night!["firstTimeVisitors"]!.GetValue<int>()));
    }

    [Fact]
    public async Task A_year_with_a_month_of_which_nothing_is_known_is_not_told_and_says_which()
    {
        var house = await app.HouseOpens("2027-06-04T18:05", places: 4);
        var sheet = Sheets.Visits(house.Key, 2009, 730, 50, 100, 100, 100).Split('\n').Where(line => !line.Contains("2009-03", StringComparison.Ordinal) && !line.Contains("2009-11", StringComparison.Ordinal));
        await app.BringsInVisits(string.Join('\n', sheet));

        var (status, problem) = await Year(house, 2009);

        Assert.Equal(409, status);
        Assert.Equal(["2009-03", "2009-11"], problem!["missing"]!.AsArray().Select(month => (string)month!));
        Assert.Equal(12, (await Year(house, 1900)).Body!["missing"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("/statistics/annual/2014", 400)]
    [InlineData("/statistics/annual/MMXIV?service=KEY", 400)]
    [InlineData("/statistics/annual/10000?service=KEY", 400)]
    [InlineData("/statistics/annual/2014?service=nowhere", 404)]
    [InlineData("/statistics/nightly?service=KEY&from=2014-02-01&to=2014-01-31", 400)]
    [InlineData("/statistics/nightly?service=KEY&from=01/02/2014&to=2014-03-01", 400)]
    [InlineData("/statistics/nightly?service=KEY&from=1900-01-01&to=2014-03-01", 400)]
    [InlineData("/statistics/nightly?from=2014-01-01&to=2014-03-01", 400)]
    [InlineData("/statistics/nightly?service=nowhere&from=2014-01-01&to=2014-03-01", 404)]
    [InlineData("/statistics/nightly.csv?service=nowhere&from=2014-01-01&to=2014-03-01", 404)]
    public async Task A_question_that_cannot_be_meant_is_told_so(string path, int status)
    {
        var house = await app.HouseOpens("2027-06-04T18:05", places: 4);

        Assert.Equal(status, (await app.Line.Api(path.Replace("KEY", house.Key, StringComparison.Ordinal))).Status);
    }

    [Fact]
    public async Task A_sheet_that_is_taken_back_leaves_nothing_and_may_come_again()
    {
        var house = await app.HouseOpens("2027-06-04T18:05", places: 4);
        var sheet = Sheets.Visits(house.Key, 2008, 400, 50, 100, 100, 100);
        await app.BringsInVisits(sheet);
        var account = await Team.Member(app, "Max");
        var import = await app.Database.Transact(tx => tx.One<long>("select max(id) from import where undone_at is null"), CancellationToken.None);

        Assert.True(await app.Database.Transact(tx => UndoImport.For(tx, import, account), CancellationToken.None));
        Assert.False(await app.Database.Transact(tx => UndoImport.For(tx, import, account), CancellationToken.None));

        Assert.Equal(409, (await Year(house, 2008)).Status);
        Assert.Empty((await app.Line.Api($"/statistics/nightly?service={house.Key}&from=2008-01-01&to=2008-12-31")).Body!.AsArray());
        Assert.IsType<Imported.Kept>(await app.BringsInVisits(sheet));
        Assert.Equal(200, (await Year(house, 2008)).Status);
    }

    [Fact]
    public async Task Small_numbers_are_told_to_a_manager_alone()
    {
        var house = await app.HouseOpens("2027-06-04T18:05", places: 4);
        await app.BringsInVisits(Sheets.Visits(house.Key, 2010, 400, 3, selfInjury: 4, suicide: 40, abuse: 2));

        var (mine, theirs) = ((await Year(house, 2010)).Body!, (await Year(house, 2010, "demo-reader")).Body!);

        Assert.Equal((4, 400, 1.0m), Measure(mine, "issue:self_injury", "visits"));
        Assert.All(theirs["measures"]!.AsArray(), measure => Assert.False(measure!["numerator"]?.GetValue<long>() is >= 1 and <= 4));
        Assert.Contains("1 to 4 people made 400 visits", (string?)theirs["sentence"]);
        Assert.True(theirs["suppressed"]!.GetValue<bool>());
        var nights = (await app.Line.Api($"/statistics/nightly?service={house.Key}&from=2010-01-01&to=2010-12-31", "demo-reader")).Body!.AsArray();
        Assert.All(nights, night => Assert.Null(night!["visits"]));
    }

    private Task<(int Status, JsonNode? Body)> Year(HouseNight service, int year, string token = "demo-manager") => app.Line.Api($"/statistics/annual/{year}?service={service.Key}", token);

    private static (long, long, decimal) Measure(JsonNode year, string key, string unit)
    {
        var measure = year["measures"]!.AsArray().Single(one => (string?)one!["key"] == key && (string?)one["unit"] == unit)!;
        return (measure["numerator"]!.GetValue<long>(), measure["denominator"]!.GetValue<long>(), measure["percent"]!.GetValue<decimal>());
    }
}
