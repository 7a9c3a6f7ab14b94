using CrisisLine.Staff;
using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Pages;

/// <summary>A supporter at their screen: here, the next person, and what is told afterwards.</summary>
public sealed class RingingPeople(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    [Fact]
    public async Task A_supporter_says_that_they_are_here_and_helps_the_next_person_whose_promise_is_the_oldest()
    {
        var (night, first, second) = await TwoWait();
        var (ann, phone) = await Ann(night);

        await ann.Presses("Help the next person");

        Assert.Equal("It is yours. Your own phone rings now: press 1 there, and we ring them.", ann.Said);
        await phone.WasRung();
        await phone.PicksUp();
        await phone.Presses("1");
        await app.Provider.Waits(10);
        await night.Telephone(first).WasRung();
        await night.Telephone(second).WasRung(times: 0);
        ann.Dispose();
    }

    [Fact]
    public async Task A_supporter_sees_who_is_theirs_and_of_the_others_only_that_they_wait()
    {
        var (night, first, _) = await TwoWait();
        var (ann, _) = await Ann(night);
        await ann.Opens("/callbacks");
        var others = ann.Page.QuerySelectorAll("ol.rows li b").Select(name => name.TextContent).ToList();
        await ann.Presses("Help the next person");

        Assert.Equal(["Someone", "Someone"], others);
        var codename = (await night.Callbacks("open"))[0]["displayName"]!.GetValue<string>();
        Assert.Equal(codename, ann.Page.QuerySelector("#card")!.TextContent);
        Assert.DoesNotContain(first.Number[3..], ann.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(first.Number[3..], ann.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        ann.Dispose();
    }

    [Fact]
    public async Task H04_Their_card_says_whom_to_ask_for_and_what_a_machine_may_hear()
    {
        var night = await app.LineOpens("2027-06-04T18:05", hasQuietNumber: true);
        var jay = night.Phone();
        await jay.Texts("CONTACT");
        foreach (var answer in new[] { "1", "2", "Robin", "Jay", "any" })
            await jay.Texts(answer);
        await jay.Texts("talk now");
        var (ann, _) = await Ann(night);

        await ann.Presses("Help the next person");

        Assert.Equal(
            ["Jay", "Say that it is Robin, and ring off. Do not ask when they are back.", "You may say: Hello, message for them. I will try again. Thank you. No name of ours, no number."],
            ann.Page.QuerySelectorAll("dl.facts dd").Select(fact => fact.TextContent));
        ann.Dispose();
    }

    [Fact]
    public async Task H04_Where_nothing_was_said_a_machine_hears_nothing()
    {
        var (night, _, _) = await TwoWait();
        var (ann, _) = await Ann(night);

        await ann.Presses("Help the next person");

        Assert.Contains("Say nothing, and press star.", ann.Text, StringComparison.Ordinal);
        ann.Dispose();
    }

    [Fact]
    public async Task After_a_call_that_ended_without_a_word_they_say_that_it_was_a_machine_and_it_is_tried_again()
    {
        var (night, first, _) = await TwoWait();
        var (ann, phone) = await Ann(night);
        await ann.Presses("Help the next person");
        await phone.WasRung();
        await phone.PicksUp();
        await phone.Presses("1");
        await app.Provider.Waits(10);
        await night.Telephone(first).WasRung();
        await night.Telephone(first).PicksUp();
        await phone.HangsUp();
        await ann.Opens("/callbacks");
        await ann.Presses("A machine");

        Assert.Equal("Thank you, that is written down.", ann.Said);
        Assert.Contains(await night.Callbacks("open"), callback => callback["state"]!.GetValue<string>() == "notReached");
        ann.Dispose();
    }

    [Fact]
    public async Task Whoever_comes_to_ring_people_is_led_there_and_sees_nothing_of_the_house()
    {
        var night = await app.LineOpens("2027-06-04T18:05");
        using var ann = await Colleague.SignsIn(app, night.Key, Role.Supporter, "Ann");

        await ann.Opens("/tonight");
        Assert.Equal("/callbacks", ann.Path);
        await ann.Opens("/inbox");
        Assert.Equal(403, ann.Status);
    }

    [Fact]
    public async Task Whoever_has_no_phone_in_their_account_is_told_so_and_is_not_signed_on()
    {
        var (night, _, _) = await TwoWait();
        using var ann = await Colleague.SignsIn(app, night.Key, Role.Supporter, "Ann");
        await ann.Opens("/callbacks");
        await ann.Presses("I am here to ring people");

        Assert.StartsWith("Your account has no phone", ann.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("Help the next person", ann.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_works_here_no_longer_is_rung_for_nobody()
    {
        var (night, _, _) = await TwoWait();
        var (ann, _) = await Ann(night);
        await app.Database.Transact(tx => EndAccount.For(tx, ann.Account, tx.Now), CancellationToken.None);

        var (_, supporters) = await app.Line.Api("/supporters", "demo-worker");
        Assert.DoesNotContain(supporters!.AsArray(), supporter => supporter!["services"]!.AsArray().Any(key => key!.GetValue<string>() == night.Key));
        ann.Dispose();
    }

    private async Task<(HouseNight Night, Phone First, Phone Second)> TwoWait()
    {
        var night = await app.LineOpens("2027-06-04T18:05", hasQuietNumber: true);
        var (first, second) = (night.Phone(), night.Phone());
        await first.Texts("talk now");
        await night.Wait(1);
        await second.Texts("talk now");
        return (night, first, second);
    }

    private async Task<(Colleague Ann, Telephone Phone)> Ann(HouseNight night)
    {
        var ann = await Supporting.AtTheirScreen(app, night);
        return (ann, Supporting.PhoneOf(app, ann));
    }
}
