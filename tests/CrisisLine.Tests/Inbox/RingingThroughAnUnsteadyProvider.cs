using System.Globalization;
using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Inbox;

/// <summary>The phones on the ladder, when the provider stumbles, loses answers and news, or delivers a step twice.</summary>
public sealed class RingingThroughAnUnsteadyProvider(CrisisLineApp app) : IClassFixture<CrisisLineApp>, IAsyncLifetime
{
    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => app.Provider.Heals();

    [Theory]
    [InlineData("TooManyRequests")]
    [InlineData("Unavailable")]
    public async Task A_phone_that_could_not_be_rung_now_is_rung_a_little_later_and_only_once(string fault)
    {
        var (night, lead, manager) = await SomebodyIsInDanger();
        await app.Provider.Fails(fault, lead, times: 1);

        await night.Wait(5);
        await lead.WasRung(times: 0);
        app.Clock.Now += Duration.FromSeconds(30);

        await lead.WasRung();
        await manager.WasRung(times: 0);
        Assert.Equal(1, await app.Provider.Failed(fault));
    }

    [Fact]
    public async Task An_answer_that_was_lost_is_made_good_by_the_news_of_the_call_and_nobody_is_rung_twice()
    {
        var (night, lead, manager) = await SomebodyIsInDanger();
        await app.Provider.Fails("LoseAnswer", lead, times: 1);

        await night.Wait(5);
        await lead.WasRung();
        await lead.PicksUp();
        Assert.Contains("It is yours now", await lead.Presses("1"));

        await night.Wait(10);
        await lead.WasRung(times: 1);
        await manager.WasRung(times: 0);
    }

    [Fact]
    public async Task An_answer_that_was_lost_with_all_news_is_looked_up_a_minute_later_and_nobody_is_rung_twice()
    {
        var (night, lead, _) = await SomebodyIsInDanger();
        await app.Provider.Fails("LoseCallback");
        await app.Provider.Fails("LoseAnswer", lead, times: 1);

        await night.Wait(5);
        var call = await lead.WasRung();
        Assert.Equal("unknown", await State(lead));
        // On a busy machine the look-up may get no answer in time, and is made again a minute later.
        for (var minute = 0; minute < 2 && await State(lead) == "unknown"; minute++)
        {
            app.Clock.Now += Duration.FromSeconds(61);
            await app.WhenRung();
        }

        Assert.Equal("ringing", await State(lead));
        Assert.Equal(1, await Kept.Count(app, $"ring where provider_id = '{call!.Sid}' and not resent"));
        await lead.WasRung(times: 1);
    }

    [Fact]
    public async Task What_never_reached_the_provider_is_asked_for_once_more_and_then_the_next_is_rung()
    {
        var (night, lead, manager) = await SomebodyIsInDanger();
        await app.Provider.Fails("ServerError", lead);

        await night.Wait(5);
        await app.WhenRung();
        app.Clock.Now += Duration.FromSeconds(61);
        await Eventually.Is(true, async () => await app.Provider.Failed("ServerError") == 2, within: TimeSpan.FromSeconds(20));
        await app.WhenRung();
        app.Clock.Now += Duration.FromSeconds(61);

        await manager.WasRung();
        Assert.Equal("failed", await State(lead));
        await lead.WasRung(times: 0);
        Assert.Equal(2, await app.Provider.Failed("ServerError"));
    }

    [Fact]
    public async Task Whoever_the_provider_refuses_to_ring_is_passed_over_at_once()
    {
        var (night, lead, manager) = await SomebodyIsInDanger();
        await app.Provider.Fails("Refuse", lead);

        await night.Wait(5);

        await manager.WasRung();
        Assert.Equal(1, await app.Provider.Failed("Refuse"));
    }

    [Fact]
    public async Task When_all_news_of_a_call_is_lost_the_next_is_rung_after_three_minutes_and_a_late_key_still_counts()
    {
        var (night, lead, manager) = await SomebodyIsInDanger();
        await app.Provider.Fails("LoseCallback");
        await night.Wait(5);
        var call = await lead.WasRung();

        await night.Wait(3);
        await manager.WasRung();
        Assert.Equal("unheard", await State(lead));

        await Step(lead, call!, turn: 0, keys: null);
        Assert.Contains("It is yours now", (await Step(lead, call!, turn: 1, keys: "1")).Body);
        Assert.Equal("taken", await State(lead));
    }

