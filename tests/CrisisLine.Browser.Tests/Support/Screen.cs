namespace CrisisLine.Browser.Tests.Support;

/// <summary>What one visitor sees, and whatever the browser complained of meanwhile.</summary>
public sealed class Screen : IAsyncDisposable
{
    private readonly IBrowserContext _visitor;
    private readonly List<string> _complaints = [];

    private Screen(IBrowserContext visitor, IPage page)
    {
        (_visitor, Page) = (visitor, page);
        page.PageError += (_, error) => _complaints.Add(error);
        page.Console += (_, message) =>
        {
            // Chromium asks every site for an icon, and says so if there is none; and it says it of each page that is not to be seen.
            if (message.Type == "error" && !message.Location.Contains("favicon", StringComparison.Ordinal)
                && !message.Location.StartsWith(page.Url, StringComparison.Ordinal))
                _complaints.Add(message.Text);
        };
    }

    public IPage Page { get; }

    /// <summary>Errors of scripts, and what the page's own policy (CSP) refused.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    internal static async Task<Screen> Open(IBrowserContext visitor, string address)
    {
        var screen = new Screen(visitor, await visitor.NewPageAsync());
        await screen.Page.GotoAsync(address);
        return screen;
    }

    /// <summary>The phone of the page with this name, such as "Your phone".</summary>
    public PhoneOnPage Phone(string name) => new(Page.GetByRole(AriaRole.Region, new() { Name = $"Phone: {name}", Exact = true }), Page);

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public ILocator Link(string name) => Page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    public ILocator Heading(string beginning) => Page.GetByRole(AriaRole.Heading, new() { Name = beginning }).First;

    public ILocator Field(string beginning) => Page.GetByLabel(beginning);

    /// <summary>What was said at the head of the page about what was done.</summary>
    public ILocator Said => Page.Locator("#said");

    /// <summary>The page of that path is there, whole. It is asked itself: that it has come may have been heard before it was waited for.</summary>
    public async Task IsAt(string path)
    {
        await Page.WaitForURLAsync(url => new Uri(url).AbsolutePath == path, new() { WaitUntil = WaitUntilState.Commit });
        await Page.EvaluateAsync("() => document.readyState === 'complete' || new Promise(done => addEventListener('load', () => done(true)))");
    }

    /// <summary>The device has passkeys of its own, and somebody who may use them.</summary>
    public Task<Passkeys> HasPasskeys() => Passkeys.In(Page);

    /// <summary>Presses Tab until the thing has the focus: what cannot be reached so cannot be used by keyboard.</summary>
    /// <returns>How many presses it took.</returns>
    public async Task<int> TabsTo(ILocator thing)
    {
        await Assertions.Expect(thing).ToBeVisibleAsync();
        for (var tabs = 0; tabs < 200; tabs++)
        {
            if (await thing.EvaluateAsync<bool>("thing => thing === document.activeElement"))
                return tabs;
            await Page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail("No number of tabs leads there.");
        return 0;
    }

    /// <summary>By keyboard: writes where the page has put the cursor, which it does a moment after it is there.</summary>
    public async Task Writes(string words)
    {
        var field = Page.Locator("input:focus, textarea:focus");
        await Assertions.Expect(field).ToHaveValueAsync("");
        await Page.Keyboard.TypeAsync(words);
        await Assertions.Expect(field).ToHaveValueAsync(words);
    }

    /// <summary>By keyboard: goes there, and presses a key on it.</summary>
    public async Task Takes(ILocator thing, string key = "Enter")
    {
        await TabsTo(thing);
        await Page.Keyboard.PressAsync(key);
    }

    /// <summary>Whatever the page folds away is unfolded; of lists that only grow, the first lines.</summary>
    public Task OpenAllParts() => Page.EvaluateAsync(
        """
        document.querySelectorAll("details:not(li:nth-child(n+4) > details)").forEach(part => { part.open = true; })
        """);

    /// <summary>How far the page is wider than the screen, in pixels.</summary>
    public Task<int> Overhang() =>
        Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");

    /// <returns>What axe finds wrong, a line each: which rule, and where.</returns>
    public async Task<IReadOnlyList<string>> Barriers() => await Axe.Everything(Page);

    /// <summary>A picture for people to look at, if <c>CRISISLINE_SCREENSHOTS</c> names a folder.</summary>
    public async Task Keep(string name)
    {
        if (Environment.GetEnvironmentVariable("CRISISLINE_SCREENSHOTS") is { Length: > 0 } folder)
            await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
    }

    public ValueTask DisposeAsync() => _visitor.DisposeAsync();
}
