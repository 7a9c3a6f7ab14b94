using System.Net;
using System.Security.Claims;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CrisisLine.Staff;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CrisisLine.Tests.Support;

/// <summary>Somebody who works here, in front of a browser without script: pages, forms, a cookie.</summary>
public sealed class Colleague : IDisposable
{
    private readonly CrisisLineApp _app;
    private readonly HttpClient _http;
    private readonly CookieContainer _cookies = new();

    private Colleague(CrisisLineApp app, Guid account, Uri? node = null)
    {
        (_app, Account) = (app, account);
        _http = new HttpClient(new SocketsHttpHandler { CookieContainer = _cookies, AllowAutoRedirect = true }) { BaseAddress = node ?? app.Line.Address };
    }

    /// <summary>Somebody in front of a browser that nobody is signed in with.</summary>
    public static Colleague Nobody(CrisisLineApp app) => new(app, Guid.Empty);

    public Guid Account { get; }

    /// <summary>What signs a browser in as them.</summary>
    public Cookie Ticket => _cookies.GetAllCookies().Single(cookie => cookie.Name == "crisisline");

    /// <summary>What the server answered last.</summary>
    public int Status { get; private set; }

    /// <summary>Where they are, after every redirect.</summary>
    public string Path { get; private set; } = "";

    /// <summary>What came, page or file, letter by letter.</summary>
    public string Answer { get; private set; } = "";

    public IHtmlDocument Page { get; private set; } = null!;

