using CrisisLine.Staff;
using CrisisLine.Statistics;
using CrisisLine.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CrisisLine.Tests.Figures;

/// <summary>When a night has closed its managers get a letter: once, counts and nobody in particular.</summary>
public sealed class TheLetterInTheMorning : IAsyncLifetime, IDisposable
{
    private readonly PostOffice _office = new();
    private readonly CrisisLineApp _app = new();

    public async Task InitializeAsync()
    {
        (_app.Settings["Smtp:Host"], _app.Settings["Smtp:Port"], _app.Settings["Smtp:From"], _app.Settings["Smtp:Tls"]) =
            ("127.0.0.1", $"{_office.Port}", "figures@line.example", "false");
        await _app.InitializeAsync();
    }

    public Task DisposeAsync() => _app.DisposeAsync();

    public void Dispose() => _office.Dispose();

    [Fact]
    public async Task Each_manager_gets_one_and_nobody_else_whatever_comes_later()
    {
        var night = await Closed();

        await Post();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Post()));
        await night.Worker("leave", json: """{"leftHow":"own","issues":[]}""");
        await _app.Sweep();
        await Post();

        var letter = Assert.Single(_office.Letters).Replace("=\n", "", StringComparison.Ordinal);
        Assert.Contains("Friday 4 June 2027: 1 visits, 1 left open", letter.Replace("\n ", " ", StringComparison.Ordinal));
        Assert.Contains("Came: 1, 1 of them for the first time.", letter);
        Assert.Contains("For internal use: small numbers.", letter);
        Assert.DoesNotContain("Jay", letter);
        Assert.DoesNotContain("+447", letter);
    }

    [Fact]
    public async Task A_post_office_that_is_away_gets_it_later_and_one_that_refuses_is_not_asked_again()
    {
        _office.Refuses(451);
        await Closed();
        await Post();
        Assert.Empty(_office.Letters);

        _office.Refuses(0);
        await Post();
        Assert.Empty(_office.Letters);
        _app.Clock.Now += Duration.FromMinutes(11);
        await Post();
        Assert.Single(_office.Letters);
        Assert.Equal(1, await Kept.Count(_app, "figures_letter where outcome = 'sent' and attempt = 2"));
    }

    [Fact]
    public async Task Nights_of_long_ago_are_no_news()
    {
        var night = await _app.HouseOpens("2027-06-04T18:05", places: 2);
        using var max = await Colleague.SignsIn(_app, night.Key, Role.Manager, "Max");
        _app.Clock.Now = Instant.FromUtc(2027, 6, 7, 1, 0);
        await _app.Sweep();
        await Post();

        Assert.Empty(_office.Letters);
        Assert.Equal(1, await Kept.Count(_app, "night_figure"));
    }

    private Task Post() => _app.Services.GetRequiredService<FiguresPost>().Send(CancellationToken.None);

    private async Task<HouseNight> Closed()
    {
        var night = await _app.HouseOpens("2027-06-04T18:05", places: 2);
        using var max = await Colleague.SignsIn(_app, night.Key, Role.Manager, "Max");
        using var lee = await Colleague.SignsIn(_app, night.Key, Role.ShiftLead, "Lee");
        var sam = await night.SomebodyIsComing();
        await sam.Texts("Jay");
        await night.Worker("arrive");
        _app.Clock.Now = Instant.FromUtc(2027, 6, 5, 1, 0);
        await _app.Sweep();
        return night;
    }
}
