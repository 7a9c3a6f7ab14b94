using CrisisLine.Staff;
using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Taxis;

/// <summary>A firm that is written to, by a post office that is sometimes away.</summary>
public sealed class FirmsByLetter : IAsyncLifetime, IDisposable
{
    private readonly PostOffice _office = new();
    private readonly CrisisLineApp _app = new();

    public async Task InitializeAsync()
    {
        (_app.Settings["Smtp:Host"], _app.Settings["Smtp:Port"], _app.Settings["Smtp:From"], _app.Settings["Smtp:Tls"]) =
            ("127.0.0.1", $"{_office.Port}", "taxis@line.example", "false");
        await _app.InitializeAsync();
    }

    public Task DisposeAsync() => _app.DisposeAsync();

    public void Dispose() => _office.Dispose();

    [Fact]
    public async Task H17_The_letter_has_the_job_and_a_page_to_answer_on_and_tells_nothing_else()
    {
        var night = await Asked();

        await Eventually.Is("1", () => Task.FromResult($"{_office.Letters.Count}"), within: TimeSpan.FromSeconds(20));
        var letter = _office.Letters[0];
        var taxi = (await night.Taxis(_app))[0];
        Assert.Contains($"Subject: DH1 job {taxi["reference"]}, 9pm", letter);
        Assert.Contains("14 Harehills Lane, LS8 5DN", letter.Replace("=\n", "", StringComparison.Ordinal));
        Assert.Contains("https://line.example/job/", letter.Replace("=\n", "", StringComparison.Ordinal));
        Assert.DoesNotContain("Dial House", letter);
        Assert.DoesNotContain("Jay", letter);
        Assert.DoesNotContain("+447", letter);
    }

    [Fact]
    public async Task H16_A_post_office_that_is_away_is_tried_again_and_the_letter_is_one()
    {
        _office.Refuses(451);
        var night = await Asked();
        await _app.WhenFirmsAreTold();
        Assert.Empty(_office.Letters);

        _office.Refuses(0);

        // The refusal may be written down only now, so that its half minute begins a little later.
        await Eventually.Is("1", () =>
        {
            _app.Clock.Now += Duration.FromSeconds(2);
            return Task.FromResult($"{_office.Letters.Count}");
        }, within: TimeSpan.FromSeconds(20));
        Assert.Equal("out:sentToFirm", await night.TaxiStates(_app));
    }

    [Fact]
    public async Task H16_A_letter_that_is_refused_for_good_goes_to_a_person_at_once()
    {
        _office.Refuses(550);
        var night = await Asked();

        await Eventually.Is("out:manual", () => night.TaxiStates(_app), within: TimeSpan.FromSeconds(20));
        Assert.Contains(await night.Inbox(), thread => thread.Urgent);
    }

    [Fact]
    public async Task A_try_by_letter_says_that_it_is_one()
    {
        var night = await _app.HouseOpens("2027-06-04T18:05", places: 2);
        await TaxiFirm.DrivesFor(_app, night, channel: "email", email: "desk@cabs.example");
        using var manager = await Colleague.SignsIn(_app, night.Key, Role.Manager, "Max");
        await manager.Opens($"/settings/{night.Key}/taxi");

        await manager.Presses("Send a try to City Cabs");

        Assert.Contains("it was reached", manager.Text);
        Assert.Contains("No car is needed", Assert.Single(_office.Letters).Replace("=\n", "", StringComparison.Ordinal));
    }

    private async Task<HouseNight> Asked()
    {
        var night = await _app.HouseOpens("2027-06-04T18:05", places: 2, arrivals: "21:30");
        await TaxiFirm.DrivesFor(_app, night, channel: "email", email: "desk@cabs.example");
        var sam = await night.SomebodyIsComing();
        await sam.Texts("Jay");
        await sam.OrdersATaxi();
        await night.Wait(minutes: 130);
        return night;
    }
}
