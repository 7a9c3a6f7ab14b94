using System.Globalization;
using System.Text.Json.Nodes;
using CrisisLine.Staff;
using CrisisLine.Statistics;
using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Figures;

/// <summary>What leaves the house: as printed, as open data, and never so that two tables together tell of few.</summary>
public sealed class WhatIsPublished(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    [Fact]
    public async Task H42_Two_visits_found_after_a_year_was_published_are_not_told_beside_it_until_they_are_more()
    {
        var house = await app.HouseOpens("2027-06-04T18:05", places: 4);
        await app.BringsInVisits(Sheets.Visits(house.Key, 2013, 700, 90, 200, 300, 100));
        using var max = await Colleague.SignsIn(app, house.Key, Role.Manager, "Max");
        await max.Opens($"/figures/{house.Key}/year/2013");
        await max.Presses("Somebody outside has this now");
        Assert.StartsWith("It is written down.", max.Said, StringComparison.Ordinal);
        Assert.Contains("What was published", max.Text);
        Assert.Equal(700, Of(await Year(house, 2013), "visits", "visits").Part);

        await app.BringsInVisits(Found(house.Key, "found", 2));
        var beside = await Year(house, 2013);
        Assert.Null(Of(beside, "visits", "visits").Part);
        Assert.StartsWith("Some of this year cannot be told", (string?)beside["sentence"], StringComparison.Ordinal);
        await max.Opens($"/figures/{house.Key}/year/2013?form=inside");
        Assert.Contains("In 2013 92 people made 702 visits", max.Text);

        await app.BringsInVisits(Found(house.Key, "more", 8));
        Assert.Equal(710, Of(await Year(house, 2013), "visits", "visits").Part);
        Assert.StartsWith("In 2013 100 people made 710 visits", (string?)(await Year(house, 2013))["sentence"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_data_are_told_to_the_nearest_five_in_whole_shares_and_without_a_sentence()
    {
        var house = await app.HouseOpens("2027-06-04T18:05", places: 4);
        await app.BringsInVisits(Sheets.Visits(house.Key, 2014, 1474, 214, 671, 891, 3));

        var (status, year) = await app.Line.Api($"/statistics/annual/2014?service={house.Key}&form=open-data", "demo-reader");

        Assert.Equal(200, status);
        Assert.Null(year!["sentence"]);
        Assert.Equal((1475L, null, null), Of(year, "visits", "visits"));
        Assert.Equal((215L, null, null), Of(year, "visitors", "visitors"));
        Assert.Equal((670L, 1475L, 46m), Of(year, "issue:self_injury", "visits"));
        Assert.Equal((null, 1475L, null), Of(year, "issue:abuse_past", "visits"));
        Assert.All(year["measures"]!.AsArray(), measure => Assert.True((long?)measure!["numerator"] is not { } count || count % 5 == 0, measure.ToJsonString()));
        Assert.Equal(400, (await app.Line.Api($"/statistics/annual/2014?service={house.Key}&form=shut", "demo-reader")).Status);
    }

    [Fact]
    public async Task A_year_with_little_in_it_is_told_the_same_after_it_was_published()
    {
        var house = await app.HouseOpens("2027-06-04T18:05", places: 4);
        await app.BringsInVisits(Sheets.Visits(house.Key, 2014, 730, 3, 200, 300, 3));
        using var max = await Colleague.SignsIn(app, house.Key, Role.Manager, "Max");
        var before = await Year(house, 2014);
        await max.Opens($"/figures/{house.Key}/year/2014");
        await max.Presses("Somebody outside has this now");

        var after = await Year(house, 2014);

        Assert.StartsWith("In 2014 1 to 4 people made 730 visits", (string?)after["sentence"], StringComparison.Ordinal);
        Assert.Equal(before["measures"]!.ToJsonString(), after["measures"]!.ToJsonString());
        Assert.Equal(before["demographics"]!.ToJsonString(), after["demographics"]!.ToJsonString());
    }

    [Fact]
    public async Task Open_data_that_were_told_first_hide_nothing_of_the_printed_year()
    {
        var house = await app.HouseOpens("2027-06-04T18:05", places: 4);
        await app.BringsInVisits(Sheets.Visits(house.Key, 2014, 1474, 214, 671, 891, 300));
        using var max = await Colleague.SignsIn(app, house.Key, Role.Manager, "Max");
        await max.Opens($"/figures/{house.Key}/year/2014?form=open-data");
        await max.Presses("Somebody outside has this now");

        await max.Opens($"/figures/{house.Key}/year/2014?form=annual-report");

        Assert.Contains("In 2014 214 people made 1474 visits", max.Text);
    }

    [Fact]
    public async Task H42_Who_looks_every_month_does_not_learn_what_one_of_them_came_to()
    {
        var house = await app.HouseOpens("2027-06-04T18:05", places: 4);
        await app.BringsInVisits(Sheets.Visits(house.Key, 2024, 1163, 61, 301, 402, 83));
        using var vera = await Colleague.SignsIn(app, house.Key, Role.Viewer, "Vera");

        await vera.Opens($"/figures/{house.Key}?to=2024-12-31");

        Assert.Contains("1,165 times somebody came", vera.Text);
        Assert.Contains("60 people who came", vera.Text);
        var visits = vera.Page.QuerySelectorAll("table[data-chart=visits] tbody td:nth-of-type(1)").Select(cell => cell.TextContent).ToList();
        Assert.Equal(12, visits.Count);
        Assert.All(visits, count => Assert.Equal(0, int.Parse(count, CultureInfo.InvariantCulture) % 5));
        // From 301 of 1,163 in tenths it would follow how many they were.
        Assert.Contains("26%", vera.Page.QuerySelector("table[data-chart=issues]")!.TextContent);
    }

    [Fact]
    public async Task A_year_can_be_taken_along_as_a_table_with_what_is_hidden_as_a_star()
    {
        var house = await app.HouseOpens("2027-06-04T18:05", places: 4);
        await app.BringsInVisits(Sheets.Visits(house.Key, 2014, 730, 3, 200, 300, 3));
        using var vera = await Colleague.SignsIn(app, house.Key, Role.Viewer, "Vera");

        await vera.Opens($"/figures/{house.Key}/year/2014?handler=Table&kind=csv&form=annual-report");
        Assert.Contains("service,from,to,number,key,unit,numerator,denominator,percent,value,suppressed,definitionVersion,generatedAt,dataThrough", vera.Answer);
        Assert.Contains($"{house.Key},2014-01-01,2014-12-31,2,visitors,visitors,*,,,,True,", vera.Answer);
        await vera.Opens($"/figures/{house.Key}/year/2014?handler=Table&kind=json&form=inside");
        Assert.Equal("*", (string?)JsonNode.Parse(vera.Answer)!.AsArray().Single(row => (string?)row!["key"] == "visitors")!["numerator"]);
        await vera.Opens($"/figures/{house.Key}/year/2014?handler=Table&kind=xls");
        Assert.Equal(404, vera.Status);
    }

    [Fact]
    public void What_is_left_of_a_whole_is_as_small_as_a_part()
    {
        Measure[] measures = [new(1, "visits", "visits", 230, null, null), new(16, "easedEnoughToGoHome", "visits", 228, 230, null), new(13, "eased", "visits", 12, 19, null)];

        var told = PublishedMeasures.Of(measures);

        Assert.Equal([230, null, 12], told.Select(measure => measure.Numerator));
        Assert.Equal([null, null, null], told.Select(measure => measure.Percent));
    }

    [Fact]
    public void What_is_hidden_takes_with_it_only_what_it_would_follow_from()
    {
        Measure[] measures =
        [
            new(2, "visitors", "visitors", 150, null, null), new(12, "issue:abuse", "visitors", 149, 150, null), new(12, "issue:abuse_past", "visitors", 130, 150, null),
            new(12, "issue:abuse_present", "visitors", 141, 150, null), new(13, "feelingsPaired", "visits", 470, 1141, null), new(13, "eased", "visits", 390, 470, null),
            new(13, "same", "visits", 37, 470, null), new(13, "harder", "visits", 43, 470, null),
        ];

        var told = PublishedMeasures.Of(measures);

        Assert.Equal(["issue:abuse", "issue:abuse_past"], told.Where(measure => measure.Suppressed).Select(measure => measure.Key));
        Assert.Equal(measures.Select(measure => measure.Denominator), told.Select(measure => measure.Denominator));
    }

    private async Task<JsonNode> Year(HouseNight house, int year) => (await app.Line.Api($"/statistics/annual/{year}?service={house.Key}", "demo-reader")).Body!;

    /// <summary>Visits of people who had not been there before.</summary>
    private static string Found(string house, string who, int visits) =>
        $"{Sheets.VisitHeadings}\n{string.Join('\n', Enumerable.Range(0, visits).Select(nth => $"{house},2013-08-{nth + 1:00},{who}{nth},18:45,20:30,not_said,,,,,"))}\n";

    private static (long? Part, long? Whole, decimal? Percent) Of(JsonNode year, string key, string unit) =>
        year["measures"]!.AsArray().Single(measure => (string?)measure!["key"] == key && (string?)measure["unit"] == unit) is { } told
            ? ((long?)told["numerator"], (long?)told["denominator"], (decimal?)told["percent"]) : default;
}
