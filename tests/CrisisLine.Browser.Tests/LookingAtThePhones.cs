using CrisisLine.Browser.Tests.Support;

namespace CrisisLine.Browser.Tests;

/// <summary>The phones' page on small screens and large ones, by day and by night, with texts and calls going on.</summary>
[Collection(InABrowser.Name)]
public sealed class LookingAtThePhones(Browsing browser) : IAsyncLifetime
{
    private readonly SmallService _service = new();

    public Task InitializeAsync() => _service.InitializeAsync();

    public Task DisposeAsync() => _service.DisposeAsync();

    [Theory]
    [InlineData(360, false)]
    [InlineData(360, true)]
    [InlineData(1280, false)]
    [InlineData(1280, true)]
    public async Task Everybody_can_use_the_page_and_nothing_of_it_lies_beyond_the_edge(int width, bool isDark)
    {
        await using var screen = await browser.Open(_service.Phones, width, isDark);
        await screen.Phone("Your phone").Texts("Hello? https://example.org/a/very/long/address/that/has/no/place/to/break/in/it");
        await screen.Phone("Your phone").Reads("Thank you for your text.");
        await screen.Phone("Your phone").Does("Ring");
        await screen.Phone("Your phone").Hears("Press 1 for a place.");
        await _service.RingsPhone("+447700900002");
        await Assertions.Expect(screen.Phone("Another phone").Line).ToContainTextAsync("is ringing");
        await screen.Keep($"phones-{width}-{(isDark ? "dark" : "light")}");
        Assert.Empty(await screen.Barriers());
        Assert.Equal(0, await screen.Overhang());

        await screen.OpenAllParts();
        await screen.Keep($"phones-{width}-{(isDark ? "dark" : "light")}-open");
        Assert.Empty(await screen.Barriers());
        Assert.Equal(0, await screen.Overhang());
        Assert.Empty(screen.Complaints);
    }

    [Fact]
    public async Task A_text_and_a_call_need_no_mouse()
    {
        await using var screen = await browser.Open(_service.Phones);
        var mine = screen.Phone("Another phone");
        await mine.TabsTo(mine.Field);
        await screen.Page.Keyboard.TypeAsync("hello");
        await screen.Page.Keyboard.PressAsync("Enter");
        await mine.Reads("Thank you for your text.");

        await mine.TabsTo(mine.Button("Ring"));
        await screen.Page.Keyboard.PressAsync("Enter");
        await mine.Hears("Press 1 for a place.");
        await screen.Page.Keyboard.PressAsync("1");
        await mine.Hears("A place is kept for you.");
        await mine.TabsTo(mine.Button("Hang up"));
        await screen.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(mine.Line).ToHaveTextAsync("The last call: completed");
        Assert.Empty(screen.Complaints);
    }

    [Fact]
    public async Task Whatever_has_the_focus_shows_it()
    {
        await using var screen = await browser.Open(_service.Phones);
        await Assertions.Expect(screen.Phone("Your phone").Field).ToBeVisibleAsync();

        for (var tabs = 0; tabs < 30; tabs++)
        {
            await screen.Page.Keyboard.PressAsync("Tab");
            // After the last thing the browser's own parts would follow; then the page itself has the focus.
            Assert.True(await screen.Page.EvaluateAsync<bool>(
                "document.activeElement === document.body || getComputedStyle(document.activeElement).outlineStyle !== 'none'"));
        }
    }

    [Fact]
    public async Task A_phone_that_is_rung_can_be_answered_and_all_that_happens_is_in_the_log()
    {
        await using var screen = await browser.Open(_service.Phones);
        var mine = screen.Phone("Your phone");
        await _service.RingsPhone("+447700900001");
        await mine.Does("Answer");
        await mine.Hears("Press 1 for a place.");
        await mine.Presses("1");
        await mine.Hears("A place is kept for you.");
        await mine.Does("Hang up");

        await screen.Page.GetByText("What the service was asked").ClickAsync();
        await screen.Page.Locator("#journal summary", new() { HasText = "/key" }).First.ClickAsync();
        await Assertions.Expect(screen.Page.Locator("#journal details[open]")).ToContainTextAsync("Digits: 1");
        await Assertions.Expect(screen.Page.Locator("#journal details[open]")).ToContainTextAsync("A place is kept for you.");
    }

    [Fact]
    public async Task What_is_set_to_go_wrong_is_said_and_can_be_healed()
    {
        await using var screen = await browser.Open(_service.Phones);
        await screen.Page.GetByText("What goes wrong").ClickAsync();
        await screen.Page.GetByRole(AriaRole.Button, new() { Name = "Let it happen" }).ClickAsync();
        await Assertions.Expect(screen.Page.Locator("#faults-now")).ToHaveTextAsync("– now: a text is not delivered (once)");

        await screen.Page.GetByRole(AriaRole.Button, new() { Name = "Nothing goes wrong any more" }).ClickAsync();
        await Assertions.Expect(screen.Page.Locator("#faults-now")).ToHaveTextAsync("– nothing now");
    }
}
