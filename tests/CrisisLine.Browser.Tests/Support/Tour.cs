namespace CrisisLine.Browser.Tests.Support;

/// <summary>A walk through pages: what is wrong with each is written down, and the next one is looked at.</summary>
public sealed class Tour(Screen screen, string address) : IAsyncDisposable
{
    private readonly List<string> _faults = [];

    /// <param name="then">What is done there before it is looked at.</param>
    public async Task Sees(string name, string path, Func<IPage, Task>? then = null)
    {
        var page = screen.Page;
        await Wide(1280);
        await page.GotoAsync(address + path);
        if (then is not null)
            await then(page);
        await page.EvaluateAsync("[...document.querySelectorAll('details')].slice(0, 5).forEach(part => { part.open = true; })");

        await screen.Keep($"{name}-1280");
        // On another width nothing is different but where things lie, and by night but their colours.
        Add(name, await Axe.Only(page, "target-size", "color-contrast", "scrollable-region-focusable"));
        await ByNight(name);
        // A desk at twice the size, and then phones.
        foreach (var width in new[] { 640, 360, 320 })
        {
            await Wide(width);
            if (await screen.Overhang() is > 0 and var pixels)
                _faults.Add($"{name}: {pixels} pixels beyond the edge at {width}");
            if (width == 360)
                await Narrow(name);
        }
    }

    public void IsFine()
    {
        List<string> faults = [.. _faults, .. screen.Complaints];
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    public ValueTask DisposeAsync() => screen.DisposeAsync();

    private async Task Narrow(string name)
    {
        await screen.Keep($"{name}-360");
        Add($"{name} at 360", await Axe.Everything(screen.Page));
    }

    private async Task ByNight(string name)
    {
        await screen.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await screen.Keep($"{name}-dark");
        Add($"{name}, by night", await Axe.Only(screen.Page, "color-contrast"));
        await screen.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
    }

    private void Add(string where, string[] faults) => _faults.AddRange(faults.Select(fault => $"{where}: {fault}"));

    private Task Wide(int width) => screen.Page.SetViewportSizeAsync(width, 800);
}
