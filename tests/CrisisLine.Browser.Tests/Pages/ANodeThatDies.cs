using CrisisLine.Browser.Tests.Support;
using CrisisLine.Staff;
using CrisisLine.Tests.Support;

namespace CrisisLine.Browser.Tests.Pages;

/// <summary>The machine behind a screen dies in the middle of the evening. Nobody at the screen has to do anything.</summary>
[Collection(InABrowser.Name)]
public sealed class ANodeThatDies(Browsing browser, CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    [Fact]
    public async Task The_screen_says_that_it_lost_touch_and_is_right_again_by_itself()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 3);
        using var sam = await Colleague.SignsIn(app, night.Key, Role.HouseWorker);
        var (jay, kim) = (night.Phone(), night.Phone());
        await jay.Texts("VISIT");
        var settings = NodeSettings.For(app.ConnectionString);
        // What it is told beside lies at another number, and plays no part.
        settings["Services__0__Numbers__0"] = "+441134960999";
        await using var node = await RunningNode.Start(settings);
        await using var screen = await browser.Open($"{node.Line.Address}tonight/{night.Key}/2027-06-04", new Look(), sam);
        await Assertions.Expect(screen.Page.Locator("#answer li")).ToHaveCountAsync(1);
        await Assertions.Expect(screen.Page.Locator("#board[data-begun]")).ToBeAttachedAsync();

        await node.Process.Kill();
        await Assertions.Expect(screen.Page.GetByText("This screen has lost touch. It tries again by itself.")).ToBeVisibleAsync();
        // The other node goes on meanwhile: one says YES there, another asks.
        await jay.Texts("YES");
        await kim.Texts("VISIT");
        await using var again = await node.StartAgain();

        await Assertions.Expect(screen.Page.Locator("#coming li")).ToHaveCountAsync(1, new() { Timeout = 30_000 });
        await Assertions.Expect(screen.Page.Locator("#answer li")).ToHaveCountAsync(1);
        await Assertions.Expect(screen.Page.GetByText("This screen has lost touch")).ToBeHiddenAsync();
        await Assertions.Expect(screen.Page.Locator("#head")).ToContainTextAsync("1 free of 3");
    }
}
