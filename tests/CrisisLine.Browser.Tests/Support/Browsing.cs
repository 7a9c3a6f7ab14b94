using CrisisLine.Tests.Support;

namespace CrisisLine.Browser.Tests.Support;

/// <summary>One Chromium for all stories of a collection, which run one after the other.</summary>
public sealed class Browsing : IAsyncLifetime
{
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    public async Task InitializeAsync()
    {
        // A busy machine draws a page late; nothing here is about how soon.
        Assertions.SetDefaultExpectTimeout(15_000);
        _playwright = await Playwright.CreateAsync();
        _browser = await Chromium.Launch(_playwright);
    }

    public async Task DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    /// <summary>Opens an address as somebody who has never been there, on a screen of their own.</summary>
    public Task<Screen> Open(string address, int width = 1280, bool isDark = false) => Open(address, new Look(width, isDark));

    /// <param name="colleague">Who is signed in there; null for somebody whom nobody knows.</param>
    public async Task<Screen> Open(string address, Look look, Colleague? colleague = null)
    {
        var visitor = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = look.Width, Height = 800 },
            ColorScheme = look.IsDark ? ColorScheme.Dark : ColorScheme.Light,
            // What glides from colour to colour has no colour that could be looked at.
            ReducedMotion = ReducedMotion.Reduce,
            JavaScriptEnabled = look.HasScript,
            Locale = "en-GB",
            // Whatever the machine's zone is, the page says what time it is for the service.
            TimezoneId = "Asia/Tokyo",
        });
        visitor.SetDefaultTimeout(15_000);
        if (colleague is not null)
            await visitor.AddCookiesAsync([new Cookie { Name = colleague.Ticket.Name, Value = colleague.Ticket.Value, Url = new Uri(address).GetLeftPart(UriPartial.Authority) }]);
        return await Screen.Open(visitor, address);
    }
}

/// <summary>The browser of a visitor.</summary>
public sealed record Look(int Width = 1280, bool IsDark = false, bool HasScript = true);

[CollectionDefinition(Name)]
public sealed class InABrowser : ICollectionFixture<Browsing>
{
    public const string Name = "in a browser";
}

/// <summary>The long walk through every page, in a browser of its own beside the others.</summary>
[CollectionDefinition(Name)]
public sealed class InAnotherBrowser : ICollectionFixture<Browsing>
{
    public const string Name = "in another browser";
}
