using Deque.AxeCore.Playwright;

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
            // Chromium asks every site for an icon, and says so if there is none.
            if (message.Type == "error" && !message.Location.Contains("favicon", StringComparison.Ordinal))
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

    /// <summary>Whatever the page folds away is unfolded; of lists that only grow, the first lines.</summary>
    public Task OpenAllParts() => Page.EvaluateAsync(
        """
        document.querySelectorAll("details:not(li:nth-child(n+4) > details)").forEach(part => { part.open = true; })
        """);

    /// <summary>How far the page is wider than the screen, in pixels.</summary>
    public Task<int> Overhang() =>
        Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");

    /// <returns>What axe finds wrong, a line each: which rule, and where.</returns>
    public async Task<IReadOnlyList<string>> Barriers() =>
        [.. (await Page.RunAxe()).Violations.SelectMany(rule => rule.Nodes.Select(node => $"{rule.Id}: {node.Html}"))];

    /// <summary>A picture for people to look at, if <c>CRISISLINE_SCREENSHOTS</c> names a folder.</summary>
    public async Task Keep(string name)
    {
        if (Environment.GetEnvironmentVariable("CRISISLINE_SCREENSHOTS") is { Length: > 0 } folder)
            await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
    }

    public ValueTask DisposeAsync() => _visitor.DisposeAsync();
}
