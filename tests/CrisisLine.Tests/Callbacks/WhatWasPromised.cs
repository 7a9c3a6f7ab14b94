using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Callbacks;

/// <summary>A promise to ring is kept, or taken back in so many words. Nobody waits for a phone that does not ring.</summary>
public sealed class WhatWasPromised(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    [Fact]
    public async Task The_team_is_warned_before_it_breaks_and_the_person_hears_once_that_it_takes_longer()
    {
        var (night, jay, _) = await JayWantsACall();

        await night.Wait(9);
        Assert.DoesNotContain(await night.Inbox(), thread => thread.Urgent);
        await night.Wait(1);
        Assert.Contains(await night.Inbox(), thread => thread.Urgent);
        Assert.Empty(await app.Provider.TextsTo(jay));
        await night.Wait(5);
        Assert.StartsWith("We are sorry, we are running late. You are not forgotten. We will ring by 6.35pm.", (await app.SentTo(jay)).Words);

        await night.Wait(60);
        await app.WhenRecorded();
        Assert.Single(await app.Provider.TextsTo(jay));
    }

    [Fact]
    public async Task What_cannot_be_kept_is_said_before_the_close_and_nothing_is_left_open()
    {
        var (night, jay, _) = await JayWantsACall();

        await night.Wait(7 * 60 + 44);
        Assert.Equal("due", await State(night));
        // Hours lie between the two texts; here they must not leave at the same moment.
        Assert.StartsWith("We are sorry, we are running late.", (await app.SentTo(jay)).Words);
        await night.Wait(1);

        Assert.Equal("noCapacity", await State(night));
        Assert.StartsWith("We are sorry. We cannot ring you tonight and did not want to leave you waiting.", (await app.SentTo(jay, count: 2)).Words);
        Assert.Empty(await night.Callbacks("open"));
    }

    [Fact]
    public async Task Not_reached_they_are_told_and_rung_once_more_and_then_left_in_peace()
    {
        var (night, jay, ann) = await JayWantsACall();
        var phone = night.Telephone(jay);
        await phone.PhoneIs("NoAnswer");

        await Rings(night, ann);
        await app.Provider.Waits(40);
        Assert.Equal("notReached", await State(night));
        Assert.StartsWith("We rang and missed you. We will try once more at about 6.20pm.", (await app.SentTo(jay)).Words);
        Assert.Equal(409, (await ann.Takes(await Only(night))).Status);
        await night.Wait(15);
        Assert.Equal("due", await State(night));

        await Rings(night, ann, times: 2);
        await app.Provider.Waits(40);
        Assert.Equal("finishedMissed", await State(night));
        Assert.StartsWith("We tried to ring and do not want to bother you. Reply NOW any time before 2am", (await app.SentTo(jay, count: 2)).Words);
        await night.Wait(120);
        await phone.WasRung(times: 2);
    }

    [Fact]
    public async Task After_two_misses_NOW_is_a_new_promise()
    {
        var (night, jay, ann) = await JayWantsACall();
        await night.Telephone(jay).PhoneIs("Busy");
        await Rings(night, ann);
        await night.Wait(15);
        await Rings(night, ann, times: 2);
        Assert.Equal("finishedMissed", await State(night));

        Assert.StartsWith("Thank you. Someone will ring you in about 15 minutes.", await jay.Texts("NOW"));

        Assert.Single(await night.Callbacks("open"));
    }

    [Fact]
    public async Task A_better_time_after_a_miss_moves_the_next_try()
    {
        var (night, jay, ann) = await JayWantsACall();
        await night.Telephone(jay).PhoneIs("Busy");
        await Rings(night, ann);

        Assert.Contains("at about 9pm", await jay.Texts("9"), StringComparison.Ordinal);

        await night.Wait(20);
        Assert.Equal("requested", await State(night));
    }

    [Fact]
    public async Task When_somebody_else_answers_nobody_there_is_asked_for_them_again_tonight()
    {
        var (night, jay, ann) = await JayWantsACall();
        var phone = night.Telephone(jay);
        await Rings(night, ann);
        await phone.PicksUp();
        await phone.HangsUp();
        await ann.Presses("3");

        Assert.Equal("finishedMissed", await State(night));
        Assert.NotEmpty(await night.Inbox());
        await night.Wait(120);
        await app.WhenRecorded();
        Assert.Empty(await app.Provider.TextsTo(jay));
        await phone.WasRung(times: 1);
    }

    [Fact]
    public async Task A_call_of_a_few_seconds_that_nobody_explains_is_looked_at_by_a_person()
    {
        var (night, jay, ann) = await JayWantsACall();
        await Rings(night, ann);
        await night.Telephone(jay).PicksUp();
        await ann.HangsUp();

        Assert.Equal("done", await State(night));
        Assert.NotEmpty(await night.Inbox());
        await night.Wait(60);
        await night.Telephone(jay).WasRung(times: 1);
    }

    [Fact]
    public async Task H26_At_an_hour_that_they_ruled_out_nobody_rings_also_not_for_the_second_time()
    {
        var (night, jay, ann) = await JayWantsACall(at: "2027-06-04T20:40");
        await RulesOut(jay, "not after 9");
        await night.Telephone(jay).PhoneIs("Busy");
        await jay.Texts("NOW");
        await Rings(night, ann);

        // The second try would be in their own evening, which they know; half an hour after their last text it is not theirs any more.
        await night.Wait(15);
        await ann.Takes(await Only(night));
        await night.Wait(40);

        await night.Telephone(jay).WasRung(times: 1);
        Assert.DoesNotContain("ringing", await State(night), StringComparison.Ordinal);
    }

    [Fact]
    public async Task H26_A_time_that_they_ruled_out_is_not_promised()
    {
        var night = await app.LineOpens("2027-06-04T18:05");
        var jay = night.Phone();
        await jay.Texts("hello");
        await RulesOut(jay, "not after 9");

        await jay.Texts("TALK");
        Assert.StartsWith("You asked us not to ring at that time, so we will not.", await jay.Texts("10pm"));

        Assert.Empty(await night.Callbacks());
        Assert.Contains("at about 8pm", await jay.Texts("8pm"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task H13_With_nobody_here_to_ring_a_person_of_the_team_knows_at_once()
    {
        var night = await app.LineOpens("2027-06-04T18:05");
        var jay = night.Phone();
        await jay.Texts("TALK");
        await jay.Texts("NOW");

        Assert.Contains(await night.Inbox(), thread => thread.Urgent);
    }

    private static async Task RulesOut(Phone jay, string words)
    {
        await jay.Texts("CONTACT");
        foreach (var answer in new[] { "1", "1", "none", "skip", words })
            await jay.Texts(answer);
    }

    private async Task Rings(HouseNight night, SupporterOnShift ann, int times = 1)
    {
        Assert.Equal(202, (await ann.Takes(await Only(night))).Status);
        await ann.WasRung(times);
        await ann.Accepts();
        await app.WhenRung();
    }

    private async Task<(HouseNight Night, Phone Jay, SupporterOnShift Ann)> JayWantsACall(string at = "2027-06-04T18:05")
    {
        var night = await app.LineOpens(at, hasQuietNumber: true);
        var (jay, ann) = (night.Phone(), await night.Supporter());
        await jay.Texts("TALK");
        await jay.Texts("NOW");
        return (night, jay, ann);
    }

    private static async Task<long> Only(HouseNight night) => Assert.Single(await night.Callbacks("open"))["id"]!.GetValue<long>();

    private static async Task<string> State(HouseNight night) => Assert.Single(await night.Callbacks())["state"]!.GetValue<string>();
}