    public string Text => string.Join(' ', Page.Body!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>What was said to them at the head of the page.</summary>
    public string Said => Page.QuerySelector(".said")?.TextContent.Trim() ?? "";

    public string Faults => Page.QuerySelector(".fault")?.TextContent.Trim() ?? "";

    /// <param name="service">Null, with no role: an admin.</param>
    public static async Task<Colleague> SignsIn(CrisisLineApp app, string? service, Role? role, string name = "Robin")
    {
        var account = await Team.Member(app, name);
        await app.Database.Transact(async tx =>
        {
            if (service is null)
                await tx.Execute("update account set is_admin = true where id = @account", new { account });
            else if (role is { } given)
                await Memberships.Change(tx, account, await tx.One<int>("select id from service where key = @service", new { service }), given);
        }, CancellationToken.None);
        var colleague = new Colleague(app, account);
        await colleague.SignsInAgain();
        return colleague;
    }

    /// <summary>As the second step of signing in does it: a row, and a cookie that names it.</summary>
    public async Task SignsInAgain()
    {
        var now = _app.Services.GetRequiredService<SessionClock>().Now;
        var device = await _app.Database.Transact(tx => Devices.SignIn(tx, Account, "Firefox on Linux", now), CancellationToken.None);
        var identity = new ClaimsIdentity(
            [new Claim("device", device.ToString()), new Claim(ClaimTypes.NameIdentifier, Account.ToString())], StaffCookie.Scheme);
        var options = _app.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(StaffCookie.Scheme);
        var properties = new AuthenticationProperties { IssuedUtc = now.ToDateTimeOffset(), ExpiresUtc = (now + Duration.FromHours(12)).ToDateTimeOffset() };
        var ticket = new AuthenticationTicket(new ClaimsPrincipal(identity), properties, StaffCookie.Scheme);
        _cookies.Add(_app.Line.Address, new Cookie(options.Cookie.Name!, options.TicketDataFormat.Protect(ticket)));
    }

    /// <summary>Another browser that has got hold of this one's cookies.</summary>
    public Colleague CookieStolen(Uri? node = null)
    {
        var thief = new Colleague(_app, Account, node);
        foreach (Cookie cookie in _cookies.GetAllCookies())
            thief._cookies.Add(thief._http.BaseAddress!, new Cookie(cookie.Name, cookie.Value));
        return thief;
    }

    /// <summary>Opens a page, and there the link that is read out so; of a list of threads, this house's first.</summary>
    public async Task Follows(string path, string link)
    {
        await Opens(path);
        var found = Page.QuerySelectorAll<IHtmlAnchorElement>("main a").First(one => one.TextContent.Trim() == link || one.GetAttribute("aria-label") == link);
        await Opens(found.GetAttribute("href")!);
    }

    /// <summary>Opens the inbox, and there what came in at this house.</summary>
    public async Task Follows(string path, HouseNight night)
    {
        var (_, threads) = await _app.Line.Api("/inbox?state=open");
        var id = threads!.AsArray().First(thread => thread!["service"]!.GetValue<string>() == night.Key)!["id"]!.GetValue<long>();
        await Opens($"{path}/{id}");
    }

    /// <summary>The page asks for itself again, as its script does while nobody touches it.</summary>
    public async Task Renews(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.Add("Live", "1");
        using var response = await _http.SendAsync(request);
        await Read(response);
    }

    /// <summary>Leaves a screen open.</summary>
    public async Task<LiveScreen> Watches(string path, Uri? node = null)
    {
        var browser = node is null ? this : CookieStolen(node);
        return new LiveScreen(await browser._http.GetStreamAsync(new Uri(path, UriKind.Relative)));
    }

    /// <summary>Posts as a form of another site would: with the cookie, and without what our pages give along.</summary>
    public Task PostsWithoutToken(string path, params (string Field, string Value)[] fields) =>
        Posts(path, [.. fields.Select(field => KeyValuePair.Create(field.Field, field.Value))]);

    /// <summary>Fills in the form of a page that is handled by this name, and sends it.</summary>
    public Task PressesIn(string handler, params (string Field, string Value)[] fills)
    {
        var form = Page.QuerySelectorAll<IHtmlFormElement>("form").First(one => one.GetAttribute("action")?.EndsWith($"handler={handler}", StringComparison.Ordinal) == true);
        var fields = Fields(form).Where(field => fills.All(fill => fill.Field != field.Key)).ToList();
        fields.AddRange(fills.Select(fill => KeyValuePair.Create(fill.Field, fill.Value)));
        return Posts(form.GetAttribute("action")!, fields);
    }

    public async Task Opens(string path)
    {
        using var response = await _http.GetAsync(new Uri(path, UriKind.Relative));
        await Read(response);
    }

    /// <summary>Fills in a form of the page that is open and presses one of its buttons.</summary>
    /// <param name="button">What stands on it, or how it is read out.</param>
    public Task Presses(string button, params (string Field, string? Value)[] fills)
    {
        var pressed = Page.QuerySelectorAll<IHtmlButtonElement>("button").FirstOrDefault(one => one.TextContent.Trim() == button || one.GetAttribute("aria-label") == button)
            ?? throw new InvalidOperationException($"There is no button \"{button}\" on {Path}: {Text}");
        var fields = Fields(pressed.Form!).Where(field => fills.All(fill => fill.Field != field.Key)).ToList();
        fields.AddRange(fills.Where(fill => fill.Value is not null).Select(fill => KeyValuePair.Create(fill.Field, fill.Value!)));
        if (pressed.Name is { Length: > 0 } name)
            fields.Add(KeyValuePair.Create(name, pressed.Value));
        return Posts(pressed.GetAttribute("formaction") ?? pressed.Form!.GetAttribute("action") ?? Path, fields);
    }

    /// <summary>Posts what no button of the page would, with the page's own token against forgery.</summary>
    public Task Forges(string path, params (string Field, string Value)[] fields) =>
        Posts(path, [.. fields.Select(field => KeyValuePair.Create(field.Field, field.Value)),
            KeyValuePair.Create("__RequestVerificationToken", Page.QuerySelector<IHtmlInputElement>("input[name=__RequestVerificationToken]")!.Value)]);

    /// <summary>Chooses a file in the form of a page that is handled by this name, and sends it.</summary>
    public async Task Uploads(string handler, string field, string file, byte[] bytes, params (string Field, string Value)[] fills)
    {
        var form = Page.QuerySelectorAll<IHtmlFormElement>("form").First(one => one.GetAttribute("action")?.EndsWith($"handler={handler}", StringComparison.Ordinal) == true);
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in Fields(form).Where(one => one.Key != field && fills.All(fill => fill.Field != one.Key)).Concat(fills.Select(fill => KeyValuePair.Create(fill.Field, fill.Value))))
            content.Add(new StringContent(value), name);
        content.Add(new ByteArrayContent(bytes), field, file);
        using var response = await _http.PostAsync(new Uri(new Uri(_http.BaseAddress!, Path), form.GetAttribute("action")!), content);
        await Read(response);
    }

    public void Dispose() => _http.Dispose();

    private async Task Posts(string path, List<KeyValuePair<string, string>> fields)
    {
        using var content = new FormUrlEncodedContent(fields);
        using var response = await _http.PostAsync(new Uri(_http.BaseAddress!, new Uri(new Uri(_http.BaseAddress!, Path), path)), content);
        await Read(response);
    }

    private static IEnumerable<KeyValuePair<string, string>> Fields(IHtmlFormElement form) => form.Elements.SelectMany(element => element switch
    {
        IHtmlInputElement { Type: "checkbox" or "radio" } box => box.IsChecked ? [(box.Name, box.Value)] : [],
        IHtmlInputElement input => [(input.Name, input.Value)],
        IHtmlTextAreaElement area => [(area.Name, area.Value)],
        IHtmlSelectElement select => [(select.Name, select.Value)],
        _ => Array.Empty<(string?, string?)>(),
    }).Where(field => field.Item1 is { Length: > 0 }).Select(field => KeyValuePair.Create(field.Item1!, field.Item2 ?? ""));

    private async Task Read(HttpResponseMessage response)
    {
        var body = Answer = await response.Content.ReadAsStringAsync();
        (Status, Path) = ((int)response.StatusCode, response.RequestMessage!.RequestUri!.PathAndQuery);
        Page = (IHtmlDocument)await BrowsingContext.New(Configuration.Default).OpenAsync(page => page.Content(body));
    }
}
