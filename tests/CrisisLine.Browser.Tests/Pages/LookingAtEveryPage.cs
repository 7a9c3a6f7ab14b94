using CrisisLine.Browser.Tests.Support;
using CrisisLine.Staff;
using CrisisLine.Tests.Support;

namespace CrisisLine.Browser.Tests.Pages;

/// <summary>Every page in every state, on a phone and on a desk, by day and by night: everybody can use it.</summary>
[Collection(InAnotherBrowser.Name)]
public sealed class LookingAtEveryPage(Browsing browser, EveningInFull evening) : IClassFixture<EveningInFull>
{
    private const string Password = "paper lantern seven geese";

    private string Tonight => $"/tonight/{evening.House.Key}/{EveningInFull.Night}";

    [Fact]
    public async Task Tonight_is_for_everybody()
    {
        await using var tour = await Tour(evening.Sam);
        await tour.Sees("board-full", Tonight);
        await tour.Sees("board-empty", $"/tonight/{evening.Quiet.Key}/{EveningInFull.Night}");
        await tour.Sees("board-closed-early", $"/tonight/{evening.Closing.Key}/{EveningInFull.Night}");
        await tour.Sees("roll", $"/tonight/{evening.House.Key}/house");
        await tour.Sees("roll-empty", $"/tonight/{evening.Quiet.Key}/house");
        await tour.Sees("places", $"{Tonight}/places");
        await tour.Sees("places-refused", $"{Tonight}/places", page => Sends(page, "Change", ("times", "25:99"), ("places", "-3")));
        await tour.Sees("book", $"{Tonight}/book");
        await tour.Sees("book-fault", $"{Tonight}/book", page => Sends(page, "Keep a place for them", ("Number", "12")));
        await tour.Sees("leave", $"{evening.Request("arrived")}/leave");
        await tour.Sees("leave-fault", $"{evening.Request("arrived")}/leave", page => Sends(page, "They have left"));
        await tour.Sees("close-before", $"{Tonight}/close");
        await tour.Sees("close-after", $"/tonight/{evening.Closing.Key}/{EveningInFull.Night}/close");
        tour.IsFine();
    }

    [Fact]
    public async Task A_request_is_for_everybody_however_it_stands()
    {
        await using var tour = await Tour(evening.Sam);
        foreach (var standing in new[]
        {
            "late", "expected", "declined", "lapsed", "arrived", "left", "said yes", "held", "needs a lead", "not coming", "asked first", "waiting", "no place", "offered",
        })
            await tour.Sees($"request-{standing.Replace(' ', '-')}", evening.Request(standing));
        tour.IsFine();
    }

    [Fact]
    public async Task Taxis_are_for_everybody_and_so_is_the_page_of_the_firm()
    {
        var (journeys, firmsPage) = await evening.HasTaxis();
        await using var tour = await Tour(evening.Sam);
        await tour.Sees("taxis", $"{Tonight}/taxis");
        foreach (var (standing, journey) in journeys)
            await tour.Sees($"taxi-{standing}", $"{Tonight}/taxis/{journey}");
        await tour.Sees("taxi-order", $"{evening.Request("expected")}/taxi");
        await tour.Sees("taxi-order-fault", $"{evening.Request("expected")}/taxi", page => Sends(page, "Order it", ("place", "at home")));
        await tour.Sees("taxi-home", $"{evening.Request("arrived")}/taxi?way=home");
        await tour.Sees("firms-page", firmsPage);
        await tour.Sees("firms-page-ended", "/job/1.2.3");
        tour.IsFine();
    }

