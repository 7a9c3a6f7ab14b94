using CrisisLine.Staff;
using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Callbacks;

/// <summary>Somebody was rung: what is written down for them, how whoever rang is, and who rings the next time.</summary>
public sealed class AfterACall(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    [Fact]
    public async Task What_a_supporter_writes_stands_on_the_persons_page()
    {
        var (night, _, ann) = await TheyTalked();
        await ann.Presses("I spoke with them");
        await ann.Opens(ann.Page.QuerySelector("a[href^='/callbacks/call/']")!.GetAttribute("href")!);
        await ann.Presses("Keep", ("toldUs", "the flat is cold"), ("weDid", "we listened"), ("wouldLike", "a call on Friday"), ("feelingBefore", "8"), ("feelingAfter", "5"), ("issues", "loneliness_isolation"));
        Assert.Equal("Thank you, that is written down.", ann.Said);

        using var robin = await Colleague.SignsIn(app, night.Key, Role.ShiftLead);
        await robin.Opens($"/people/{await PersonOf(night)}?service={night.Key}");
        foreach (var words in new[] { "the flat is cold", "we listened", "a call on Friday", "loneliness", "Spoke with them last: Ann" })
            Assert.Contains(words, robin.Text, StringComparison.Ordinal);
        ann.Dispose();
    }

    [Theory]
    [InlineData("feelingBefore", "11")]
    [InlineData("feelingAfter", "-1")]
    [InlineData("feelingAfter", "fine")]
    [InlineData("issues", "gossip")]
    public async Task What_makes_no_sense_is_told_and_nothing_that_was_written_is_lost(string field, string value)
    {
        var (_, _, ann) = await TheyTalked();
        await ann.Presses("I spoke with them");
        await ann.Opens(ann.Page.QuerySelector("a[href^='/callbacks/call/']")!.GetAttribute("href")!);
        await ann.Presses("Keep", ("toldUs", "the flat is cold"), (field, value));

        Assert.StartsWith("Feelings are whole numbers", ann.Faults, StringComparison.Ordinal);
        Assert.Contains("the flat is cold", ann.Page.QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);
        ann.Dispose();
    }

    [Fact]
    public async Task Nobody_writes_about_a_call_that_was_not_theirs()
    {
        var (night, _, ann) = await TheyTalked();
        await ann.Presses("I spoke with them");
        var page = ann.Page.QuerySelector("a[href^='/callbacks/call/']")!.GetAttribute("href")!;
        using var ben = await Supporting.AtTheirScreen(app, night, "Ben");

        await ben.Opens(page);
        Assert.Equal(404, ben.Status);
        ann.Dispose();
    }

    [Fact]
    public async Task After_a_call_there_is_a_moment_for_them_and_they_say_when_they_are_ready()
    {
        var (night, _, ann) = await TheyTalked();
        await night.Phone().Texts("talk now");
        await ann.Presses("I spoke with them");
        Assert.DoesNotContain("Help the next person", ann.Text, StringComparison.Ordinal);

        await ann.Presses("I am ready");
        Assert.Contains("Help the next person", ann.Text, StringComparison.Ordinal);
        await ann.Presses("I need a minute");
        Assert.Equal("Take the time you need. Nobody asks you for more meanwhile.", ann.Said);
        await night.Wait(11);
        await ann.Opens("/callbacks");
        Assert.Contains("Help the next person", ann.Text, StringComparison.Ordinal);
        ann.Dispose();
    }

    [Fact]
    public async Task H37_After_somebody_was_in_danger_the_supporter_is_asked_how_they_are_before_they_go()
    {
        var (night, _, ann) = await TheyTalked("I cannot go on, I want to die");
        await ann.Presses("I spoke with them");
        await ann.Presses("I am signing off");
        Assert.Equal("/my-shift", ann.Path);
        Assert.Contains("You spoke with somebody who was in danger.", ann.Text, StringComparison.Ordinal);
        using var robin = await Shifts.Opens(app, night);
        Assert.Contains("spoke with somebody who was in danger", robin.Text, StringComparison.Ordinal);

        await ann.Presses("Keep, and sign me off", ("how", "talked"));
        Assert.Equal("You are signed off. Thank you for tonight.", ann.Said);
        Assert.Contains("You are not signed on.", ann.Text, StringComparison.Ordinal);
        ann.Dispose();
    }

    [Fact]
    public async Task H37_A_very_long_call_is_asked_about_too_and_a_short_one_is_not()
    {
        var (_, _, ann) = await TheyTalked(minutes: 46);
        await ann.Opens("/my-shift");
        Assert.Contains("That was a long call.", ann.Text, StringComparison.Ordinal);
        var (_, _, ben) = await TheyTalked(minutes: 20);
        await ben.Opens("/my-shift");
        Assert.DoesNotContain("How are you?", ben.Text, StringComparison.Ordinal);
        ann.Dispose();
        ben.Dispose();
    }

    [Fact]
    public async Task Whoever_asked_for_one_of_us_is_rung_by_them_while_there_is_time()
    {
        var night = await app.LineOpens("2027-06-04T18:05", hasQuietNumber: true);
        var (jay, kit) = (night.Phone(), night.Phone());
        var (ann, ben) = (await Supporting.AtTheirScreen(app, night), await Supporting.AtTheirScreen(app, night, "Ben"));
        await jay.Texts("talk now");
        await AsksFor(night, "Ben");
        await night.Wait(1);
        await kit.Texts("talk now");

        await ann.Presses("Help the next person");
        await Supporting.PhoneOf(app, ann).WasRung();
        Assert.Equal("due ringingSupporter", await States(night));

        await ben.Opens("/callbacks");
        await ben.Presses("Help the next person");
        Assert.Contains("They asked for you.", ben.Text, StringComparison.Ordinal);
        ann.Dispose();
        ben.Dispose();
    }

    [Fact]
    public async Task Nobody_waits_longer_than_was_promised_for_the_one_they_asked_for()
    {
        var night = await app.LineOpens("2027-06-04T18:05", hasQuietNumber: true);
        var (ann, ben) = (await Supporting.AtTheirScreen(app, night), await Supporting.AtTheirScreen(app, night, "Ben"));
        await night.Phone().Texts("talk now");
        await AsksFor(night, "Ben");

        await ann.Presses("Help the next person");
        Assert.Equal("Nobody waits for a call just now.", ann.Said);
        await night.Wait(11);
        await ann.Presses("Help the next person");
        Assert.StartsWith("It is yours.", ann.Said, StringComparison.Ordinal);
        ann.Dispose();
        ben.Dispose();
    }

    [Fact]
    public async Task Two_who_would_rather_not_be_brought_together_are_not()
    {
        var (night, jay, ann) = await TheyTalked();
        await ann.Presses("I would rather not be brought together with them again");
        await ann.Presses("I spoke with them");
        await jay.Texts("talk now");
        await ann.Presses("I am ready");
        await ann.Presses("Help the next person");

        Assert.Equal("Nobody waits for a call just now.", ann.Said);
        var supporter = (await app.Line.Api("/supporters", "demo-worker")).Body!.AsArray().Last(one => one!["services"]!.AsArray().Any(key => key!.GetValue<string>() == night.Key))!["id"];
        var callback = (await night.Callbacks("open"))[0]!["id"];
        var (status, body) = await app.Line.Api($"/callbacks/{callback}/take", "demo-worker", HttpMethod.Post, $$"""{"supporter":{{supporter}}}""");
        Assert.Equal((409, "not-matched"), (status, body!["type"]!.GetValue<string>().Split('/')[^1]));
        ann.Dispose();
    }

    [Fact]
    public async Task One_text_the_day_after_only_to_whoever_said_YES_to_it()
    {
        var (night, jay, ann) = await TheyTalked();
        await ann.Presses("I spoke with them");
        await ann.Opens(ann.Page.QuerySelector("a[href^='/callbacks/call/']")!.GetAttribute("href")!);
        await ann.Presses("Keep", ("askTomorrow", "true"));
        Assert.StartsWith("Thank you for being with us. Would you like one text tomorrow", (await app.SentTo(jay)).Words, StringComparison.Ordinal);

        Assert.StartsWith("Thank you. You get one text from us tomorrow, and no more.", await jay.Texts("yes"), StringComparison.Ordinal);
        await night.Wait(23 * 60);
        Assert.Single(await app.Provider.TextsTo(jay));
        await night.Wait(60);
        Assert.StartsWith("Hello from Connect. We said we would check in.", (await app.SentTo(jay, count: 2)).Words, StringComparison.Ordinal);
        ann.Dispose();
    }

    [Theory]
    [InlineData("no")]
    [InlineData("")]
    public async Task Who_says_NO_or_nothing_is_not_texted(string answer)
    {
        var (night, jay, ann) = await TheyTalked();
        await ann.Presses("I spoke with them");
        await ann.Opens(ann.Page.QuerySelector("a[href^='/callbacks/call/']")!.GetAttribute("href")!);
        await ann.Presses("Keep", ("askTomorrow", "true"));
        await app.SentTo(jay);
        if (answer.Length > 0)
            Assert.StartsWith("That is fine, we will not.", await jay.Texts(answer), StringComparison.Ordinal);
        await night.Wait(25 * 60);

        Assert.Single(await app.Provider.TextsTo(jay));
        ann.Dispose();
    }

    private async Task<(HouseNight Night, Phone Jay, Colleague Ann)> TheyTalked(string? words = null, int minutes = 10)
    {
        var night = await app.LineOpens("2027-06-04T18:05", hasQuietNumber: true);
        var jay = night.Phone();
        if (words is not null)
            await jay.Texts(words);
        await jay.Texts("talk now");
        var ann = await Supporting.AtTheirScreen(app, night);
        await ann.Presses("Help the next person");
        var phone = Supporting.PhoneOf(app, ann);
        await phone.WasRung();
        await Calling.Talks(app, night, jay, phone, minutes);
        await ann.SignsInAgain();
        await ann.Opens("/callbacks");
        return (night, jay, ann);
    }

    private async Task AsksFor(HouseNight night, string name)
    {
        using var robin = await Colleague.SignsIn(app, night.Key, Role.ShiftLead);
        await robin.Opens("/callbacks");
        var ben = robin.Page.QuerySelectorAll("select[name=supporter] option").First(option => option.TextContent == name).GetAttribute("value")!;
        await robin.PressesIn("AskFor", ("supporter", ben));
        Assert.StartsWith("Kept.", robin.Said, StringComparison.Ordinal);
    }

    private async Task<Guid> PersonOf(HouseNight night) => await app.Database.Transact(
        tx => tx.One<Guid>("select person_id from callback join service on service.id = callback.service_id where service.key = @Key", new { night.Key }), CancellationToken.None);

    private static async Task<string> States(HouseNight night) => string.Join(' ', (await night.Callbacks("open")).Select(one => one["state"]!.GetValue<string>()).Order());
}
