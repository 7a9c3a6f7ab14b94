using CrisisLine.Telephony;
using CrisisLine.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CrisisLine.Tests.Callbacks;

/// <summary>Somebody asks to be rung, a supporter rings them, and neither sees the other's number.</summary>
public sealed class BeingRung(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    [Fact]
    public async Task A_supporter_presses_1_and_only_then_the_person_is_rung_from_the_quiet_number()
    {
        var (night, jay, ann) = await JayWantsACall();
        Assert.Equal(202, (await ann.Takes(await Only(night))).Status);

        var first = await ann.WasRung();
        await jay.WasRung(times: 0);
        Assert.Equal("ringingSupporter", await State(night));
        await ann.PicksUp();
        await jay.WasRung(times: 0);
        await ann.Presses("1");
        await app.Provider.Waits(10);

        Assert.Equal(night.QuietNumber, (await jay.WasRung())!.From);
        Assert.Equal(night.QuietNumber, first!.From);
        Assert.Equal("ringingPerson", await State(night));
        Assert.Equal("", await jay.PicksUp());
        Assert.Equal("talking", await State(night));
        await night.Wait(20);
        await jay.HangsUp();
        await ann.Presses("1");
        Assert.Equal("done", await State(night));
    }

    [Fact]
    public async Task When_the_supporter_hangs_up_after_a_talk_it_is_done()
    {
        var (night, jay, ann) = await TheyTalk();

        await night.Wait(20);
        await ann.HangsUp();

        Assert.Equal("done", await State(night));
        await night.Wait(60);
        await jay.WasRung(times: 1);
    }

    [Fact]
    public async Task H04_Nothing_of_ours_speaks_to_a_machine_at_the_persons_end_and_the_supporter_says_that_it_was_one()
    {
        var (night, jay, ann) = await JayWantsACall();
        await jay.PhoneIs("Voicemail");
        await ann.Takes(await Only(night));
        await ann.WasRung();
        await ann.Accepts();

        await jay.WasRung();
        // The machine picks up after a while, and says its piece.
        await app.Provider.Waits(22);
        Assert.Equal("talking", await State(night));
        Assert.Contains("Press 2 if it was a machine", await ann.Presses("*"), StringComparison.Ordinal);
        await ann.Presses("2");

        Assert.Equal("notReached", await State(night));
        // The tone of a key, and not a word.
        Assert.All((await jay.Calls())[^1].Heard, heard => Assert.Equal("*", heard));
    }

    [Fact]
    public async Task A_supporters_voicemail_meets_nobody_and_the_next_supporter_can_take_it()
    {
        var (night, jay, ann) = await JayWantsACall();
        var ben = await night.Supporter("Ben");
        await ann.PhoneIs("Voicemail");
        await ann.Takes(await Only(night));
        await ann.WasRung();
        await app.Provider.Waits(60);

        Assert.Equal("due", await State(night));
        await jay.WasRung(times: 0);
        Assert.Equal(202, (await ben.Takes(await Only(night))).Status);
    }

    [Theory]
    [InlineData("Busy")]
    [InlineData("SwitchedOff")]
    [InlineData("NoAnswer")]
    public async Task A_supporter_whose_phone_is_dead_is_no_dead_end(string habit)
    {
        var (night, jay, ann) = await JayWantsACall();
        await ann.PhoneIs(habit);
        await ann.Takes(await Only(night));
        await ann.WasRung();
        await app.Provider.Waits(60);

        Assert.Equal("due", await State(night));
        await jay.WasRung(times: 0);
        Assert.Equal(202, (await (await night.Supporter("Ben")).Takes(await Only(night))).Status);
    }

    [Fact]
    public async Task H03_Of_thirty_who_take_it_at_once_one_rings_and_the_others_are_told()
    {
        var (night, jay, _) = await JayWantsACall();
        var all = new List<SupporterOnShift>();
        for (var count = 0; count < 30; count++)
            all.Add(await night.Supporter($"Supporter {count}"));
        var callback = await Only(night);

        var taken = await Task.WhenAll(all.Select(supporter => supporter.Takes(callback)));

        Assert.Single(taken, one => one.Status == 202);
        Assert.All(taken.Where(one => one.Status != 202), one => Assert.Equal((409, "already-taken"), (one.Status, one.Body!["code"]!.GetValue<string>())));
        await jay.WasRung(times: 0);
    }

    [Fact]
    public async Task Whoever_takes_it_twice_has_it_once()
    {
        var (night, _, ann) = await JayWantsACall();
        var callback = await Only(night);

        Assert.Equal(202, (await ann.Takes(callback)).Status);
        Assert.Equal(202, (await ann.Takes(callback)).Status);

        await ann.WasRung(times: 1);
    }

    [Fact]
    public async Task H14_Neither_sees_the_others_number_and_no_answer_of_the_api_holds_one()
    {
        var (night, jay, ann) = await TheyTalk();

        Assert.All((await jay.Calls()).Concat(await ann.Calls()), call => Assert.Equal(night.QuietNumber, call.From));
        var (_, callbacks) = await app.Line.Api("/callbacks?state=all", "demo-worker");
        var (_, supporters) = await app.Line.Api("/supporters", "demo-worker");
        Assert.DoesNotContain(ann.Number[3..], $"{callbacks}{supporters}");
        Assert.DoesNotContain(jay.Number[3..], $"{callbacks}{supporters}");
    }

    [Fact]
    public async Task When_all_news_of_a_call_is_lost_the_provider_is_asked_and_the_supporter_is_free_again()
    {
        var (night, _, ann) = await TheyTalk();
        await app.Provider.Fails("LoseCallback");
        await ann.HangsUp();
        Assert.Equal("talking", await State(night));

        await night.Wait(3);

        await Eventually.Is("done", () => State(night), within: TimeSpan.FromSeconds(20));
        await app.Provider.Heals();
    }

    [Fact]
    public async Task A_long_talk_of_which_nothing_is_heard_is_left_alone()
    {
        var (night, jay, ann) = await TheyTalk();

        await night.Wait(40);
        await app.NewestNode.GetRequiredService<CallWatcher>().Round(CancellationToken.None);

        Assert.Equal("talking", await State(night));
        await jay.HangsUp();
        await ann.Presses("1");
        Assert.Equal("done", await State(night));
    }

    [Fact]
    public async Task Whoever_presses_1_after_it_was_called_off_rings_nobody()
    {
        var (night, jay, ann) = await JayTexts();
        await ann.Takes(await Only(night));
        await ann.WasRung();
        Assert.Contains("We will not ring you", await jay.Texts("NO CALL"));

        await ann.PicksUp();
        Assert.Contains("not needed any more", await ann.Presses("1"));

        await night.Telephone(jay).WasRung(times: 0);
        Assert.Equal("cancelled", await State(night));
    }

    private async Task<(HouseNight Night, Telephone Jay, SupporterOnShift Ann)> TheyTalk()
    {
        var (night, jay, ann) = await JayWantsACall();
        await ann.Takes(await Only(night));
        await ann.WasRung();
        await ann.Accepts();
        await jay.WasRung();
        await jay.PicksUp();
        return (night, jay, ann);
    }

    private async Task<(HouseNight Night, Telephone Jay, SupporterOnShift Ann)> JayWantsACall()
    {
        var (night, jay, ann) = await JayTexts();
        return (night, night.Telephone(jay), ann);
    }

    private async Task<(HouseNight Night, Phone Jay, SupporterOnShift Ann)> JayTexts()
    {
        var night = await app.LineOpens("2027-06-04T18:05", hasQuietNumber: true);
        var (jay, ann) = (night.Phone(), await night.Supporter());
        await jay.Texts("TALK");
        await jay.Texts("NOW");
        return (night, jay, ann);
    }

    private static async Task<long> Only(HouseNight night) => Assert.Single(await night.Callbacks())["id"]!.GetValue<long>();

    private static async Task<string> State(HouseNight night) => Assert.Single(await night.Callbacks())["state"]!.GetValue<string>();
}
