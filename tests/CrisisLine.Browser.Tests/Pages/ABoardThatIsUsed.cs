using CrisisLine.Browser.Tests.Support;
using CrisisLine.Staff;
using CrisisLine.Tests.Support;

namespace CrisisLine.Browser.Tests.Pages;

/// <summary>The board renews itself, and never under somebody's hand.</summary>
[Collection(InABrowser.Name)]
public sealed class ABoardThatIsUsed(Browsing browser, CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    [Fact]
    public async Task Under_the_pointer_a_change_waits_and_the_button_says_so_and_after_it_has_left_it_is_shown()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 3);
        using var sam = await Colleague.SignsIn(app, night.Key, Role.HouseWorker);
        await night.Phone().Texts("VISIT");
        await using var screen = await browser.Open(Board(night), new Look(), sam);
        await IsLive(screen);
        await screen.Page.Locator("#answer li").HoverAsync();

        await night.Phone().Texts("VISIT");

        await Assertions.Expect(screen.Page.Locator("#waiting")).ToContainTextAsync("Show what changed (1)");
        await Assertions.Expect(screen.Page.Locator("#head")).ToContainTextAsync("1 free of 3");
        Assert.Equal(1, await screen.Page.Locator("#answer li").CountAsync());

        await screen.Page.Mouse.MoveAsync(5, 5);
        await Assertions.Expect(screen.Page.Locator("#answer li")).ToHaveCountAsync(2);
        await Assertions.Expect(screen.Page.Locator("#waiting")).ToBeHiddenAsync();
        Assert.Empty(screen.Complaints);
    }

    [Fact]
    public async Task Whoever_does_not_want_to_wait_has_it_shown_by_the_button()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 3);
        using var sam = await Colleague.SignsIn(app, night.Key, Role.HouseWorker);
        await using var screen = await browser.Open(Board(night), new Look(), sam);
        await IsLive(screen);
        await screen.Heading("Coming").HoverAsync();
        await night.Phone().Texts("VISIT");

        await screen.Takes(screen.Page.Locator("#waiting button"));

        await Assertions.Expect(screen.Page.Locator("#answer li")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task The_focus_stays_with_the_person_when_their_row_moves()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 3);
        using var sam = await Colleague.SignsIn(app, night.Key, Role.HouseWorker);
        var (jay, kim) = (night.Phone(), night.Phone());
        await jay.Texts("VISIT");
        await kim.Texts("VISIT");
        await using var screen = await browser.Open(Board(night), new Look(), sam);
        await IsLive(screen);
        var row = screen.Page.Locator("#answer li").First;
        var name = await row.Locator("a").First.TextContentAsync() ?? "";
        await screen.TabsTo(row.Locator("a").First);

        await jay.Texts("YES");

        await Assertions.Expect(screen.Page.Locator("#coming li")).ToContainTextAsync(name);
        await Assertions.Expect(screen.Page.Locator("#coming li a").First).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Arrows_go_from_person_to_person()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 3);
        using var sam = await Colleague.SignsIn(app, night.Key, Role.HouseWorker);
        foreach (var phone in night.Phones(3))
            await phone.Texts("VISIT");
        await using var screen = await browser.Open(Board(night), new Look(), sam);
        var rows = screen.Page.Locator("#answer li > a:first-child");
        await screen.TabsTo(rows.First);

        await screen.Page.Keyboard.PressAsync("ArrowDown");
        await screen.Page.Keyboard.PressAsync("j");
        await Assertions.Expect(rows.Nth(2)).ToBeFocusedAsync();
        await screen.Page.Keyboard.PressAsync("ArrowUp");
        await Assertions.Expect(rows.Nth(1)).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Whatever_has_the_focus_shows_it()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 3, autoConfirm: false);
        using var sam = await Colleague.SignsIn(app, night.Key, Role.ShiftLead);
        var jay = night.Phone();
        await jay.Texts("VISIT");
        await jay.Texts("YES");
        await using var screen = await browser.Open(Board(night), new Look(), sam);

        for (var tabs = 0; tabs < 20; tabs++)
        {
            await screen.Page.Keyboard.PressAsync("Tab");
            // After the last thing the browser's own parts would follow; then the page itself has the focus.
            Assert.True(await screen.Page.EvaluateAsync<bool>(
                "document.activeElement === document.body || getComputedStyle(document.activeElement).outlineStyle !== 'none'"));
        }
    }

    private string Board(HouseNight night) => $"{app.Line.Address}tonight/{night.Key}/2027-06-04";

    /// <summary>What it shows then came by its stream, and what changes from now on will.</summary>
    private static Task IsLive(Screen screen) => Assertions.Expect(screen.Page.Locator("#board[data-begun]")).ToBeAttachedAsync();
}
