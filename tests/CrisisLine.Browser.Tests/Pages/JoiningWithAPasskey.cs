using CrisisLine.Browser.Tests.Support;
using CrisisLine.Staff;
using CrisisLine.Tests.Support;

namespace CrisisLine.Browser.Tests.Pages;

/// <summary>The way in that most will take: a link once, and from then on a finger, a face or a PIN.</summary>
[Collection(InABrowser.Name)]
public sealed class JoiningWithAPasskey(Browsing browser, CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    // A passkey belongs to a name; an address in digits has none.
    private string Address => $"http://localhost:{app.Line.Address.Port}";

    [Fact]
    public async Task Somebody_invited_makes_a_passkey_and_from_then_on_comes_in_by_it_alone()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        await using var screen = await browser.Open($"{Address}/privacy");
        await screen.HasPasskeys();
        await Joins(screen, night);

        await screen.Button("Make a passkey on this device").ClickAsync();
        await screen.IsAt("/account/recovery-codes");
        await screen.Page.GotoAsync($"{Address}/tonight");
        await Assertions.Expect(screen.Heading("Dial House")).ToBeVisibleAsync();

        await screen.Button("Sign out").ClickAsync();
        await screen.Page.GotoAsync($"{Address}/tonight");
        await screen.IsAt("/account/sign-in");
        await screen.Button("Sign in with a passkey").ClickAsync();
        await Assertions.Expect(screen.Heading("Dial House")).ToBeVisibleAsync();
        Assert.All(await screen.Page.Context.CookiesAsync(), cookie => Assert.True(cookie.HttpOnly));
        Assert.Empty(screen.Complaints);
    }

    [Fact]
    public async Task A_passkey_that_is_not_theirs_to_use_opens_nothing_and_says_so_kindly()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        await using var screen = await browser.Open($"{Address}/privacy");
        var finger = await screen.HasPasskeys();
        await Joins(screen, night);
        await screen.Button("Make a passkey on this device").ClickAsync();
        await screen.IsAt("/account/recovery-codes");
        await screen.Button("Sign out").ClickAsync();

        await finger.IsNotTheirs();
        await screen.Page.GotoAsync($"{Address}/account/sign-in");
        await screen.Button("Sign in with a passkey").ClickAsync();

        await Assertions.Expect(screen.Page.GetByText("That did not work. You can try again, or use your password.")).ToBeVisibleAsync();
        await screen.Page.GotoAsync($"{Address}/tonight");
        await screen.IsAt("/account/sign-in");
    }

    private async Task Joins(Screen screen, HouseNight night)
    {
        var word = await app.Database.Transact(async tx => await Invitations.Make(tx, new Invited(
            nameof(Role.HouseWorker), await tx.One<int>("select id from service where key = @Key", new { night.Key }))), CancellationToken.None);
        await screen.Page.GotoAsync(Address + Invitations.Page + word);
        await screen.Field("Your name, as colleagues know you").FillAsync("Kim");
        await screen.Field("Email, to sign in with").FillAsync($"{Guid.NewGuid()}@example.org");
        await screen.Field("A password of at least 12 characters").FillAsync("paper lantern seven geese");
        await screen.Button("Go on").ClickAsync();
    }
}
