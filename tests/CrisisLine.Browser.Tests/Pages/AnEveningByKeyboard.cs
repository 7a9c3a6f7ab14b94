using CrisisLine.Browser.Tests.Support;
using CrisisLine.Staff;
using CrisisLine.Tests.Support;

namespace CrisisLine.Browser.Tests.Pages;

/// <summary>From opening to close without a mouse: whoever cannot use one runs the house like everybody else.</summary>
[Collection(InABrowser.Name)]
public sealed class AnEveningByKeyboard(Browsing browser, CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    private const string Password = "paper lantern seven geese";

    [Fact]
    public async Task Somebody_is_confirmed_somebody_is_booked_and_goes_home_and_the_house_closes()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 3, autoConfirm: false);
        using var alex = await Colleague.SignsIn(app, night.Key, Role.HouseWorker, "Alex");
        await using var screen = await browser.Open($"{app.Line.Address}tonight");
        await SignsIn(screen, night);
        await screen.Takes(screen.Button("I am here tonight"));
        await Assertions.Expect(screen.Button("I am going home")).ToBeVisibleAsync();

        var jay = await Confirms(screen, night);
        await BooksAsh(screen);
        await SeesAshOut(screen);
        await Closes(screen, jay);
        await alex.Opens($"/tonight/{night.Key}/2027-06-04/close");
        await alex.Presses("I have made sure");
        await screen.Page.ReloadAsync();
        await screen.Takes(screen.Button("Everybody knows: end this list"));

        await Assertions.Expect(screen.Said).ToHaveTextAsync("Thank you. Everybody knows.");
        Assert.Equal("declined left", await night.States());
        Assert.Empty(screen.Complaints);
    }

    private async Task SignsIn(Screen screen, HouseNight night)
    {
        var email = $"{Guid.NewGuid()}@example.org";
        var phone = await Joined(night, email);
        await screen.Writes(email);
        await screen.Page.Keyboard.PressAsync("Tab");
        await screen.Writes(Password);
        await screen.Page.Keyboard.PressAsync("Enter");
        await screen.IsAt("/account/second-step");
        await screen.Writes(phone.Code(ahead: 1));
        await screen.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(screen.Heading("Dial House")).ToBeVisibleAsync();
    }

    private async Task<Authenticator> Joined(HouseNight night, string email)
    {
        var word = await app.Database.Transact(async tx => await Invitations.Make(tx, new Invited(
            nameof(Role.ShiftLead), await tx.One<int>("select id from service where key = @Key", new { night.Key }))), CancellationToken.None);
        using var sam = Colleague.Nobody(app);
        await sam.Opens(Invitations.Page + word);
        await sam.Presses("Go on", ("Name", "Sam"), ("Email", email), ("Password", Password));
        var phone = new Authenticator(sam.Page.QuerySelector("main code")!.TextContent);
        await sam.Presses("Done", ("code", phone.Code()));
        return phone;
    }

    /// <returns>What they are called on the board.</returns>
    private async Task<string> Confirms(Screen screen, HouseNight night)
    {
        var jay = night.Phone();
        await jay.Texts("VISIT");
        await jay.Texts("YES");
        var row = screen.Page.Locator("#answer li");
        await Assertions.Expect(row).ToContainTextAsync("said yes at 6.05pm");
        var name = await row.Locator("a").First.TextContentAsync() ?? "";

        await screen.Takes(screen.Button($"Confirm {name}"));

        await Assertions.Expect(screen.Said).ToHaveTextAsync("Confirmed. They are told at once.");
        await Assertions.Expect(screen.Page.Locator("#coming li")).ToContainTextAsync(name);
        await Assertions.Expect(screen.Page.Locator("#coming li a")).ToBeFocusedAsync();
        Assert.Contains("kept", (await app.SentTo(jay)).Words, StringComparison.Ordinal);
        return name;
    }

    /// <summary>Enter, a name, Enter.</summary>
    private static async Task BooksAsh(Screen screen)
    {
        await screen.Takes(screen.Link("Book for someone"));
        await Assertions.Expect(screen.Heading("Book for someone")).ToBeVisibleAsync();
        await screen.Writes("Ash");
        await screen.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(screen.Said).ToContainTextAsync("A place at 6.30pm is theirs.");

        await screen.Takes(screen.Button("Ash is here"));
        await Assertions.Expect(screen.Page.Locator("#here li")).ToContainTextAsync("Ash");
    }

    private static async Task SeesAshOut(Screen screen)
    {
        await screen.Takes(screen.Link("Ash leaves"));
        await screen.Takes(screen.Page.GetByRole(AriaRole.Radio).First, "Space");
        await screen.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(screen.Said).ToHaveTextAsync("They have left.");
        await Assertions.Expect(screen.Page.Locator("#gone li")).ToContainTextAsync("Ash");
    }

    private static async Task Closes(Screen screen, string jay)
    {
        await screen.Takes(screen.Link("Close early"));
        await screen.TabsTo(screen.Field("Why, for the team"));
        await screen.Writes("the boiler");
        await screen.Takes(screen.Field("We have decided this together"), "Space");
        await screen.Takes(screen.Button("Close the house for tonight"));
        await Assertions.Expect(screen.Said).ToHaveTextAsync("Closed. Everybody is being told.");
        await screen.Takes(screen.Button($"They know: {jay}"));
        await Assertions.Expect(screen.Said).ToHaveTextAsync("Thank you. Somebody else makes sure now.");
    }
}
