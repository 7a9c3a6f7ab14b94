using System.Text;
using CrisisLine.Staff;
using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Figures;

/// <summary>Managers see what nights and years came to; who only views sees nothing small; sheets come and go whole.</summary>
public sealed class FiguresOnPages(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    [Fact]
    public async Task A_sheet_is_tried_brought_in_shown_and_taken_back()
    {
        var house = await app.HouseOpens("2027-06-04T18:05", places: 4);
        var sheet = Encoding.UTF8.GetBytes(Sheets.Visits(house.Key, 2013, 1200, 60, 300, 600, 200));
        using var max = await Colleague.SignsIn(app, house.Key, Role.Manager, "Max");

        await Sends(max, sheet, really: false);
        Assert.Contains("It is fine: 1200 lines from 1 Jan 2013 to 31 Dec 2013. Nothing was kept yet.", max.Text);
        Assert.Equal(0, await Lines(house));
        await Sends(max, sheet, really: true);
        Assert.Equal("1200 lines from 1 Jan 2013 to 31 Dec 2013 are here now.", max.Said);
        await Sends(max, sheet, really: true);
        Assert.Equal("This file is here already. Nothing is different.", max.Said);

        await max.Opens($"/figures/{house.Key}?from=2013-01-01&to=2013-12-31");
        Assert.Contains("1,200 times somebody came", max.Text);
        await max.Opens($"/figures/{house.Key}/year/2013?form=inside");
        Assert.Contains("In 2013 60 people made 1200 visits to Dial House", max.Text);

        await max.Opens("/figures/imports");
        await max.Presses("Take it back: 1200 lines of visits");
        Assert.Equal("It was taken back, whole.", max.Said);
        Assert.Equal(0, await Lines(house));
        await max.Opens($"/figures/{house.Key}/year/2013");
        Assert.Contains("This year cannot be told.", max.Text);
    }

    [Fact]
    public async Task A_sheet_that_cannot_be_meant_is_told_line_by_line_on_the_page()
    {
        var house = await app.HouseOpens("2027-06-04T18:05", places: 4);
        using var max = await Colleague.SignsIn(app, house.Key, Role.Manager, "Max");

        await Sends(max, Encoding.UTF8.GetBytes($"{Sheets.VisitHeadings}\n{house.Key},2013-02-30,p,18:30,,,,,,,\nx,2013-02-03,p,18:30,,,,,,,\n"), really: true);

        Assert.Contains("Line 2: night must be written year first", max.Text);
        Assert.Contains("Line 3: service is not the key of a house.", max.Text);
        Assert.Equal(0, await Lines(house));
    }

    [Fact]
    public async Task H42_Who_only_views_sees_no_small_number_no_single_night_and_no_sheet()
    {
        var house = await app.HouseOpens("2027-06-04T18:05", places: 4);
        await app.BringsInVisits(Sheets.Visits(house.Key, 2012, 380, 3, 2, 200, 3));
        using var vera = await Colleague.SignsIn(app, house.Key, Role.Viewer, "Vera");

        await vera.Opens($"/figures/{house.Key}/year/2012?form=inside");
        Assert.Contains("1 to 4 people made 380 visits", vera.Text);
        Assert.DoesNotContain("With true counts", vera.Text);
        await vera.Opens($"/figures/{house.Key}?from=2012-01-01&to=2012-12-31&by=week");
        Assert.Contains("Everything is told to the nearest five. Counts from 1 to 4 are not told", vera.Text);
        Assert.DoesNotContain(vera.Page.QuerySelectorAll("table[data-chart=visits] tbody td"), cell => cell.TextContent.Trim() is "1" or "2" or "3" or "4");
        await vera.Opens($"/figures/{house.Key}/night/2012-06-01");
        Assert.StartsWith("/account/not-yours", vera.Path);
        await vera.Opens("/figures/imports");
        Assert.DoesNotContain("Bring it in", vera.Text);
    }

    [Fact]
    public async Task A_night_on_one_screen_says_what_is_left_open_and_what_was_told_before()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        await night.SomebodyIsComing();
        await night.Worker("arrive");
        using var lee = await Colleague.SignsIn(app, night.Key, Role.ShiftLead, "Lee");
        await lee.Opens($"/figures/{night.Key}/night/2027-06-04");
        Assert.Contains("The night is still open", lee.Text);

        app.Clock.Now = Instant.FromUtc(2027, 6, 5, 1, 0);
        await app.Sweep();
        await lee.SignsInAgain();
        await lee.Opens($"/figures/{night.Key}/night/2027-06-04");
        Assert.Contains("1 left open", lee.Text);
        await lee.Follows($"/tonight/{night.Key}/2027-06-04", "The night's figures");
        Assert.Equal($"/figures/{night.Key}/night/2027-06-04", lee.Path);
        await night.Worker("leave", json: """{"leftHow":"own","issues":[]}""");
        await app.Sweep();
        await lee.Opens($"/figures/{night.Key}/night/2027-06-04");

        Assert.Contains("Nothing is left open.", lee.Text);
        Assert.Contains("1 visits, 1 left open (at the close)", lee.Text);
    }

    [Fact]
    public async Task Whoever_manages_sees_who_is_wanted_still_in_the_weeks_ahead_and_what_the_days_have_nothing_to_show_of()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        await Shifts.Plans(app, night, "20:00", "21:00", await night.Supporter("Ben", isHere: false));
        await Shifts.Plans(app, night, "19:00", "22:00");
        using var max = await Colleague.SignsIn(app, night.Key, Role.Manager, "Max");
        using var vera = await Colleague.SignsIn(app, night.Key, Role.Viewer, "Vera");

        await max.Opens($"/figures/{night.Key}");
        await vera.Opens($"/figures/{night.Key}");

        Assert.Equal("4 Jun 2027, 7pm – 10pm: 1 wanted", max.Page.QuerySelector("section[aria-labelledby=gaps] ul")!.TextContent.Trim());
        Assert.Contains("These days have nothing to show of: ", max.Text);
        Assert.Null(vera.Page.QuerySelector("section[aria-labelledby=gaps]"));
    }

    private static async Task Sends(Colleague somebody, byte[] sheet, bool really)
    {
        await somebody.Opens("/figures/imports");
        var form = somebody.Page.QuerySelector("form[enctype]")!;
        form.SetAttribute("action", "/figures/imports?handler=");
        await somebody.Uploads("", "sheet", "visits.csv", sheet, ("kind", "visits"), ("really", really ? "true" : "false"));
    }

    private Task<int> Lines(HouseNight house) => Kept.Count(app, $"imported_visit join service on service.id = service_id where key = '{house.Key}'");
}
