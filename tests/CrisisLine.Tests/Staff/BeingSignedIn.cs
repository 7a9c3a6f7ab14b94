using CrisisLine.Staff;
using CrisisLine.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CrisisLine.Tests.Staff;

/// <summary>What a cookie is worth: as much as the row that it names, on every node, at every moment.</summary>
public sealed class BeingSignedIn(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    [Fact]
    public async Task A_copy_of_the_cookie_opens_nothing_after_signing_out()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        using var sam = await Colleague.SignsIn(app, night.Key, Role.HouseWorker);
        using var thief = sam.CookieStolen();
        await thief.Opens("/tonight");
        var before = thief.Path;

        await sam.Opens("/account");
        await sam.Presses("Sign out");
        await thief.Opens("/tonight");

        Assert.Equal("/tonight", before);
        Assert.StartsWith("/account/sign-in", thief.Path);
    }

    [Fact]
    public async Task H46_Half_an_hour_without_anybody_and_the_service_asks_who_is_there()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        using var sam = await Colleague.SignsIn(app, night.Key, Role.HouseWorker);

        app.Clock.Now += Duration.FromMinutes(29);
        await sam.Opens("/tonight");
        var busy = sam.Path;
        app.Clock.Now += Duration.FromMinutes(31);
        await sam.Opens("/tonight");

        Assert.Equal("/tonight", busy);
        Assert.StartsWith("/account/sign-in", sam.Path);
    }

    [Fact]
    public async Task H46_A_screen_that_renews_itself_keeps_nobody_signed_in()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        using var sam = await Colleague.SignsIn(app, night.Key, Role.HouseWorker);

        for (var times = 0; times < 4; times++)
        {
            app.Clock.Now += Duration.FromMinutes(9);
            await sam.Renews("/inbox");
        }

        await sam.Opens("/tonight");
        Assert.StartsWith("/account/sign-in", sam.Path);
    }

    [Fact]
    public async Task Whoever_no_longer_works_here_is_out_at_once_on_every_node()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        var other = await app.StartNode();
        using var sam = await Colleague.SignsIn(app, night.Key, Role.ShiftLead);
        using var elsewhere = sam.CookieStolen(other);
        await elsewhere.Opens("/tonight");
        var before = elsewhere.Path;

        await app.Database.Transact(tx => EndAccount.For(tx, sam.Account, app.Services.GetRequiredService<SessionClock>().Now), CancellationToken.None);
        await sam.Opens("/tonight");
        await elsewhere.Opens("/tonight");

        Assert.Equal("/tonight", before);
        Assert.StartsWith("/account/sign-in", sam.Path);
        Assert.StartsWith("/account/sign-in", elsewhere.Path);
    }

    [Fact]
    public async Task Each_browser_can_be_signed_out_from_another_one()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        using var atHome = await Colleague.SignsIn(app, night.Key, Role.HouseWorker);
        using var lost = atHome.CookieStolen();
        await lost.SignsInAgain();
        await lost.Opens("/tonight");
        Assert.Equal("/tonight", lost.Path);

        await atHome.Opens("/account");
        await atHome.Presses("Sign out everywhere else");
        await lost.Opens("/tonight");
        await atHome.Opens("/tonight");

        Assert.StartsWith("/account/sign-in", lost.Path);
        Assert.Equal("/tonight", atHome.Path);
    }

    [Fact]
    public async Task A_form_of_another_site_changes_nothing()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        var jay = night.Phone();
        await jay.Texts("VISIT");
        using var sam = await Colleague.SignsIn(app, night.Key, Role.HouseWorker);
        await sam.Opens("/tonight");

        await sam.PostsWithoutToken($"/tonight/{night.Key}", ("confirm", "1"));

        Assert.Equal(400, sam.Status);
        Assert.Equal(1, await night.Count("held"));
    }

    [Fact]
    public async Task Nobody_is_led_on_to_a_strangers_site_after_signing_in()
    {
        using var sam = Colleague.Nobody(app);

        foreach (var way in new[] { "https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)" })
        {
            await sam.Opens($"/account/sign-in?then={Uri.EscapeDataString(way)}");
            Assert.Equal("/tonight", sam.Page.QuerySelector("input[name=then]")!.GetAttribute("value"));
            Assert.Equal("/tonight", sam.Page.QuerySelector("[data-passkey]")!.GetAttribute("data-then"));
        }
    }

    [Fact]
    public async Task The_keys_of_cookies_are_no_plain_text_in_the_database()
    {
        await app.HouseOpens("2027-06-04T18:05", places: 1);
        using var sam = Colleague.Nobody(app);
        await sam.Opens("/account/sign-in");

        var keys = await app.Database.Transact(tx => tx.Many<byte[]>("select xml from cookie_key"), CancellationToken.None);

        Assert.NotEmpty(keys);
        Assert.All(keys, key => Assert.DoesNotContain("masterKey", System.Text.Encoding.UTF8.GetString(key)));
    }
}
