using Deque.AxeCore.Commons;

namespace CrisisLine.Browser.Tests.Support;

/// <summary>
/// What axe finds wrong with a page. It is run in the page itself: the package's own way opens a second page for each look,
/// which takes ten times as long. None of our pages has a frame.
/// </summary>
public static class Axe
{
    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>Everything; also the size of what is pressed (24 pixels), which axe leaves out unless it is asked.</summary>
    public static Task<string[]> Everything(IPage page) =>
        Run(page, """{ resultTypes: ["violations"], rules: { "target-size": { enabled: true } } }""");

    public static Task<string[]> Only(IPage page, params string[] rules) =>
        Run(page, $$"""{ resultTypes: ["violations"], runOnly: ["{{string.Join("\", \"", rules)}}"] }""");

    /// <returns>A line for each fault: which rule, and where.</returns>
    private static async Task<string[]> Run(IPage page, string options)
    {
        if (await page.EvaluateAsync<bool>("typeof axe === 'undefined'"))
            await page.EvaluateAsync(Script);
        return await page.EvaluateAsync<string[]>(
            $$"""
            async () => (await axe.run(document, {{options}})).violations
              .flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.html}`))
            """);
    }
}
