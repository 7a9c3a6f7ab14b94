using CrisisLine.Browser.Tests.Support;
using CrisisLine.Staff;
using CrisisLine.Tests.Support;

namespace CrisisLine.Browser.Tests.Pages;

/// <summary>Screens stand open in rooms where others come by, old phones have no script, and paper works when nothing else does.</summary>
[Collection(InABrowser.Name)]
public sealed class AScreenAtWork(Browsing browser, CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    [Fact]
    public async Task H46_After_five_minutes_untouched_it_is_blurred_until_somebody_touches_it()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        using var sam = await Colleague.SignsIn(app, night.Key, Role.HouseWorker);
        await using var screen = await browser.Open($"{app.Line.Address}privacy", new Look(), sam);
        await screen.Page.Clock.InstallAsync();
        await screen.Page.GotoAsync(Board(night));
        var main = screen.Page.Locator("main");

        await screen.Page.Clock.FastForwardAsync(4 * 60_000);
        await Assertions.Expect(main).ToHaveCSSAsync("filter", "none");
        await screen.Page.Clock.FastForwardAsync(70_000);
        await Assertions.Expect(main).ToHaveCSSAsync("filter", "blur(14px)");

        await screen.Page.Keyboard.PressAsync("Shift");
        await Assertions.Expect(main).ToHaveCSSAsync("filter", "none");
    }

    [Fact]
    public async Task H46_Nothing_of_anybody_stays_in_the_browser()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        await night.Phone().Texts("the nights are long just now");
        await night.Phone().Texts("VISIT");
        using var sam = await Colleague.SignsIn(app, night.Key, Role.HouseWorker);
        await using var screen = await browser.Open(Board(night), new Look(), sam);
        await Assertions.Expect(screen.Page.Locator("#answer li")).ToHaveCountAsync(1);
        await screen.Page.Locator("#answer li a").First.ClickAsync();
        await screen.Page.GetByText("Everything about").ClickAsync();
        await screen.Page.GotoAsync($"{app.Line.Address}inbox");
        await screen.Page.Locator("main li a").First.ClickAsync();
        await Assertions.Expect(screen.Page.GetByText("the nights are long just now")).ToBeVisibleAsync();

        Assert.Equal("0 0 0 0", await screen.Page.EvaluateAsync<string>(
            """
            async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length,
              (await navigator.serviceWorker.getRegistrations()).length].join(" ")
            """));
        Assert.Empty(screen.Complaints);
    }

    [Fact]
    public async Task H33_The_roll_comes_out_of_the_printer_with_everybody_and_a_box_to_tick()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        using var sam = await Colleague.SignsIn(app, night.Key, Role.HouseWorker, "Sam");
        await sam.Opens($"/tonight/{night.Key}");
        await sam.Presses("I am here tonight");
        await sam.Opens($"/tonight/{night.Key}/2027-06-04/book");
        await sam.Presses("They are at the door: let them in", ("Called", "Ash"), ("UnderFive", "2"));
        await using var screen = await browser.Open($"{app.Line.Address}tonight/{night.Key}/house", new Look(), sam);

        await screen.Page.Context.SetOfflineAsync(true);
        await screen.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await screen.Keep("roll-print");

        await Assertions.Expect(screen.Page.Locator("main")).ToContainTextAsync("4 in the building at 6.05pm");
        await Assertions.Expect(screen.Page.Locator("tbody tr")).ToContainTextAsync(["Ash", "Sam"]);
        await Assertions.Expect(screen.Page.Locator("tbody td.print-only").First).ToBeVisibleAsync();
        await Assertions.Expect(screen.Page.Locator(".bar")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Without_script_a_place_is_confirmed_and_somebody_is_let_in()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2, autoConfirm: false);
        var jay = night.Phone();
        await jay.Texts("VISIT");
        await jay.Texts("YES");
        using var sam = await Colleague.SignsIn(app, night.Key, Role.HouseWorker);
        await using var screen = await browser.Open(Board(night), new Look(HasScript: false), sam);

        await Assertions.Expect(screen.Page.Locator("main")).ToContainTextAsync("said yes at 6.05pm");
        await screen.Page.Locator("button[name=confirm]").ClickAsync();
        await Assertions.Expect(screen.Said).ToHaveTextAsync("Confirmed. They are told at once.");
        await screen.Page.Locator("button[name=arrive]").ClickAsync();

        await Assertions.Expect(screen.Said).ToHaveTextAsync("They are here.");
        await Assertions.Expect(screen.Page.Locator("#here li")).ToHaveCountAsync(1);
        Assert.Equal("arrived", await night.States());
    }

    private string Board(HouseNight night) => $"{app.Line.Address}tonight/{night.Key}/2027-06-04";
}
