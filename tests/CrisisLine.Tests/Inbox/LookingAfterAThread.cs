using CrisisLine.Data;
using CrisisLine.Domain.People;
using CrisisLine.Inbox;
using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Inbox;

/// <summary>What people who work here do about what somebody wrote. The screen for it comes later; this is what lies behind.</summary>
public sealed class LookingAfterAThread(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    private static readonly string[] Ours = ["Thank you", "Of course. What is it called?"];

    [Fact]
    public async Task Nobody_writes_over_a_colleague_unless_they_take_it_over_in_so_many_words()
    {
        var (night, sam, ann, ben) = await SamHasWritten();
        var thread = await Thread(night);

        Assert.Equal(ThreadAnswer.Done, await Do(tx => AnswerThread.Own(tx, thread, ann)));
        Assert.Equal(ThreadAnswer.Done, await Do(tx => AnswerThread.Own(tx, thread, ann)));
        Assert.Equal(ThreadAnswer.SomebodyElses, await Do(tx => AnswerThread.Own(tx, thread, ben)));
        Assert.Equal(ThreadAnswer.SomebodyElses, await Do(tx => AnswerThread.Reply(tx, thread, ben, "Hello, this is Ben.")));
        Assert.Equal(ThreadAnswer.SomebodyElses, await Do(tx => AnswerThread.Close(tx, thread, ben, "all is well")));
        Assert.Equal(409, (await app.Line.Api($"/inbox/{thread}/reply", "demo-worker", HttpMethod.Post, """{"text":"Hello."}""")).Status);
        Assert.Empty(await app.Provider.TextsTo(sam));

        Assert.Equal(ThreadAnswer.Done, await Do(tx => AnswerThread.TakeOver(tx, thread, ben)));
        Assert.Equal(ThreadAnswer.Done, await Do(tx => AnswerThread.Reply(tx, thread, ben, "Hello, this is Ben.")));
        Assert.Equal("Hello, this is Ben.", (await app.SentTo(sam)).Words);
        Assert.Equal("Ben", (await Seen(thread)).Owner);
    }

    [Fact]
    public async Task Of_two_who_answer_at_the_same_moment_one_does_and_the_other_is_told()
    {
        for (var times = 0; times < 10; times++)
        {
            var (night, sam, ann, ben) = await SamHasWritten();
            var thread = await Thread(night);

            var answers = await Task.WhenAll(
                Do(tx => AnswerThread.Reply(tx, thread, ann, "Ann")), Do(tx => AnswerThread.Reply(tx, thread, ben, "Ben")));

            Assert.Equal([ThreadAnswer.Done, ThreadAnswer.SomebodyElses], answers.Order());
            Assert.Equal(answers[0] is ThreadAnswer.Done ? "Ann" : "Ben", (await app.SentTo(sam)).Words);
            Assert.Single((await Seen(thread)).Texts, text => text is { IsOurs: true, Words: "Ann" or "Ben" });
        }
    }

    [Fact]
    public async Task It_is_handed_to_a_colleague_of_the_same_service_who_still_works_here()
    {
        var (night, _, ann, ben) = await SamHasWritten();
        var thread = await Thread(night);
        var elsewhere = await (await app.HouseOpens("2027-06-04T18:05", places: 2)).Colleague("ShiftLead", "Elsewhere");
        var (viewer, gone) = (await night.Colleague("Viewer", "Vi"), await night.Colleague("HouseWorker", "Gone"));
        await gone.Leaves();
        await Do(tx => AnswerThread.Own(tx, thread, ann));

        foreach (var nobody in new[] { elsewhere, viewer, gone })
            Assert.Equal(ThreadAnswer.NoSuchColleague, await Do(tx => AnswerThread.HandOver(tx, thread, ann, nobody.Account)));
        Assert.Equal(ThreadAnswer.SomebodyElses, await Do(tx => AnswerThread.HandOver(tx, thread, ben, ben.Account!.Value)));
        Assert.Equal(ThreadAnswer.Done, await Do(tx => AnswerThread.HandOver(tx, thread, ann, ben.Account!.Value)));

        Assert.Equal(("Ben", ben.Account), ((await Seen(thread)).Owner, (await Seen(thread)).OwnerAccount));
        Assert.Equal(ThreadAnswer.SomebodyElses, await Do(tx => AnswerThread.Reply(tx, thread, ann, "Hello.")));
    }

    [Fact]
    public async Task It_is_closed_with_a_reason_and_what_is_urgent_only_by_somebody_who_looks_after_it()
    {
        var (night, sam, ann, _) = await SamHasWritten();
        await sam.Texts("i want to die");
        var thread = await Thread(night);

        Assert.Equal(ThreadAnswer.NeedsOwner, await Do(tx => AnswerThread.Close(tx, thread, ann, "she is with us")));
        await Do(tx => AnswerThread.Own(tx, thread, ann));
        Assert.Equal(ThreadAnswer.Done, await Do(tx => AnswerThread.Close(tx, thread, ann, "she is with us")));
        Assert.Equal(ThreadAnswer.Done, await Do(tx => AnswerThread.Close(tx, thread, ann, "again")));

        Assert.Equal("she is with us", (await Seen(thread)).ClosedBecause);
        Assert.DoesNotContain("she is with us", await DatabaseText.Of(app.ConnectionString));
        Assert.Equal(ThreadAnswer.NotNow, await Do(tx => AnswerThread.Own(tx, thread, ann)));
        Assert.Equal(ThreadAnswer.NoSuchThread, await Do(tx => AnswerThread.Close(tx, 987654321, ann, "no")));

        await sam.Texts("DELETE");
        await sam.Texts("DELETE ME");
        Assert.Null((await Seen(thread)).ClosedBecause);
    }

    [Fact]
    public async Task A_program_with_a_token_closes_also_what_is_urgent_and_is_written_down_as_having_looked_after_it()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        await night.Phone().Texts("i want to die");
        var thread = await Thread(night);

        Assert.Equal(200, (await app.Line.Api($"/inbox/{thread}/close", "demo-worker", HttpMethod.Post)).Status);

        Assert.Equal("worker", (await Seen(thread)).Owner);
        Assert.NotNull((await Seen(thread)).ClosedAt);
    }

    [Fact]
    public async Task All_that_went_to_and_fro_since_is_seen_in_order_and_at_the_time_on_the_wall()
    {
        var (night, sam, ann, _) = await SamHasWritten();
        var thread = await Thread(night);
        await night.Wait(1);
        await sam.Sends("look", null, new("MediaUrl0", "https://example.org/a"), new("MediaUrl1", "https://example.org/b"));
        await night.Wait(1);
        await Do(tx => AnswerThread.Reply(tx, thread, ann, "Of course. What is it called?"));
        await app.SentTo(sam);
        await app.WhenRecorded();
        await night.Wait(1);
        await sam.Texts("VISIT");

        var seen = await Seen(thread);

        Assert.Equal(
            [
                (false, "can i bring my dog", 0), (true, "Thank you", 0), (false, "look", 2), (true, "something else", 0),
                (true, "Of course. What is it called?", 0), (false, "VISIT", 0), (true, "something else", 0),
            ],
            seen.Texts.Select(text => (text.IsOurs, Beginning(text), text.Pictures)));
        Assert.Equal("2027-06-04T18:05:00+01", $"{seen.Texts[0].At:uuuu'-'MM'-'dd'T'HH':'mm':'sso<g>}");
        Assert.Equal("sent", seen.Texts.Single(text => text.Words == "Of course. What is it called?").State);
        Assert.Equal((false, "Ann", ann.Account), (seen.Urgent, seen.Owner, seen.OwnerAccount));
    }

    [Fact]
    public async Task What_was_erased_is_shown_as_that()
    {
        var (night, sam, _, _) = await SamHasWritten();
        var thread = await Thread(night);
        await sam.Texts("DELETE");
        await sam.Texts("DELETE ME");

        var seen = await Seen(thread);

        // All but the last word, which said so.
        Assert.Equal(6, seen.Texts.Count);
        Assert.All(seen.Texts.SkipLast(1), text => Assert.Null(text.Words));
        Assert.Equal(TextObstacle.NoNumber, seen.CannotBeTexted);
    }

    [Fact]
    public async Task Whether_they_can_be_texted_now_is_said_before_anybody_writes()
    {
        var (night, sam, _, _) = await SamHasWritten();
        var thread = await Thread(night);

        Assert.Null((await Seen(thread)).CannotBeTexted);
        await app.ConnectionString.Answer("update contact_point set texts = 'none'");
        Assert.Equal(TextObstacle.NoTexts, (await Seen(thread)).CannotBeTexted);
        await app.ConnectionString.Answer("update contact_point set texts = null");
        app.Clock.Now += Duration.FromHours(19);
        Assert.Equal(TextObstacle.OnlyInReply, (await Seen(thread)).CannotBeTexted);
        await sam.Texts("STOP");
        Assert.Equal(TextObstacle.OptedOut, (await Seen(thread)).CannotBeTexted);
    }

    [Fact]
    public async Task Whoever_opens_it_sees_who_was_rung_about_it_and_what_came_of_it()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        var (ann, mo) = (await night.Colleague("ShiftLead", "Ann"), await night.Colleague("Manager", "Mo"));
        await ann.PhoneIs("Busy");
        await night.Phone().Texts("i want to die");
        await night.Wait(5);
        await mo.WasRung();
        await mo.PicksUp();
        await mo.Presses("1");

        var seen = await Seen(await Thread(night));

        Assert.Equal([("Ann", "busy"), ("Mo", "taken")], seen.Rings.Select(ring => (ring.Colleague, ring.State)));
        Assert.Equal((true, "Mo", mo.Worker.Account), (seen.Urgent, seen.Owner, seen.OwnerAccount));
    }

    private static string Beginning(SeenText text) =>
        text.IsOurs ? Ours.FirstOrDefault(text.Words!.StartsWith, "something else") : text.Words!;

    private async Task<(HouseNight Night, Phone Sam, Worker Ann, Worker Ben)> SamHasWritten()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        var (ann, ben, sam) = (await night.Colleague("ShiftLead", "Ann"), await night.Colleague("HouseWorker", "Ben"), night.Phone());
        await sam.Texts("can i bring my dog");
        return (night, sam, ann.Worker, ben.Worker);
    }

    private Task<ThreadAnswer> Do(Func<Tx, Task<ThreadAnswer>> work) => app.Database.Transact(work, CancellationToken.None);

    private async Task<SeenThread> Seen(long thread) => (await app.Database.Transact(tx => ThreadConversation.Read(tx, thread), CancellationToken.None))!;

    private Task<long> Thread(HouseNight night) => app.Database.Transact(
        tx => tx.One<long>("select id from thread where service_id = (select id from service where key = @Key)", new { night.Key }),
        CancellationToken.None);
}