    [Fact]
    public async Task A_step_that_is_asked_for_twice_gets_the_same_answer_and_has_no_second_effect()
    {
        var (night, lead, manager) = await SomebodyIsInDanger();
        await night.Wait(5);
        var call = await lead.WasRung();

        var pickedUp = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Step(lead, call!, turn: 0, keys: null)));
        Assert.Single(pickedUp.Select(answer => answer.Body).Distinct());
        var pressed = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Step(lead, call!, turn: 1, keys: "2")));
        Assert.Single(pressed.Select(answer => answer.Body).Distinct());
        Assert.Contains("That is fine.", pressed[0].Body);

        // Another key at a step that was answered is the same step, and the first stands.
        Assert.Equal(pressed[0].Body, (await Step(lead, call!, turn: 1, keys: "1")).Body);
        Assert.Equal(2, await Kept.Count(app, $"ring_step where sid = '{call!.Sid}'"));
        Assert.Equal("declined", await State(lead));
        await manager.WasRung();
    }

    [Fact]
    public async Task News_that_comes_twice_and_in_any_order_rings_the_next_once()
    {
        var (night, lead, manager) = await SomebodyIsInDanger();
        await night.Wait(5);
        var call = await lead.WasRung();

        foreach (var status in new[] { "no-answer", "ringing", "no-answer", "initiated", "completed", "nonsense" })
            Assert.Equal(204, (await Deliver(lead, call!, $"/twilio/ring-news/{await Ring(lead)}", ("CallStatus", status))).Status);

        Assert.Equal("no_answer", await State(lead));
        await manager.WasRung();
    }

    [Fact]
    public async Task What_lay_in_the_hands_of_a_node_that_died_is_looked_up_and_rung()
    {
        var (night, lead, _) = await SomebodyIsInDanger();
        await app.Provider.Fails("Unavailable", lead, times: 1);
        await night.Wait(5);
        await app.WhenRung();
        // It was claimed, and nothing was ever heard of it again.
        await app.ConnectionString.Answer(
            $"update ring set state = 'posting', attempt = attempt + 1, due_at = '{app.Clock.Now + Duration.FromMinutes(1)}' where account_id = '{lead.Account}'");

        app.Clock.Now += Duration.FromSeconds(61);

        await lead.WasRung();
        Assert.Equal(1, await Kept.Count(app, $"ring where account_id = '{lead.Account}' and resent"));
    }

    [Theory]
    [InlineData("/twilio/ring/{0}/0", "CallSid", 400)]
    [InlineData("/twilio/ring/987654321/0", "Nothing", 200)]
    [InlineData("/twilio/ring-news/987654321", "Nothing", 204)]
    public async Task A_request_about_no_call_or_no_ring_of_ours_changes_nothing(string path, string without, int status)
    {
        var (night, lead, _) = await SomebodyIsInDanger();
        await night.Wait(5);
        var call = await lead.WasRung();

        var answer = await Deliver(lead, call!, string.Format(CultureInfo.InvariantCulture, path, await Ring(lead)), (without, ""), ("CallStatus", "busy"));

        Assert.Equal(status, answer.Status);
        Assert.Equal("ringing", await State(lead));
    }

    private async Task<(HouseNight Night, ColleagueOnCall Lead, ColleagueOnCall Manager)> SomebodyIsInDanger()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        var (lead, manager) = (await night.Colleague("ShiftLead", "Ann"), await night.Colleague("Manager", "Mo"));
        await night.Phone().Texts("i want to die");
        return (night, lead, manager);
    }

    private async Task<Answer> Step(ColleagueOnCall lead, MadeCall call, int turn, string? keys) =>
        await Deliver(lead, call, $"/twilio/ring/{await Ring(lead)}/{turn}", ("CallStatus", "in-progress"), ("Digits", keys ?? ""));

    private Task<Answer> Deliver(ColleagueOnCall lead, MadeCall call, string path, params (string Name, string Value)[] more)
    {
        var form = new Dictionary<string, string>
        {
            ["CallSid"] = call.Sid,
            ["AccountSid"] = CrisisLineApp.AccountSid,
            ["From"] = call.From,
            ["To"] = lead.Number,
        };
        foreach (var (name, value) in more)
            form[name] = value;
        return app.Line.Deliver([.. form], path: path);
    }

    private Task<string?> Ring(ColleagueOnCall lead) => app.ConnectionString.Answer($"select max(id) from ring where account_id = '{lead.Account}'");

    private Task<string?> State(ColleagueOnCall lead) =>
        app.ConnectionString.Answer($"select state from ring where account_id = '{lead.Account}' order by id desc limit 1");
}
