using CrisisLine.Imports;
using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Figures;

/// <summary>One line that cannot be meant, and nothing of the sheet is kept; whoever made it hears which line, and why.</summary>
public sealed class SheetsThatCannotBeMeant(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    private const string Fine = "KEY,2014-06-06,p1,18:30,23:00,suicide;trauma,8,5,yes,,12.50";

    [Theory]
    [InlineData("nowhere,2014-06-06,p2,18:30,23:00,,,,,,", "Line 3: service is not the key of a house.")]
    [InlineData("KEY,06/06/2014,p2,18:30,23:00,,,,,,", "Line 3: night must be written year first: 2014-12-31.")]
    [InlineData("KEY,2014-13-06,p2,18:30,23:00,,,,,,", "Line 3: night must be written year first: 2014-12-31.")]
    [InlineData("KEY,2014-06-06,,18:30,23:00,,,,,,", "Line 3: person is missing; any pseudonym will do.")]
    [InlineData("KEY,2014-06-06,p2,6.30pm,23:00,,,,,,", "Line 3: arrived_at must be a time such as 18:30.")]
    [InlineData("KEY,2014-06-06,p2,,23:00,,,,,,", "Line 3: arrived_at must be a time such as 18:30.")]
    [InlineData("KEY,2014-06-06,p2,23:00,22:30,,,,,,", "Line 3: they left before they arrived.")]
    [InlineData("KEY,2014-06-06,p2,18:30,late,,,,,,", "Line 3: left_at must be a time such as 23:30, or empty.")]
    [InlineData("KEY,2014-03-29,p2,18:30,01:30,,,,,,", "Line 3: left_at is a time that the clocks jumped over that night.")]
    [InlineData("KEY,2014-06-06,p2,18:30,23:00,sadness,,,,,", "Line 3: issues has a code that is not in the list.")]
    [InlineData("KEY,2014-06-06,p2,18:30,23:00,,11,5,,,", "Line 3: feelings are whole numbers from 0 to 10, or empty.")]
    [InlineData("KEY,2014-06-06,p2,18:30,23:00,,7.5,5,,,", "Line 3: feelings are whole numbers from 0 to 10, or empty.")]
    [InlineData("KEY,2014-06-06,p2,18:30,23:00,,,,maybe,,", "Line 3: taxi_out and taxi_home are yes or empty.")]
    [InlineData("KEY,2014-06-06,p2,18:30,23:00,,,,,,-4", "Line 3: taxi_cost is in pounds, such as 12.50, or empty.")]
    [InlineData("KEY,2028-06-06,p2,18:30,23:00,,,,,,", "Line 3: that night has not been yet.")]
    [InlineData("KEY,2014-06-06,p2,18:30,23:00", "Line 3: there are 5 cells, and 11 columns.")]
    [InlineData("KEY,2014-06-06,p1,18:30,,,,,,,", "Line 3: it is here already: this line stands in the sheet twice, or in one that was brought in before.")]
    [InlineData("KEY,2014-06-06,\"p2,18:30,23:00,,,,,,", "Line 3: a quotation mark is not closed, or stands where it cannot.")]
    public async Task Of_visits(string line, string fault)
    {
        var house = await app.HouseOpens("2027-06-04T18:05", places: 4);

        var answer = await app.BringsInVisits($"{Sheets.VisitHeadings}\n{Fine}\n{line}\n".Replace("KEY", house.Key, StringComparison.Ordinal));

        Assert.Equal(fault, answer.Faults());
        Assert.Equal(0, await Visits(house));
    }

    [Theory]
    [InlineData("KEY,04/06/2014 19:00,,,,,", "Line 2: started_at must be")]
    [InlineData("KEY,2014-03-30 01:30,,,,,", "Line 2: started_at must be")]
    [InlineData("nowhere,2014-06-04 19:00,,,,,", "Line 2: service is not the key of a service.")]
    [InlineData("KEY,2014-06-04 19:00,2014-06-04 18:59,,,,", "Line 2: it was answered before it began, or ended before that.")]
    [InlineData("KEY,2014-06-04 19:00,2014-06-04 19:01,2014-06-04 19:00,,,", "Line 2: it was answered before it began, or ended before that.")]
    [InlineData("KEY,2014-06-04 19:00,19:01,,,,", "Line 2: answered_at and ended_at are times")]
    [InlineData("KEY,2014-06-04 19:00,,,,perhaps,", "Line 2: carer is yes, no or empty.")]
    [InlineData("KEY,2014-06-04 19:00,,,,,gloom", "Line 2: issues has a code that is not in the list.")]
    [InlineData("KEY,2028-06-04 19:00,,,,,", "Line 2: that has not been yet.")]
    public async Task Of_calls(string line, string fault)
    {
        var service = await app.LineOpens("2027-06-04T18:05");

        var answer = await app.BringsInCalls($"{Sheets.CallHeadings}\n{line}\n".Replace("KEY", service.Key, StringComparison.Ordinal));

        Assert.StartsWith(fault, answer.Faults());
    }

    [Theory]
    [InlineData("", "Line 1: The file is empty.")]
    [InlineData("service,night,person\n", "Line 1: The columns must be service,night,person,arrived_at")]
    [InlineData("service;night;person;arrived_at;left_at;issues;feeling_before;feeling_after;taxi_out;taxi_home;taxi_cost\n", "Line 1: The columns must be")]
    [InlineData("service,night,person,arrived_at,left_at,issues,feeling_before,feeling_after,taxi_out,taxi_home,taxi_cost\n", "Line 1: There is no line below the headings.")]
    public async Task As_a_whole(string sheet, string fault) => Assert.StartsWith(fault, (await app.BringsInVisits(sheet)).Faults());

    [Theory]
    [InlineData("utf-16", "Line 1: This is not UTF-8.")]
    [InlineData("iso-8859-1", "from about here on, this is not UTF-8.")]
    public async Task In_another_encoding(string encoding, string fault)
    {
        var house = await app.HouseOpens("2027-06-04T18:05", places: 4);
        var words = System.Text.Encoding.GetEncoding(encoding);
        using var file = new MemoryStream([.. words.GetPreamble(), .. words.GetBytes($"{Sheets.VisitHeadings}\n{Fine}\n{Fine.Replace("p1", "Zoë", StringComparison.Ordinal)}\n".Replace("KEY", house.Key, StringComparison.Ordinal))]);

        var answer = await app.Database.Transact(tx => ImportSheet.Visits(tx, file, account: null), CancellationToken.None);

        Assert.Contains(fault, answer.Faults());
        Assert.Equal(0, await Visits(house));
    }

    [Fact]
    public async Task What_only_looks_odd_is_taken_a_mark_at_the_front_quotes_over_lines_other_order_empty_lines_and_a_formula_for_a_name()
    {
        var house = await app.HouseOpens("2027-06-04T18:05", places: 4);
        var sheet = "\uFEFF Night ,SERVICE,person,arrived_at,left_at,issues,feeling_before,feeling_after,taxi_out,taxi_home,taxi_cost\r\n"
            + $"2014-10-25,{house.Key},\"a \"\"name\"\"\nover two lines\",23:30,01:30,,,,,,\r\n\r\n"
            + $"2014-10-25,{house.Key},=1+1,01:10,01:05,anxiety;anxiety,3,3,,yes,8\r\n";

        Assert.Equal(new Imported.Kept(2, new LocalDate(2014, 10, 25), new LocalDate(2014, 10, 25)), await app.BringsInVisits(sheet));

        // The second came at ten past one of the summer, and went at five past one of the winter.
        Assert.Equal(55, await app.Database.Transact(tx => tx.One<int>(
            "select (extract(epoch from left_at - arrived_at) / 60)::int from imported_visit join service on service.id = service_id where key = @Key and line = 5", new { house.Key }), CancellationToken.None));
        Assert.Equal(0, await Kept.Count(app, "imported_visit where encode(visitor, 'escape') like '%1+1%'"));
    }

    [Fact]
    public async Task A_faulty_sheet_of_many_lines_tells_of_fifty_and_what_came_before_them_is_not_kept_either()
    {
        var house = await app.HouseOpens("2027-06-04T18:05", places: 4);
        var fine = Sheets.Visits(house.Key, 2011, 6000, 900, 1, 1, 1);

        var answer = Assert.IsType<Imported.Faulty>(await app.BringsInVisits(fine + string.Concat(Enumerable.Repeat("x,,,,,,,,,,\n", 300))));

        Assert.Equal(Sheet.MostFaults, answer.Faults.Count);
        Assert.Equal(6002, answer.Faults[0].Line);
        Assert.Equal(0, await Visits(house));
        Assert.Equal(0, await Kept.Count(app, $"night_figure join service on service.id = service_id where key = '{house.Key}'"));
    }

    private Task<int> Visits(HouseNight house) => Kept.Count(app, $"imported_visit join service on service.id = service_id where key = '{house.Key}'");
}
