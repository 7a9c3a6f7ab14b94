using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Inbox;

/// <summary>The ladder: whose phone rings, and when.</summary>
public sealed class NobodyTakesAnUrgentText(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    [Fact]
    public async Task H11_The_lead_on_call_is_rung_after_five_minutes_and_the_manager_as_soon_as_that_was_in_vain()
    {
        var (night, lead, manager) = await SomebodyIsInDanger();

        await night.Wait(4);
        await lead.WasRung(times: 0);
        await night.Wait(1);
        Assert.Equal(night.Number, (await lead.WasRung())!.From);
        await manager.WasRung(times: 0);
        await night.Wait(1);
        await manager.WasRung();
    }

    [Fact]
    public async Task H11_After_ten_minutes_the_manager_is_rung_whatever_the_lead_does()
    {
        var (night, lead, manager) = await SomebodyIsInDanger();
        await night.Wait(5);
        await lead.WasRung();
        // Somebody holds the line, and presses nothing.
        await app.Provider.Fails("LoseCallback");
        await app.ConnectionString.Answer("update ring set expires_at = expires_at + interval '1 hour' where ended_at is null");

        await night.Wait(4);
        await manager.WasRung(times: 0);
        await night.Wait(1);
        await manager.WasRung();
        await app.Provider.Heals();
    }

    [Fact]
    public async Task H11_Whoever_presses_1_has_it_and_nobody_else_is_rung()
    {
        var (night, lead, manager) = await SomebodyIsInDanger();
        await night.Wait(5);
        await lead.WasRung();

        await lead.PicksUp();
        Assert.Contains("It is yours now. You find it in the inbox of Dial House", await lead.Presses("1"));

        Assert.Equal("Ann", await Owner(night));
        await night.Wait(60);
        await lead.WasRung(times: 1);
        await manager.WasRung(times: 0);
    }

    [Fact]
    public async Task H11_Until_a_key_is_pressed_nothing_says_who_we_are_and_nothing_ever_says_who_is_in_danger()
    {
        var (night, lead, _) = await SomebodyIsInDanger();
        await night.Wait(5);
        await lead.WasRung();

        Assert.Equal(
            "Hello. This call is for the one who is on call. Something waits for you. Press 1 to take it. Press 2 if you cannot.",
            await lead.PicksUp());
        Assert.DoesNotContain("die", await lead.Presses("1"));
    }

    [Fact]
    public async Task H11_With_no_lead_on_call_the_managers_are_rung_after_five_minutes()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        var (off, gone, ended) = (
            await night.Colleague("ShiftLead", "Off", isOnCall: false), await night.Colleague("ShiftLead", "Gone"), await night.Colleague("Manager", "Ended"));
        await gone.Leaves();
        await ended.GoesOffCall();
        var managers = new[] { await night.Colleague("Manager", "Mo"), await night.Colleague("Manager", "May") };
        await night.Phone().Texts("i want to die");

        await night.Wait(5);

        await Task.WhenAll(managers.Select(manager => manager.WasRung()));
        foreach (var nobody in new[] { off, gone, ended })
            await nobody.WasRung(times: 0);
    }

    [Fact]
    public async Task H11_With_nobody_on_call_it_is_counted_and_noted_and_whoever_comes_on_call_is_rung()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        var late = await night.Colleague("ShiftLead", "Late", isOnCall: false);
        var before = await NotTaken();
        await night.Phone().Texts("i want to die");
        var thread = await Thread(night);

        await night.Wait(5);
        await night.Wait(5);
        Assert.Equal(before + 1, await NotTaken());
        Assert.Equal(1, await Kept.Count(app, $"thread_note where kind = 'nobody_on_call' and thread_id = {thread}"));
        Assert.Equal("i want to die", Assert.Single(await night.Inbox()).Excerpt);

        await late.GoesOnCall();
        await night.Wait(5);
        await late.WasRung();
        await late.PicksUp();
        await late.Presses("1");
        Assert.Equal(before, await NotTaken());
    }

    [Theory]
    [InlineData("Busy")]
    [InlineData("SwitchedOff")]
    [InlineData("NoAnswer")]
    [InlineData("Voicemail")]
    public async Task H11_When_the_lead_cannot_be_reached_the_manager_need_not_wait_for_ten_minutes(string habit)
    {
        var (night, lead, manager) = await SomebodyIsInDanger();
        await lead.PhoneIs(habit);

        await night.Wait(5);
        await lead.WasRung();
        await app.Provider.Waits(seconds: 90);

        await manager.WasRung();
    }

    [Fact]
    public async Task H11_Whoever_cannot_says_so_by_key_and_the_next_is_rung_at_once()
    {
        var (night, lead, manager) = await SomebodyIsInDanger();
        await night.Wait(5);
        await lead.WasRung();
        await lead.PicksUp();

        Assert.EndsWith("That is fine. Thank you for telling us. Goodbye.", await lead.Presses("2"));

        await manager.WasRung();
    }

    [Fact]
    public async Task H11_A_wrong_key_and_a_silence_are_asked_once_more_and_then_the_next_is_rung()
    {
        var (night, lead, manager) = await SomebodyIsInDanger();
        await night.Wait(5);
        await lead.WasRung();
        await lead.PicksUp();

        Assert.Contains("Sorry, that key does nothing here.", await lead.Presses("7"));
        await manager.WasRung(times: 0);
        await app.Provider.Waits(seconds: 60);

        Assert.EndsWith("We heard no key, so this call ends now. Goodbye.", string.Join('\n', (await lead.Calls())[^1].Heard));
        await manager.WasRung();
    }

    [Fact]
    public async Task H11_All_are_rung_again_every_five_minutes_and_after_six_rounds_no_more()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        var (lead, manager, sam) = (await night.Colleague("ShiftLead", "Ann"), await night.Colleague("Manager", "Mo"), night.Phone());
        await lead.PhoneIs("Busy");
        await manager.PhoneIs("Busy");
        await sam.Texts("i want to die");

        for (var round = 1; round <= 6; round++)
        {
            await night.Wait(5);
            await lead.WasRung(round);
            await manager.WasRung(round);
        }

        await night.Wait(30);
        await lead.WasRung(times: 6);
        await manager.WasRung(times: 6);

        // Until they show again that they are in danger.
        await sam.Texts("i still want to die");
        await night.Wait(5);
        await lead.WasRung(times: 7);
    }

    [Fact]
    public async Task H11_When_the_house_has_closed_nobody_is_rung_again()
    {
        var night = await app.HouseOpens("2027-06-05T01:54", places: 2, night: "2027-06-04");
        var lead = await night.Colleague("ShiftLead", "Ann");
        await lead.PhoneIs("Busy");
        await night.Phone().Texts("i want to die");

        await night.Wait(5);
        await lead.WasRung();
        await night.Wait(30);

        await lead.WasRung(times: 1);
    }

    [Fact]
    public async Task H11_What_somebody_takes_on_the_screen_rings_no_phone()
    {
        var (night, lead, manager) = await SomebodyIsInDanger();

        Assert.Equal(200, (await app.Line.Api($"/inbox/{await Thread(night)}/own", "demo-worker", HttpMethod.Post)).Status);
        await night.Wait(20);

        await lead.WasRung(times: 0);
        await manager.WasRung(times: 0);
    }

    [Fact]
    public async Task H11_Whoever_picks_up_when_somebody_has_taken_it_is_thanked()
    {
        var (night, lead, _) = await SomebodyIsInDanger();
        var other = await night.Colleague("ShiftLead", "Ben");
        await night.Wait(5);
        await lead.WasRung();
        await other.WasRung();

        await lead.PicksUp();
        await lead.Presses("1");

        Assert.Equal("Somebody has taken it. There is no more to do. Thank you. Goodbye.", await other.PicksUp());
        Assert.Equal("Ann", await Owner(night));
    }

    [Fact]
    public async Task H11_Of_two_leads_who_press_1_in_the_same_moment_one_has_it_and_the_other_is_thanked()
    {
        for (var times = 0; times < 5; times++)
        {
            var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
            var leads = new[] { await night.Colleague("ShiftLead", "Ann"), await night.Colleague("ShiftLead", "Ben") };
            await night.Phone().Texts("i want to die");
            await night.Wait(5);
            foreach (var lead in leads)
            {
                await lead.WasRung();
                await lead.PicksUp();
            }

            var heard = await Task.WhenAll(leads.Select(lead => lead.Presses("1")));

            var winner = Assert.Single(leads, lead => heard[Array.IndexOf(leads, lead)].Contains("It is yours now"));
            Assert.Single(heard, words => words.EndsWith("Somebody has taken it. There is no more to do. Thank you. Goodbye."));
            Assert.Equal(winner.Worker.Name, await Owner(night));
        }
    }

    [Fact]
    public async Task A_lead_of_another_house_is_never_rung()
    {
        var other = await app.HouseOpens("2027-06-04T18:05", places: 2);
        var stranger = await other.Colleague("ShiftLead", "Stranger");
        var (night, lead, _) = await SomebodyIsInDanger();

        await night.Wait(5);

        await lead.WasRung();
        await stranger.WasRung(times: 0);
    }

    [Fact]
    public async Task H14_A_colleague_is_rung_from_the_quiet_number_and_theirs_is_written_down_nowhere()
    {
        app.Log.IsOfEverything = true;
        var (night, lead, manager) = await SomebodyIsInDanger();
        var quiet = await night.AddQuietNumber();
        await app.Provider.Has(quiet);

        await night.Wait(5);
        Assert.Equal(quiet, (await lead.WasRung())!.From);
        await lead.PicksUp();
        await lead.Presses("1");

        var text = string.Join('\n', [await DatabaseText.Of(app.ConnectionString), .. app.Log.Lines, $"{(await app.Line.Api("/inbox")).Body}"]);
        Assert.DoesNotContain(lead.Number[1..], text);
        Assert.DoesNotContain(manager.Number[1..], text);
    }

    private async Task<(HouseNight Night, ColleagueOnCall Lead, ColleagueOnCall Manager)> SomebodyIsInDanger()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        var (lead, manager) = (await night.Colleague("ShiftLead", "Ann"), await night.Colleague("Manager", "Mo"));
        await night.Phone().Texts("i want to die");
        return (night, lead, manager);
    }

    private async Task<int> NotTaken() =>
        int.Parse((await app.Line.Get("/metrics")).Body.Split('\n').Single(line => line.StartsWith("crisisline_urgent_not_taken ", StringComparison.Ordinal)).Split(' ')[1]);

    private Task<long> Thread(HouseNight night) => app.Database.Transact(
        tx => tx.One<long>("select id from thread where service_id = (select id from service where key = @Key)", new { night.Key }),
        CancellationToken.None);

    private Task<string?> Owner(HouseNight night) => app.Database.Transact(
        tx => tx.OneOrNone<string>("select owner from thread where service_id = (select id from service where key = @Key)", new { night.Key }),
        CancellationToken.None);
}
