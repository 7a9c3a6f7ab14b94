using CrisisLine.Staff;
using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Pages;

/// <summary>Any node serves any screen, and each is right soon after anything changed, whichever node changed it.</summary>
public sealed class AScreenLeftOpen(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    [Fact]
    public async Task Shows_somebody_who_texted_another_node()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        var other = await app.StartNode();
        using var sam = await Colleague.SignsIn(app, night.Key, Role.HouseWorker);
        using var screen = await sam.Watches($"/live/tonight/{night.Key}/2027-06-04", other);
        await screen.Shows("answer", 0);

        await night.Phone().Texts("VISIT");
        await screen.Shows("answer", 1);

        Assert.Contains("has until 6.35pm to say yes", screen.Rows.Values.Single());
        Assert.Contains("<b>1</b> free of 2", screen.Head);
    }

    [Fact]
    public async Task Is_sent_only_the_rows_that_changed()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 5);
        var phones = night.Phones(3);
        foreach (var phone in phones)
            await phone.Texts("VISIT");
        using var sam = await Colleague.SignsIn(app, night.Key, Role.HouseWorker);
        using var screen = await sam.Watches($"/live/tonight/{night.Key}/2027-06-04");
        await screen.Shows("answer", 3);
        screen.Rows.Clear();

        await phones[1].Texts("YES");
        await screen.Shows("coming", 1);

        Assert.Single(screen.Rows);
        Assert.Equal(2, screen.Order["answer"]!.AsArray().Count);
    }

    [Fact]
    public async Task Goes_dark_when_its_colleague_signs_out_elsewhere()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        using var sam = await Colleague.SignsIn(app, night.Key, Role.HouseWorker);
        using var screen = await sam.Watches($"/live/tonight/{night.Key}/2027-06-04");
        await screen.Shows("answer", 0);

        await sam.Opens("/account");
        await sam.Presses("Sign out");

        string? heard;
        do
            heard = await screen.Hears();
        while (heard == "board");
        Assert.Equal("signed-out", heard);
    }

    [Fact]
    public async Task Carries_no_number_and_is_no_use_without_the_cookie()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        var jay = night.Phone();
        await jay.Texts("VISIT");
        using var sam = await Colleague.SignsIn(app, night.Key, Role.HouseWorker);
        using var screen = await sam.Watches($"/live/tonight/{night.Key}/2027-06-04");
        await screen.Shows("answer", 1);
        using var nobody = Colleague.Nobody(app);

        await nobody.Opens($"/live/tonight/{night.Key}/2027-06-04");

        Assert.DoesNotContain(jay.Number[^6..], screen.Rows.Values.Single() + screen.Head);
        Assert.Equal(401, nobody.Status);
    }

    [Fact]
    public async Task The_night_goes_on_past_midnight_and_past_its_close()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2, nights: 2);
        var jay = night.Phone();
        await jay.Texts("VISIT");
        await jay.Texts("YES");
        using var sam = await Colleague.SignsIn(app, night.Key, Role.HouseWorker);
        await sam.Opens($"/tonight/{night.Key}/2027-06-04");
        await sam.Presses($"{sam.Page.QuerySelector("#coming a")!.TextContent} is here");

        await night.Wait(minutes: 60 * 8 + 10);
        await sam.SignsInAgain();
        await sam.Opens($"/tonight/{night.Key}/2027-06-04");

        Assert.Contains("Closed at 2am", sam.Text);
        Assert.Contains("In the house 1", sam.Text);
    }
}
