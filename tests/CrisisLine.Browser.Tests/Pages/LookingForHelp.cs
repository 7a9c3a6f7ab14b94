using CrisisLine.Browser.Tests.Support;
using CrisisLine.Tests.Support;
using Microsoft.Playwright;

namespace CrisisLine.Browser.Tests.Pages;

/// <summary>Somebody looks whether the house is open, maybe on a phone that another person looks at too.</summary>
[Collection(InABrowser.Name)]
public sealed class LookingForHelp(Browsing browser, CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    private const string Weather = "https://www.bbc.co.uk/weather";

    [Theory]
    [InlineData("one press")]
    [InlineData("Escape twice")]
    public async Task One_way_out_leaves_nothing_to_go_back_to(string way)
    {
        await app.HouseOpens("2027-06-04T18:05", places: 2);
        await using var screen = await browser.Open($"{app.Line.Address}?plain");
        await screen.Page.RouteAsync($"{Weather}**", route => route.FulfillAsync(new() { ContentType = "text/html", Body = "<title>Weather</title>" }));

        // Two presses are within a second of each other, however slow the machine is.
        await screen.Page.Clock.SetFixedTimeAsync("2027-06-04T18:05:00Z");
        if (way == "one press")
            await screen.Link("Leave this page").ClickAsync();
        else
            for (var press = 0; press < 2; press++)
                await screen.Page.Keyboard.PressAsync("Escape");

        // Its address is enough: what it loads is nothing to us, and may be over before it is waited for.
        await screen.Page.WaitForURLAsync(Weather, new() { WaitUntil = WaitUntilState.Commit });
        await GoesBack(screen);
        Assert.Equal("about:blank", screen.Page.Url);
    }

    /// <summary>For a moment after a page was left there is none to go back from.</summary>
    private static async Task GoesBack(Screen screen)
    {
        for (var tries = 20; ; tries--)
            try
            {
                await screen.Page.GoBackAsync(new() { WaitUntil = WaitUntilState.Commit });
                return;
            }
            catch (PlaywrightException) when (tries > 0)
            {
                await screen.Page.WaitForTimeoutAsync(50);
            }
    }

    [Fact]
    public async Task It_says_what_is_so_sets_no_cookie_and_asks_nobody_else()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        await using var screen = await browser.Open($"{app.Line.Address}privacy");
        var asked = new List<string>();
        screen.Page.Request += (_, request) => asked.Add(new Uri(request.Url).Authority);
        await screen.Page.GotoAsync($"{app.Line.Address}");

        await Assertions.Expect(screen.Heading("Tonight at Dial House")).ToBeVisibleAsync();
        await Assertions.Expect(screen.Page.Locator("main")).ToContainTextAsync("There is room at the moment. Text VISIT");
        await Assertions.Expect(screen.Page.Locator("main")).ToContainTextAsync(night.Number[^4..]);
        Assert.Equal([app.Line.Address.Authority], asked.Distinct());
        Assert.Empty(await screen.Page.Context.CookiesAsync());
        Assert.Empty(screen.Complaints);
    }

    [Fact]
    public async Task The_title_can_say_nothing_and_stays_so_from_page_to_page()
    {
        await app.HouseOpens("2027-06-04T18:05", places: 2);
        await using var screen = await browser.Open($"{app.Line.Address}?plain");
        Assert.Equal("Tonight", await screen.Page.TitleAsync());

        await screen.Link("Privacy").ClickAsync();
        await screen.IsAt("/privacy");
        Assert.Equal("Privacy", await screen.Page.TitleAsync());
        await screen.Link("Cymraeg").ClickAsync();
        await Assertions.Expect(screen.Page.Locator("html")).ToHaveAttributeAsync("lang", "cy");

        Assert.Contains("plain", screen.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_Welsh_when_the_address_asks_for_it_and_back()
    {
        await app.HouseOpens("2027-06-04T18:05", places: 2);
        await using var screen = await browser.Open($"{app.Line.Address}?lang=cy");

        await Assertions.Expect(screen.Page.Locator("html")).ToHaveAttributeAsync("lang", "cy");
        await screen.Link("English").ClickAsync();
        await Assertions.Expect(screen.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await Assertions.Expect(screen.Heading("Tonight at Dial House")).ToBeVisibleAsync();
    }
}