    [Fact]
    public async Task The_inbox_and_a_person_are_for_everybody()
    {
        await using var tour = await Tour(evening.Sam);
        await tour.Sees("inbox", "/inbox");
        foreach (var what in new[] { "nobody's", "mine", "another's", "urgent", "closed", "cannot be texted" })
            await tour.Sees($"thread-{what.Replace(' ', '-').Replace("'", "", StringComparison.Ordinal)}", evening.Thread(what));
        await tour.Sees("person", evening.Person);
        await tour.Sees("person-cold", evening.ColdPerson);
        await tour.Sees("person-asked-why", evening.PersonOfAnotherNight);
        tour.IsFine();
    }

    [Fact]
    public async Task What_somebody_says_of_themselves_and_the_book_are_for_everybody()
    {
        var key = evening.House.Key;
        await evening.App.Database.Transact(tx => tx.Execute("delete from about_answer"), CancellationToken.None);
        var (helped, before) = await evening.App.Database.Transact(async tx => (
            await tx.One<Guid>("select person_id from visit where left_at is not null order by id limit 1"),
            await tx.One<Guid>("select person_id from visit_request where person_id not in (select person_id from visit) order by id limit 1")), CancellationToken.None);
        var about = $"/people/{helped}/about?service={key}";
        await using var tour = await Tour(evening.Sam);
        await tour.Sees("about-before-help", $"/people/{before}/about?service={key}");
        await tour.Sees("about", about);
        await tour.Sees("about-fault", about, page => Sends(page, "Keep", ("area-words", "12 Example Road")));
        await tour.Sees("about-answered", about, page => Sends(page, "Keep", ("gender-words", "a quiet one"), ("area-words", "LS7")));
        await tour.Sees("about-change", about, page => page.EvaluateAsync("document.querySelectorAll('details').forEach(one => one.open = true)"));
        await tour.Sees("happened", "/happened");
        await tour.Sees("happened-fault", "/happened", page => Sends(page, "Write it down"));
        await evening.Sam.Opens($"/happened/{key}");
        foreach (var kind in new[] { "data_breach", "near_miss" })
            await evening.Sam.Presses("Write it down", ("kind", kind), ("what", "the back door stood open for an hour"));
        await tour.Sees("happened-open", $"/happened/{key}", page => page.EvaluateAsync("document.querySelectorAll('details').forEach(one => one.open = true)"));
        await evening.Sam.Presses("Close it: A near miss, 4 Jun 2027", ("learnt", "a spring for the door"));
        await tour.Sees("happened-closed", $"/happened/{key}");
        tour.IsFine();
    }

    [Fact]
    public async Task Callbacks_are_for_everybody()
    {
        await using var tour = await Tour(evening.Sam);
        await tour.Sees("callbacks", "/callbacks");
        await tour.Sees("callbacks-here", "/callbacks", page => Sends(page, "I am here to ring people"));
        await tour.Sees("callbacks-card", "/callbacks", page => Sends(page, "Help the next person"));
        tour.IsFine();
    }

    [Fact]
    public async Task The_team_is_for_everybody()
    {
        var (house, key) = (evening.House, evening.House.Key);
        var ann = await house.Supporter(isHere: false);
        await Shifts.Plans(evening.App, house, "19:30", "23:00", ann);
        await ann.Texting(house).Texts("DEBRIEF");
        await using var tour = await Tour(evening.Sam);
        await tour.Sees("venues", $"/settings/{key}/venues");
        await evening.Sam.Opens($"/settings/{key}/venues");
        await evening.Sam.PressesIn("Add", ("name", "The Lantern"), ("address", "1 Example Road"), ("isPublic", "true"), ("stepFree", "true"), ("opens", "10:00"), ("closes", "23:00"));
        var plan = $"/meetings?person={evening.Person.Split('/', '?')[2]}&service={key}";
        await tour.Sees("meeting-planned", plan);
        await evening.Sam.Opens(plan);
        await evening.Sam.PressesIn("Plan", ("venue", evening.Sam.Page.QuerySelector("input[name=venue]")!.GetAttribute("value")!), ("at", "22:00"), ("minutes", "60"), ("supporters", $"{ann.Id}"));
        await tour.Sees("meetings", "/meetings");
        await evening.App.Database.Transact(tx => tx.Execute("update check_in set step = 3"), CancellationToken.None);
        await tour.Sees("meetings-alarm", "/meetings");
        await tour.Sees("rota", $"/rota?service={key}");
        await tour.Sees("my-shift-before", "/my-shift");
        await tour.Sees("my-shift", "/callbacks", page => Sends(page, "I am here to ring people"));
        await tour.Sees("my-shift-here", "/my-shift");
        // The evening is everybody's here: whoever walks on finds it as it was.
        await evening.Sam.Opens("/my-shift");
        await evening.Sam.Presses("I am signing off");
        tour.IsFine();
    }

    [Fact]
    public async Task Accounts_are_for_everybody()
    {
        var word = await evening.App.Database.Transact(tx => Invitations.Make(tx, new Invited(nameof(Role.HouseWorker))), CancellationToken.None);
        await using var tour = await Tour(null);
        await tour.Sees("sign-in", "/account/sign-in");
        await tour.Sees("sign-in-fault", "/account/sign-in", page => Sends(page, "Go on", ("Email", "nobody@example.org"), ("Password", "something else")));
        await tour.Sees("join-used", $"{Invitations.Page}no-such-word");
        await tour.Sees("join", Invitations.Page + word);
        await tour.Sees("join-fault", Invitations.Page + word, page => Sends(page, "Go on", ("Name", ""), ("Email", "kim@example.org"), ("Password", "short")));
        await tour.Sees("set-up", Invitations.Page + word, page => Sends(page, "Go on", ("Name", "Kim"), ("Email", "kim@example.org"), ("Password", Password)));
        var app = "";
        await tour.Sees("set-up-fault", "/account/set-up", async page =>
        {
            app = await page.Locator("main code").TextContentAsync() ?? "";
            await Sends(page, "Done", ("code", "000000"));
        });
        await tour.Sees("recovery-codes", "/account/set-up", page => Sends(page, "Done", ("code", new Authenticator(app).Code())));
        await tour.Sees("recovery-codes-shown", "/account/recovery-codes", page => Sends(page, "Show me new codes"));
        await tour.Sees("account", "/account");
        await tour.Sees("not-yours", "/settings");
        await tour.Sees("sign-out", "/account/sign-out");
        await tour.Sees("second-step", "/account/sign-out", async page =>
        {
            await Sends(page, "Sign out", scope: "main");
            await page.GotoAsync($"{evening.Address}/account/sign-in");
            await Sends(page, "Go on", ("Email", "kim@example.org"), ("Password", Password));
        });
        await tour.Sees("second-step-fault", "/account/second-step", page => Sends(page, "Sign in", ("code", "000000")));
        tour.IsFine();
    }

    [Fact]
    public async Task Figures_are_for_everybody_and_charts_are_drawn_from_their_tables()
    {
        var (key, first) = (evening.House.Key, new NodaTime.LocalDate(2025, 12, 1));
        Assert.Equal("", (await evening.App.BringsInVisits(Sheets.LivelyVisits(key, first, 550, seed: 1))).Faults());
        Assert.Equal("", (await evening.App.BringsInCalls(Sheets.LivelyCalls(key, first, 550, seed: 2))).Faults());
        using var vera = await Colleague.SignsIn(evening.App, key, Role.Viewer, "Vera");
        await using (var viewing = await Tour(vera))
        {
            await viewing.Sees("figures-viewed", $"/figures/{key}?to=2026-12-31");
            viewing.IsFine();
        }

        await using var tour = await Tour(evening.Sam);
        await tour.Sees("figures", $"/figures/{key}?from=2026-01-01&to=2026-12-31&yearBefore=true", async page =>
        {
            Assert.True(await page.EvaluateAsync<int>("document.querySelectorAll('canvas').length") >= 7);
            Assert.Equal(0, await page.EvaluateAsync<int>("[...document.querySelectorAll('canvas')].filter(one => !(Chart.getChart(one)?.data.labels.length > 0)).length"));
            Assert.Equal(
                await page.EvaluateAsync<string>("[...document.querySelectorAll('table[data-chart=visits] tbody td:nth-child(2)')].map(cell => cell.dataset.value).join()"),
                await page.EvaluateAsync<string>("Chart.getChart('visits').data.datasets[0].data.join()"));
            await IsOnPaperByDayAndByNight(page);
        });
        await tour.Sees("figures-weeks", $"/figures/{key}?from=2026-01-01&to=2026-12-31&by=week", page => page.EvaluateAsync("document.querySelectorAll('details').forEach(one => one.open = true)"));
        await tour.Sees("figures-empty", $"/figures/{evening.Quiet.Key}?from=2030-01-01&to=1999-01-01");
        await tour.Sees("figures-night", $"/figures/{key}/night/{EveningInFull.Night}");
        await tour.Sees("figures-year-printed", $"/figures/{key}/year/2026");
        await evening.HasAnswers(2026);
        await tour.Sees("figures-year-who-came", $"/figures/{key}/year/2026?form=inside");
        await tour.Sees("figures-year-missing", $"/figures/{key}/year/2024");
        await tour.Sees("imports", "/figures/imports");
        tour.IsFine();
    }

    [Fact]
    public async Task What_managers_keep_is_for_everybody()
    {
        await using var tour = await Tour(evening.Sam);
        var key = evening.House.Key;
        foreach (var path in new[]
        {
            "/settings", $"/settings/{key}/hours", $"/settings/{key}/closures", $"/settings/{key}/promises", $"/settings/{key}/taxi", "/settings/retention",
            "/settings/words", "/colleagues", $"/colleagues/{evening.Alex.Account}", $"/colleagues/{evening.Alex.Account}/end", "/audit",
            $"/audit/colleague/{evening.Alex.Account}", $"/audit/person/{evening.Person.Split('/', '?')[2]}", "/account",
        })
            await tour.Sees(string.Join('-', path.Split('/').Where(part => part.Length is > 0 and < 20 && part != key)), path);
        await tour.Sees("settings-word", "/settings/words", async page => await page.GotoAsync(
            evening.Address + await page.Locator("main a[href^='/settings/words/']").First.GetAttributeAsync("href")));
        tour.IsFine();
    }

    [Fact]
    public async Task What_anybody_may_see_is_for_everybody()
    {
        await using var tour = await Tour(null);
        await tour.Sees("public", "/");
        await tour.Sees("public-plain", "/?plain");
        await tour.Sees("public-welsh", "/?lang=cy");
        await tour.Sees("privacy", "/privacy");
        await tour.Sees("privacy-welsh", "/privacy?lang=cy");
        tour.IsFine();
    }

    private async Task<Tour> Tour(Colleague? who) => new(await browser.Open($"{evening.Address}/privacy", new Look(), who), evening.Address);

    private static async Task IsOnPaperByDayAndByNight(IPage page)
    {
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await page.WaitForFunctionAsync("Chart.getChart('visits').data.datasets[0].backgroundColor !== '#1f6f5c'");
        var onScreen = await Ink(page);
        await page.EvaluateAsync("dispatchEvent(new Event('beforeprint'))");
        Assert.Equal("#000 #1f6f5c", await Ink(page));
        await page.EvaluateAsync("dispatchEvent(new Event('afterprint'))");
        Assert.Equal(onScreen, await Ink(page));
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
    }

    /// <summary>In what a chart is written, and drawn.</summary>
    private static Task<string> Ink(IPage page) =>
        page.EvaluateAsync<string>("(chart => `${chart.options.scales.x.ticks.color} ${chart.data.datasets[0].backgroundColor}`)(Chart.getChart('visits'))");

    /// <summary>Fills fields and sends their form as it is: what a browser would not let through, the service must answer.</summary>
    private static Task Sends(IPage page, string button, params (string Name, string Value)[] fills) => Sends(page, button, "body", fills);

    private static async Task Sends(IPage page, string button, string scope, params (string Name, string Value)[] fills)
    {
        await page.EvaluateAsync("document.querySelectorAll('form').forEach(form => { form.noValidate = true; })");
        await page.EvaluateAsync("document.querySelectorAll('main input[type=time]').forEach(field => { field.type = 'text'; })");
        foreach (var (name, value) in fills)
            await page.Locator($"main [name={name}]").First.FillAsync(value);
        await page.Locator(scope).GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First.ClickAsync();
        await page.WaitForLoadStateAsync();
    }
}
