using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Figures;

/// <summary>What other years and other houses told of themselves, each in the unit in which it was told.</summary>
public sealed class OtherAccounts(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    [Fact]
    public async Task A_living_room_tells_of_all_its_visits_who_did_not_go_on_to_an_emergency_department_and_whom_it_eased()
    {
        var house = await app.HouseOpens("2027-06-04T18:05", places: 4);
        Assert.Equal("", (await app.BringsInVisits(Sheet($"{Sheets.VisitHeadings},onward,eased_enough", new LocalDate(2012, 1, 1), 228, nth =>
            $"{house.Key},{{0}},g{nth % 87},16:30,18:00,,7,{(nth < 30 ? 4 : 5)},,,,{(nth < 15 ? "emergency_department" : "home")},{(nth < 192 ? "yes" : "no")}"))).Faults());

        var year = await Year(house, "2012");

        Assert.Equal((228L, null, null), Of(year, "visits", "visits"));
        Assert.Equal((87L, null, null), Of(year, "visitors", "visitors"));
        Assert.Equal((213L, 228L, 93.4m), Of(year, "notOnToEmergency", "visits"));
        Assert.Equal((192L, 228L, 84.2m), Of(year, "easedEnoughToGoHome", "visits"));
        Assert.Equal(-2.13m, (decimal?)Measure(year, "feelingChange", "points")["value"]);
        Assert.Equal(228, (int?)Measure(year, "feelingChange", "points")["denominator"]);
    }

    [Fact]
    public async Task The_year_2008_told_suicide_of_visitors_and_the_rest_of_visits_and_both_say_which()
    {
        var (house, line) = (await app.HouseOpens("2027-06-04T18:05", places: 4), await app.LineOpens("2027-06-04T18:05"));
        Assert.Equal("", (await app.BringsInVisits(Sheet(Sheets.VisitHeadings, new LocalDate(2008, 1, 1), 1051, nth =>
        {
            string?[] issues = [nth % 149 < 83 ? "suicide" : null, nth < 494 ? "self_injury" : null, nth < 326 ? "abuse_past" : null, "anxiety"];
            return $"{house.Key},{{0}},p{nth % 149},18:30,20:00,{string.Join(';', issues.OfType<string>())},,,,,";
        }))).Faults());
        Assert.Equal("", (await app.BringsInCalls(Sheet(Sheets.CallHeadings, new LocalDate(2008, 1, 1), 4780, nth => $"{line.Key},{{0}} 19:{nth / 365:00},{{0}} 19:{nth / 365:00},{{0}} 20:{nth / 365:00},,,"))).Faults());

        var year = await Year(house, "2008");

        Assert.StartsWith("In 2008 149 people made 1051 visits to Dial House and the telephone help-line answered 4780 calls.", (string?)year["sentence"], StringComparison.Ordinal);
        Assert.Equal((83L, 149L, 55.7m), Of(year, "issue:suicide", "visitors"));
        Assert.Equal((494L, 1051L, 47.0m), Of(year, "issue:self_injury", "visits"));
        Assert.Equal((326L, 1051L, 31.0m), Of(year, "issue:abuse", "visits"));
        Assert.Equal(7.1m, (decimal?)Measure(year, "visitsPerVisitor", "visits")["value"]);
    }

    [Fact]
    public async Task A_year_may_begin_in_April_and_says_so()
    {
        var house = await app.HouseOpens("2027-06-04T18:05", places: 4);
        Assert.Equal("", (await app.BringsInVisits(Sheet(Sheets.VisitHeadings, new LocalDate(2011, 4, 1), 1280, nth =>
            $"{house.Key},{{0}},p{nth % 160},18:30,20:00,{(nth < 832 ? "suicide" : "not_said")},,,,,"))).Faults());

        var year = await Year(house, "2011-12");

        Assert.StartsWith("In 2011\u201312 160 people made 1280 visits to Dial House", (string?)year["sentence"], StringComparison.Ordinal);
        Assert.Contains("and suicide in 65%.", (string?)year["sentence"], StringComparison.Ordinal);
        Assert.Equal(("2011-04-01", "2012-03-31"), ((string?)year["from"], (string?)year["to"]));
        Assert.Equal((832L, 1280L, 65.0m), Of(year, "issue:suicide", "visits"));
        Assert.Equal(409, (await app.Line.Api($"/statistics/annual/2011?service={house.Key}")).Status);
        Assert.Equal(400, (await app.Line.Api($"/statistics/annual/2011-13?service={house.Key}")).Status);
    }

    [Fact]
    public async Task An_older_sheet_that_comes_later_unmakes_first_visits_and_taking_it_back_makes_them_again()
    {
        var house = await app.HouseOpens("2027-06-04T18:05", places: 4);
        await app.BringsInVisits(Sheets.Visits(house.Key, 2013, 400, 40, 0, 0, 0));
        Assert.Equal((40L, 40L, 100m), Of(await Year(house, "2013"), "firstTimeVisitors", "visitors"));

        await app.BringsInVisits(Sheets.Visits(house.Key, 2012, 400, 25, 0, 0, 0));

        Assert.Equal((15L, 40L, 37.5m), Of(await Year(house, "2013"), "firstTimeVisitors", "visitors"));
        await app.TakesBack(house.Key, 2012, await Team.Member(app, "Kit"));
        Assert.Equal((40L, 40L, 100m), Of(await Year(house, "2013"), "firstTimeVisitors", "visitors"));
    }

    private static string Sheet(string headings, LocalDate from, int lines, Func<int, string> line)
    {
        var sheet = new StringBuilder(headings + "\n");
        for (var nth = 0; nth < lines; nth++)
            sheet.AppendLine(string.Format(CultureInfo.InvariantCulture, line(nth), from.PlusDays(lines > 365 ? nth % 365 : nth * 365 / lines).ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)));
        return sheet.ToString();
    }

    private async Task<JsonNode> Year(HouseNight house, string year)
    {
        var (status, body) = await app.Line.Api($"/statistics/annual/{year}?service={house.Key}");
        Assert.Equal(200, status);
        return body!;
    }

    private static JsonNode Measure(JsonNode year, string key, string unit) =>
        year["measures"]!.AsArray().Single(measure => (string?)measure!["key"] == key && (string?)measure["unit"] == unit)!;

    private static (long? Part, long? Whole, decimal? Percent) Of(JsonNode year, string key, string unit) =>
        Measure(year, key, unit) is var measure ? ((long?)measure["numerator"], (long?)measure["denominator"], (decimal?)measure["percent"]) : default;
}
