namespace CrisisLine.Browser.Tests.Support;

/// <summary>What a laptop or phone has built in for passkeys, as the browser's own pretence of one.</summary>
public sealed class Passkeys
{
    private readonly ICDPSession _browser;
    private readonly string _id;

    private Passkeys(ICDPSession browser, string id) => (_browser, _id) = (browser, id);

    public static async Task<Passkeys> In(IPage page)
    {
        var browser = await page.Context.NewCDPSessionAsync(page);
        await browser.SendAsync("WebAuthn.enable");
        var added = await browser.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
        return new Passkeys(browser, added!.Value.GetProperty("authenticatorId").GetString()!);
    }

    /// <summary>From now on the finger on it is somebody else's.</summary>
    public Task IsNotTheirs() => _browser.SendAsync("WebAuthn.setUserVerified", new() { ["authenticatorId"] = _id, ["isUserVerified"] = false });
}
