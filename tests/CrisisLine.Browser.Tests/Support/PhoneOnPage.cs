namespace CrisisLine.Browser.Tests.Support;

/// <summary>One of the phones on the page, as a person uses it.</summary>
public sealed class PhoneOnPage(ILocator phone, IPage page)
{
    /// <summary>Where a text is typed.</summary>
    public ILocator Field => phone.GetByLabel("Text", new() { Exact = true });

    /// <summary>What the phone says of its call.</summary>
    public ILocator Line => phone.GetByRole(AriaRole.Status);

    public ILocator Thread => phone.GetByRole(AriaRole.Log, new() { NameRegex = new("^Texts of") });

    public ILocator Heard => phone.GetByRole(AriaRole.Log, new() { NameRegex = new("^Heard by") });

    public async Task Texts(string words)
    {
        await Field.FillAsync(words);
        await Field.PressAsync("Enter");
    }

    /// <summary>Waits for these words in its thread of texts.</summary>
    public Task Reads(string words) => Assertions.Expect(Thread).ToContainTextAsync(words);

    /// <summary>Waits for these words in its call.</summary>
    public Task Hears(string words) => Assertions.Expect(Heard).ToContainTextAsync(words);

    /// <param name="name">Ring, Answer, Decline or Hang up.</param>
    public Task Does(string name) => Button(name).ClickAsync();

    public Task Presses(string key) => Button($"Key {key}").ClickAsync();

    public ILocator Button(string name) => phone.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>Presses Tab until the thing has the focus: what cannot be reached so cannot be used by keyboard.</summary>
    public async Task TabsTo(ILocator thing)
    {
        for (var tabs = 0; tabs < 200; tabs++)
        {
            if (await thing.EvaluateAsync<bool>("thing => thing === document.activeElement"))
                return;
            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail("No number of tabs leads there.");
    }
}
