using System.Net;
using System.Text.RegularExpressions;
using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Taxis;

/// <summary>A firm that answers on a page: no login, one job, and nothing on it from which a driver could tell why.</summary>
public sealed partial class TheFirmsPage(CrisisLineApp app) : IClassFixture<CrisisLineApp>, IDisposable
{
    private static readonly string[] Telling = ["crisis", "house-", "mental", "health", "visit", "Samaritans", "helpline", "support"];

    private readonly HttpClient _desk = new(new HttpClientHandler { CookieContainer = new CookieContainer() });

    [Fact]
    public async Task The_firm_accepts_is_late_arrives_and_is_done_on_its_page()
    {
        var (night, path, sam) = await Asked();

        var page = await Read(path);
        Assert.Contains("14 Harehills Lane, LS8 5DN", page);
        Assert.Contains((string)(await night.Taxis(app))[0]["word"]!, page);
        await Post(path, "Accept", ("car", "silver Toyota"), ("plate", "ab12 cde"));
        await app.WasTold(sam, "silver Toyota, AB12 CDE");
        Assert.Equal("out:accepted", await night.TaxiStates(app));

        await Post(path, "Late", ("minutes", "15"));
        await app.WasTold(sam, "It should come at about 9.15pm");
        await Post(path, "Is", ("word", "Here"));
        await Post(path, "Is", ("word", "OnBoard"));
        await Post(path, "Is", ("word", "Done"));
        Assert.Equal("out:completed", await night.TaxiStates(app));
        Assert.Contains("This job is over", await Read(path));
    }

    [Fact]
    public async Task H17_Nothing_on_it_tells_who_we_are_or_why_somebody_travels()
    {
        var (night, path, _) = await Asked();

        var page = await Read(path);
        Assert.DoesNotContain("Dial House", page);
        Assert.All(Telling, word =>
            Assert.DoesNotContain(word, Tags().Replace(page, " "), StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(night.Key, page);
    }

    [Fact]
    public async Task After_it_is_called_off_the_page_shows_no_place_and_no_word()
    {
        var (night, path, sam) = await Asked();
        var word = (string)(await night.Taxis(app))[0]["word"]!;
        await sam.Texts("NOT COMING");

        var page = await Read(path);
        Assert.Contains("This job is off. Please do not send a car.", page);
        Assert.DoesNotContain("Harehills", page);
        Assert.DoesNotContain(word, page);
    }

    [Fact]
    public async Task An_address_that_is_made_up_or_a_day_old_opens_nothing()
    {
        var (_, path, _) = await Asked();
        Assert.Equal(HttpStatusCode.NotFound, (await _desk.GetAsync(new Uri(app.Line.Address, path[..^1] + (path[^1] == 'A' ? 'B' : 'A')))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _desk.GetAsync(new Uri(app.Line.Address, "/job/1.9999999999.abc"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _desk.GetAsync(new Uri(app.Line.Address, "/job/x"))).StatusCode);

        app.Clock.Now += Duration.FromHours(25);

        Assert.Equal(HttpStatusCode.NotFound, (await _desk.GetAsync(new Uri(app.Line.Address, path))).StatusCode);
    }

    public void Dispose() => _desk.Dispose();

    private async Task<(HouseNight Night, string Path, Phone Sam)> Asked()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2, arrivals: "21:30");
        var firm = await TaxiFirm.DrivesFor(app, night, channel: "page");
        var sam = await night.SomebodyIsComing();
        await sam.OrdersATaxi();
        await night.Wait(minutes: 130);
        var text = Assert.Single(await firm.Heard());
        return (night, new Uri(text[text.IndexOf("http", StringComparison.Ordinal)..]).AbsolutePath, sam);
    }

    private async Task<string> Read(string path)
    {
        var html = await (await _desk.GetAsync(new Uri(app.Line.Address, path))).Content.ReadAsStringAsync();
        return WebUtility.HtmlDecode(html[html.IndexOf("<body", StringComparison.Ordinal)..]);
    }

    private async Task Post(string path, string handler, params (string Name, string Value)[] fields)
    {
        var token = Token().Match(await Read(path)).Groups[1].Value;
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token), .. fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value))]);
        using var answer = await _desk.PostAsync(new Uri(app.Line.Address, $"{path}?handler={handler}"), form);
        Assert.True(answer.IsSuccessStatusCode, $"{handler}: {answer.StatusCode}");
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();
}
