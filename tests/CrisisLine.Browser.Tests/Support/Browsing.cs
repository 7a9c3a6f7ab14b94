namespace CrisisLine.Browser.Tests.Support;

/// <summary>One Chromium for all browser tests, which run one after the other.</summary>
public sealed class Browsing : IAsyncLifetime
{
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    public async Task InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await Chromium.Launch(_playwright);
    }

    public async Task DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    /// <summary>Opens an address as somebody who has never been there, on a screen of their own.</summary>
    public async Task<Screen> Open(string address, int width = 1280, bool isDark = false)
    {
        var visitor = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = 800 },
            ColorScheme = isDark ? ColorScheme.Dark : ColorScheme.Light,
            Locale = "en-GB",
            // Whatever the machine's zone is, the page says what time it is for the service.
            TimezoneId = "Asia/Tokyo",
        });
        visitor.SetDefaultTimeout(15_000);
        return await Screen.Open(visitor, address);
    }
}

[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class InABrowser : ICollectionFixture<Browsing>
{
    public const string Name = "in a browser";
}
