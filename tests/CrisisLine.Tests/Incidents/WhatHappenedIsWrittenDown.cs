using CrisisLine.Staff;
using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Incidents;

/// <summary>Whoever works here writes down what happened; whoever leads reads it, and closes it with what was learnt.</summary>
public sealed class WhatHappenedIsWrittenDown(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    private const string Words = "the back door stood open for an hour";

    [Fact]
    public async Task A_supporter_writes_a_near_miss_and_a_lead_reads_it_and_closes_it_with_what_was_learnt()
    {
        app.Log.IsOfEverything = true;
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        using var ann = await Colleague.SignsIn(app, night.Key, Role.Supporter, "Ann");
        using var lee = await Colleague.SignsIn(app, night.Key, Role.ShiftLead, "Lee");

        await ann.Opens("/happened");
        await ann.Presses("Write it down", ("kind", "near_miss"), ("what", Words));
        Assert.Equal("Kept. Your leads and managers read it.", ann.Said);
        Assert.DoesNotContain(Words, ann.Text);
        await lee.Opens($"/happened/{night.Key}");
        Assert.Contains($"A near miss 4 Jun 2027 {Words} Written by Ann, 4 Jun 2027, 6.05pm", lee.Text);
        await lee.Presses("Close it: A near miss, 4 Jun 2027", ("learnt", "a spring for the door"));

        Assert.Equal("Closed. Thank you.", lee.Said);
        Assert.Contains("What was learnt or done a spring for the door Closed by Lee", lee.Text);
        Assert.Empty(lee.Page.QuerySelectorAll("textarea[name=learnt]"));
        foreach (var action in new[] { "wrote-what-happened", "saw-what-happened", "closed-what-happened" })
            Assert.Equal(1, await Kept.Count(app, $"audit_entry join service on service.id = service_id where key = '{night.Key}' and action = '{action}'"));
        var stored = await DatabaseText.Of(app.ConnectionString);
        foreach (var words in new[] { Words, "a spring for the door" })
        {
            Assert.DoesNotContain(words, stored);
            Assert.DoesNotContain(words, string.Join('\n', app.Log.Lines));
        }
    }

    [Fact]
    public async Task Who_does_not_lead_there_reads_nothing_and_closes_nothing()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        var another = await app.HouseOpens("2027-06-04T18:05", places: 2);
        using var kim = await Colleague.SignsIn(app, night.Key, Role.HouseWorker, "Kim");
        await kim.Opens("/happened");
        await kim.Presses("Write it down", ("kind", "complaint"), ("what", Words));
        var entry = await app.Database.Transact(tx => tx.One<long>("select max(id) from happened"), CancellationToken.None);

        await kim.Forges($"/happened/{night.Key}?handler=Close", ("entry", $"{entry}"), ("learnt", "nothing"));
        Assert.Equal(404, kim.Status);
        using var theirs = await Colleague.SignsIn(app, another.Key, Role.Manager);
        await theirs.Opens($"/happened/{night.Key}");
        Assert.Equal(404, theirs.Status);
        await theirs.Opens("/happened");
        Assert.DoesNotContain(Words, theirs.Text);
        await theirs.Forges($"/happened/{another.Key}?handler=Close", ("entry", $"{entry}"), ("learnt", "nothing"));
        Assert.StartsWith("This changed meanwhile.", theirs.Said);
        using var vera = await Colleague.SignsIn(app, night.Key, Role.Viewer);
        await vera.Opens("/happened");
        Assert.StartsWith("/account/not-yours", vera.Path);
        Assert.Equal(1, await Kept.Count(app, $"happened where id = {entry} and closed_at is null"));
    }

    [Fact]
    public async Task A_complaint_may_be_about_a_lead_so_managers_alone_read_and_close_it()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        using var ann = await Colleague.SignsIn(app, night.Key, Role.Supporter, "Ann");
        using var lee = await Colleague.SignsIn(app, night.Key, Role.ShiftLead, "Lee");
        using var max = await Colleague.SignsIn(app, night.Key, Role.Manager, "Max");
        await ann.Opens("/happened");
        await ann.Presses("Write it down", ("kind", "complaint"), ("what", Words));
        Assert.Equal("Kept. Your managers read it.", ann.Said);
        var entry = await app.Database.Transact(tx => tx.One<long>("select max(id) from happened"), CancellationToken.None);

        await lee.Opens($"/happened/{night.Key}");
        Assert.DoesNotContain(Words, lee.Text);
        await lee.Forges($"/happened/{night.Key}?handler=Close", ("entry", $"{entry}"), ("learnt", "nothing"));
        Assert.StartsWith("This changed meanwhile.", lee.Said);
        await max.Opens($"/happened/{night.Key}");
        Assert.Contains(Words, max.Text);
        await max.Presses("Close it: A complaint, 4 Jun 2027", ("learnt", "we said sorry"));

        Assert.Equal("Closed. Thank you.", max.Said);
    }

    [Fact]
    public async Task Two_leads_who_close_it_at_once_close_it_once()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        using var lee = await Colleague.SignsIn(app, night.Key, Role.ShiftLead, "Lee");
        await lee.Opens("/happened");
        await lee.Presses("Write it down", ("kind", "incident"), ("what", Words));
        using var max = await Colleague.SignsIn(app, night.Key, Role.Manager, "Max");
        await max.Opens("/happened");

        await Task.WhenAll(
            lee.Presses("Close it: An incident, 4 Jun 2027", ("learnt", "one thing")), max.Presses("Close it: An incident, 4 Jun 2027", ("learnt", "another")));

        Assert.Equal(["Closed. Thank you.", "This changed meanwhile. Below is how it stands now."], new[] { lee.Said, max.Said }.Order());
    }

    [Theory]
    [InlineData("kind", "gossip", "Please say what it was")]
    [InlineData("kind", "", "Please say what it was")]
    [InlineData("day", "2027-06-05", "Please give the day on which it happened; it cannot lie ahead.")]
    [InlineData("day", "yesterday", "Please give the day on which it happened; it cannot lie ahead.")]
    [InlineData("day", "0001-01-01", "Please give the day on which it happened; it cannot lie ahead.")]
    [InlineData("noticed", "2027-06-04T18:06", "Please give the time at which we noticed")]
    [InlineData("noticed", "2027-06-02T23:59", "Please give the time at which we noticed")]
    [InlineData("noticed", "at tea time", "Please give the time at which we noticed")]
    public async Task What_cannot_be_meant_is_told_and_nothing_that_was_written_is_lost(string field, string value, string said)
    {
        var (night, sam) = await Opens();

        await sam.Presses("Write it down", [.. new[] { ("kind", "data_breach"), ("day", "2027-06-03"), ("what", Words), ("noticed", "") }.Select(one => (one.Item1, (string?)(one.Item1 == field ? value : one.Item2)))]);

        Assert.StartsWith(said, sam.Faults);
        Assert.Equal(Words, sam.Page.QuerySelector("textarea[name=what]")!.TextContent);
        Assert.Equal(field == "day" ? value : "2027-06-03", sam.Page.QuerySelector("input[name=day]")!.GetAttribute("value"));
        Assert.Equal(0, await Entries(night));
        sam.Dispose();
    }

    [Fact]
    public async Task Words_that_are_none_or_without_end_are_not_kept_neither_at_the_beginning_nor_at_the_close()
    {
        var (night, sam) = await Opens();
        foreach (var what in new[] { "   ", new string('a', 4001) })
        {
            await sam.Presses("Write it down", ("kind", "incident"), ("what", what));
            Assert.StartsWith("Please say in a few words what happened", sam.Faults);
        }

        Assert.Equal(0, await Entries(night));
        await sam.Presses("Write it down", ("kind", "incident"), ("what", Words));
        await sam.Presses("Close it: An incident, 4 Jun 2027", ("learnt", new string('b', 4001)));
        Assert.StartsWith("Please say what was learnt or done", sam.Faults);
        Assert.StartsWith("bbb", sam.Page.QuerySelector("textarea[name=learnt]")!.TextContent);
        Assert.Equal(1, await Kept.Count(app, $"happened join service on service.id = service_id where key = '{night.Key}' and closed_at is null"));
        sam.Dispose();
    }

    [Fact]
    public async Task The_72_hours_of_data_that_went_astray_run_from_when_it_was_noticed_also_over_a_change_of_the_clocks()
    {
        var night = await app.HouseOpens("2027-03-27T12:00", places: 2, nights: 10);
        using var sam = await Colleague.SignsIn(app, night.Key, Role.Manager, "Sam");
        await sam.Opens("/happened");

        await sam.Presses("Write it down", ("kind", "data_breach"), ("day", "2027-03-26"), ("what", "a sheet was left on a bus"), ("noticed", "2027-03-27T10:30"));

        Assert.Equal("Kept. Tell your manager now: unless nobody can come to harm by it, the regulator must be told by 30 Mar 2027, 11.30am.", sam.Said);
        Assert.Contains("the regulator must be told by 30 Mar 2027, 11.30am: 72 hours after we noticed.", sam.Text);
        app.Clock.Now += Duration.FromDays(4);
        await sam.SignsInAgain();
        await sam.Opens("/happened");
        Assert.Contains("The 72 hours are over since 30 Mar 2027, 11.30am.", sam.Text);
    }

    [Fact]
    public async Task Left_empty_it_was_noticed_now()
    {
        var (_, sam) = await Opens();

        await sam.Presses("Write it down", ("kind", "data_breach"), ("what", "a sheet was left on a bus"));

        Assert.EndsWith("the regulator must be told by 7 Jun 2027, 6.05pm.", sam.Said);
        sam.Dispose();
    }

    private async Task<(HouseNight Night, Colleague Sam)> Opens()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        var sam = await Colleague.SignsIn(app, night.Key, Role.Manager, "Sam");
        await sam.Opens("/happened");
        return (night, sam);
    }

    private Task<int> Entries(HouseNight night) => Kept.Count(app, $"happened join service on service.id = service_id where key = '{night.Key}'");
}
