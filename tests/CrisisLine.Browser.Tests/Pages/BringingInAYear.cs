using CrisisLine.Browser.Tests.Support;
using CrisisLine.Staff;
using CrisisLine.Tests.Support;

namespace CrisisLine.Browser.Tests.Pages;

/// <summary>A manager brings in a year that a sheet knows.</summary>
[Collection(InABrowser.Name)]
public sealed class BringingInAYear(Browsing browser, CrisisLineApp app) : IClassFixture<CrisisLineApp>, IDisposable
{
    private readonly string _file = Path.Combine(Directory.CreateTempSubdirectory("crisisline-sheet-").FullName, "visits.csv");

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_file)!, recursive: true);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task It_is_tried_and_brought_in_and_the_page_says_how_that_went(bool hasScript)
    {
        var house = await app.HouseOpens("2027-06-04T18:05", places: 4);
        using var max = await Colleague.SignsIn(app, house.Key, Role.Manager, "Max");
        await using var screen = await Opens(max, hasScript);

        await Chooses(screen, $"{Sheets.VisitHeadings}\n{house.Key},2013-02-30,p,18:30,,,,,,,\n");
        await screen.Button("Bring it in").ClickAsync();
        await Assertions.Expect(screen.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Line 2: night must be written year first");
        await screen.Keep($"sheet-faulty-{hasScript}");
        await Chooses(screen, Year(house.Key));
        await screen.Button("Only say what would come of it").ClickAsync();
        await Assertions.Expect(screen.Said).ToHaveTextAsync("It is fine: 400 lines from 1 Jan 2013 to 31 Dec 2013. Nothing was kept yet.");
        await Assertions.Expect(screen.Page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
        await Chooses(screen, Year(house.Key));
        await screen.Button("Bring it in").ClickAsync();

        await Assertions.Expect(screen.Said).ToHaveTextAsync("400 lines from 1 Jan 2013 to 31 Dec 2013 are here now.");
        await Assertions.Expect(screen.Page.Locator("#brought-in")).ToContainTextAsync("400 lines of visits");
        await Assertions.Expect(screen.Page.Locator("progress")).ToBeHiddenAsync();
        Assert.Empty(screen.Complaints);
    }

    [Fact]
    public async Task Whoever_waits_for_a_large_one_sees_how_far_it_is()
    {
        var house = await app.HouseOpens("2027-06-04T18:05", places: 4);
        using var max = await Colleague.SignsIn(app, house.Key, Role.Manager, "Max");
        await using var screen = await Opens(max);
        await screen.Page.EvaluateAsync(
            """
            () => {
              window.seen = { bar: [], said: [] };
              const bar = document.querySelector("progress"), said = document.getElementById("said");
              new MutationObserver(() => { if (!bar.hidden) seen.bar.push(bar.position); }).observe(bar, { attributes: true });
              new MutationObserver(() => seen.said.push(said.textContent)).observe(said, { childList: true });
            }
            """);
        await Chooses(screen, Sheets.Visits(house.Key, 2013, visits: 16_000, people: 900, selfInjury: 100, suicide: 200, abuse: 50));

        await screen.Button("Bring it in").ClickAsync();
        await Assertions.Expect(screen.Said).ToContainTextAsync("16000 lines from");

        Assert.Equal(
            ["The file is on its way.", "It has arrived. Every line of it is being read.", "Every line is read. The nights are being counted.", "16000 lines from 1 Jan 2013 to 31 Dec 2013 are here now."],
            await screen.Page.EvaluateAsync<string[]>("() => seen.said"));
        var read = (await screen.Page.EvaluateAsync<double[]>("() => seen.bar")).Where(share => share is > 0 and < 1).ToList();
        Assert.True(read.Count >= 3, $"The bar stood at {string.Join(", ", read)}.");
        Assert.Equal(-1, await screen.Page.EvaluateAsync<double>("() => seen.bar.at(-1)"));
        Assert.Empty(await screen.Barriers());
    }

    [Fact]
    public async Task A_file_that_is_too_large_does_not_set_out()
    {
        var house = await app.HouseOpens("2027-06-04T18:05", places: 4);
        using var max = await Colleague.SignsIn(app, house.Key, Role.Manager, "Max");
        await using var screen = await Opens(max);
        await using (var large = File.Create(_file))
            large.SetLength(1_000_000_000);
        await screen.Page.Locator("input[type=file]").SetInputFilesAsync(_file);

        await screen.Button("Bring it in").ClickAsync();

        await Assertions.Expect(screen.Said).ToContainTextAsync("larger than 100 MB");
        await Assertions.Expect(screen.Button("Bring it in")).ToBeEnabledAsync();
        Assert.Empty(screen.Complaints);
    }

    [Fact]
    public async Task When_the_connection_breaks_the_page_says_how_to_find_out_and_it_can_be_tried_again()
    {
        var house = await app.HouseOpens("2027-06-04T18:05", places: 4);
        using var max = await Colleague.SignsIn(app, house.Key, Role.Manager, "Max");
        await using var screen = await Opens(max);
        await screen.Page.RouteAsync("**/*Watched", route => route.AbortAsync("connectionreset"), new() { Times = 1 });
        await Chooses(screen, Year(house.Key));

        await screen.Button("Bring it in").ClickAsync();
        await Assertions.Expect(screen.Said).ToContainTextAsync("The connection broke before we could say what came of it.");
        await screen.Button("Bring it in").ClickAsync();

        await Assertions.Expect(screen.Said).ToContainTextAsync("400 lines from");
    }

    private Task<Screen> Opens(Colleague colleague, bool hasScript = true) =>
        browser.Open($"{app.Line.Address}figures/imports", new Look(HasScript: hasScript), colleague);

    private static string Year(string house) => Sheets.Visits(house, 2013, visits: 400, people: 40, selfInjury: 100, suicide: 200, abuse: 50);

    private async Task Chooses(Screen screen, string sheet)
    {
        await File.WriteAllTextAsync(_file, sheet);
        await screen.Page.Locator("input[type=file]").SetInputFilesAsync(_file);
    }
}
