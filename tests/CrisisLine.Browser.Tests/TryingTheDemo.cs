using System.Diagnostics;
using CrisisLine.Browser.Tests.Support;

namespace CrisisLine.Browser.Tests;

/// <summary>Somebody who has read nothing opens the page of the demo.</summary>
[Collection(InABrowser.Name)]
public sealed class TryingTheDemo(Browsing browser, DemoService demo) : IClassFixture<DemoService>
{
    [Fact]
    public async Task From_the_first_text_to_a_place_it_takes_less_than_a_minute()
    {
        await using var screen = await browser.Open(demo.Phones);
        var since = Stopwatch.StartNew();
        await Assertions.Expect(screen.Page.GetByText("This is the demo.")).ToBeVisibleAsync();
        await Assertions.Expect(screen.Page.GetByText("In “Your phone” type")).ToBeVisibleAsync();

        var mine = screen.Phone("Your phone");
        await mine.Texts("VISIT");
        await mine.Reads("Yes, we have room");
        await screen.Keep("demo-offered");
        await mine.Texts("YES");
        await mine.Reads("Your place is kept");

        await Assertions.Expect(screen.Page.Locator("[data-step].done")).ToHaveCountAsync(3);
        Assert.InRange(since.Elapsed, TimeSpan.Zero, TimeSpan.FromMinutes(1));
        await screen.Keep("demo-kept");
        Assert.Empty(screen.Complaints);
    }

    [Fact]
    public async Task Half_an_hour_passes_in_one_click_and_the_next_offer_arrives()
    {
        await using var screen = await browser.Open(demo.Phones);
        await screen.Page.GetByText("Others who have texted").ClickAsync();
        var sky = screen.Phone("Sky");
        await sky.Reads("A place has opened");
        var before = await Now(screen);

        await screen.Page.GetByRole(AriaRole.Button, new() { Name = "30 minutes" }).ClickAsync();

        await sky.Reads("You are still on the list for tonight.");
        Assert.InRange(await Now(screen) - before, TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(32));
        await Assertions.Expect(screen.Page.Locator("#clock")).ToContainTextAsync("for the service and for the phones");
        await Assertions.Expect(screen.Page.Locator("#clock")).ToContainTextAsync("at 18:");
        await screen.Keep("demo-others");
    }

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task The_demo_s_page_is_for_everybody_as_well(int width)
    {
        await using var screen = await browser.Open(demo.Phones, width);
        await Assertions.Expect(screen.Phone("Your phone").Field).ToBeVisibleAsync();
        await screen.Keep($"demo-{width}");
        await screen.OpenAllParts();

        Assert.Empty(await screen.Barriers());
        Assert.Equal(0, await screen.Overhang());
        await screen.Keep($"demo-{width}-open");
    }

    private static async Task<DateTimeOffset> Now(Screen screen) =>
        DateTimeOffset.Parse((await screen.Page.Locator("#now").GetAttributeAsync("datetime"))!, null);
}
