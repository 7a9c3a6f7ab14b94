using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Messages;

/// <summary>Texts of ours on their way to the provider, which may refuse, stumble, or lose its answer.</summary>
public sealed class TextsThatGoOut(CrisisLineApp app) : IClassFixture<CrisisLineApp>, IAsyncLifetime
{
    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => app.Provider.Heals();

    [Fact]
    public async Task A_text_goes_out_once_from_our_number_with_an_address_for_news_of_it()
    {
        var (night, sam) = await SomeoneIsWritingWithUs();

        await Reply(night, "Hello, this is Ann.");

        var sent = await app.SentTo(sam);
        Assert.Equal(("Hello, this is Ann.", night.Number), (sent.Words, sent.From));
        Assert.StartsWith($"{CrisisLineApp.PublicUrl}/twilio/text-news/", sent.StatusCallback);
    }

    [Theory]
    [InlineData("TooManyRequests")]
    [InlineData("Unavailable")]
    public async Task What_the_provider_could_not_take_now_is_sent_a_little_later_and_only_once(string fault)
    {
        var (night, sam) = await SomeoneIsWritingWithUs();
        await app.Provider.Fails(fault, sam, times: 2);

        await Reply(night, "Hello, this is Ann.");
        await UntilFailed(fault, 1);
        await app.WhenRecorded();
        app.Clock.Now += Duration.FromMinutes(1);
        await UntilFailed(fault, 2);
        await app.WhenRecorded();
        app.Clock.Now += Duration.FromMinutes(1);

        await app.SentTo(sam);
        Assert.Single(await app.Provider.TextsTo(sam));
    }

    [Fact]
    public async Task An_answer_that_was_lost_is_looked_up_and_the_text_is_not_sent_again()
    {
        var (night, sam) = await SomeoneIsWritingWithUs();
        await app.Provider.Fails("LoseAnswer", sam);

        await Reply(night, "Hello, this is Ann.");
        await app.SentTo(sam);
        await app.WhenRecorded();
        app.Clock.Now += Duration.FromMinutes(2);

        await Until(async () => await Kept.Count(app, "message where sentence = 'STAFF' and state = 'sent' and resent = false and attempt = 2") == 1);
        Assert.Single(await app.Provider.TextsTo(sam));
    }

    [Fact]
    public async Task A_text_that_never_reached_the_provider_is_sent_once_more_and_then_a_person_is_told()
    {
        var (night, sam) = await SomeoneIsWritingWithUs();
        await app.Provider.Fails("ServerError", sam);
        var notes = await Kept.Count(app, "thread_note where kind = 'undelivered'");

        await Reply(night, "Hello, this is Ann.");
        await UntilFailed("ServerError", 1);
        await app.WhenRecorded();
        app.Clock.Now += Duration.FromMinutes(2);
        await UntilFailed("ServerError", 2);
        await app.WhenRecorded();
        app.Clock.Now += Duration.FromMinutes(2);
        await Until(async () => await Kept.Count(app, "message where state = 'failed' and resent") == 1);

        Assert.Equal(2, await app.Provider.Failed("ServerError"));
        Assert.Equal(notes + 1, await Kept.Count(app, "thread_note where kind = 'undelivered'"));
    }

    [Fact]
    public async Task H07_A_refusal_because_they_opted_out_is_their_choice_and_nothing_more_is_sent()
    {
        var (night, sam) = await SomeoneIsWritingWithUs();
        await app.Provider.Fails("Refuse", sam, code: 21610);

        await Reply(night, "Hello, this is Ann.");

        await Until(async () => await Kept.Count(app, "message where sentence = 'STAFF' and state = 'blocked' and error_code = 21610") == 1);
        Assert.Equal("", await sam.Texts("STATUS"));
    }

    [Fact]
    public async Task H07_Texts_that_were_waiting_when_STOP_came_never_leave()
    {
        var (night, sam) = await SomeoneIsWritingWithUs();
        await app.Provider.Fails("TooManyRequests", sam);
        for (var text = 0; text < 5; text++)
            await Reply(night, $"Hello {text}.");

        await sam.Texts("STOP");
        // One that was in the provider's hands at that moment is put off from when it is written down.
        await app.WhenRecorded();
        await app.Provider.Heals();
        app.Clock.Now += Duration.FromMinutes(30);

        await Until(async () => await Kept.Count(app, "message where state in ('queued', 'sending', 'unknown')") == 0);
        Assert.Empty(await app.Provider.TextsTo(sam));
    }

    [Fact]
    public async Task News_may_come_in_any_order_and_twice_and_the_last_word_stands()
    {
        var (night, sam) = await SomeoneIsWritingWithUs();
        await Reply(night, "Hello, this is Ann.");
        var sent = await app.SentTo(sam);

        foreach (var status in new[] { "delivered", "sent", "queued", "delivered", "sending", "nonsense" })
            Assert.Equal(204, await app.Provider.Tells(sent, status));

        Assert.Equal(1, await Kept.Count(app, $"message where provider_id = '{sent.Sid}' and state = 'delivered'"));
    }

    [Theory]
    [InlineData(21211)]
    [InlineData(21614)]
    public async Task H30_What_the_provider_refuses_is_not_tried_again_and_a_person_is_told(int code)
    {
        var (night, sam) = await SomeoneIsWritingWithUs();
        await app.Provider.Fails("Refuse", sam, code: code);
        var notes = await Kept.Count(app, "thread_note where kind = 'undelivered'");

        await Reply(night, "Hello, this is Ann.");
        await Until(async () => await Kept.Count(app, "thread_note where kind = 'undelivered'") == notes + 1);
        app.Clock.Now += Duration.FromMinutes(30);
        await app.RingAlarms();

        Assert.Equal(1, await app.Provider.Failed("Refuse"));
    }

    [Fact]
    public async Task H30_A_confirmation_that_does_not_arrive_is_shown_to_a_person()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        var sam = night.Phone();
        await sam.Texts("VISIT");
        await sam.Texts("YES");
        var confirmation = await app.Database.Transact(tx => tx.One<long>("select max(id) from message where sentence = 'BK05'"), CancellationToken.None);

        await Provider.Tells(app.Line, new SentText(Phone.NewSid(), sam.Number, night.Number, "", $"{CrisisLineApp.PublicUrl}/twilio/text-news/{confirmation}"), "undelivered", error: 30005);

        var (_, inbox) = await app.Line.Api("/inbox", "demo-worker");
        Assert.Contains("did not arrive", (string)inbox!.AsArray().Single(item => (string)item!["service"]! == night.Key)!["excerpt"]!);
    }

    [Fact]
    public async Task News_of_a_text_that_is_not_ours_changes_nothing()
    {
        var stranger = new SentText(Phone.NewSid(), "+447700900000", "+441134960000", "", $"{CrisisLineApp.PublicUrl}/twilio/text-news/987654321");

        Assert.Equal(204, (await Provider.Tells(app.Line, stranger, "delivered")).Status);
    }

    private async Task<(HouseNight Night, Phone Sam)> SomeoneIsWritingWithUs()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        var sam = night.Phone();
        await sam.Texts("can i ask you something");
        return (night, sam);
    }

    private async Task Reply(HouseNight night, string words)
    {
        var (_, inbox) = await app.Line.Api("/inbox", "demo-worker");
        var id = inbox!.AsArray().Single(item => (string)item!["service"]! == night.Key)!["id"];
        Assert.Equal(200, (await app.Line.Api($"/inbox/{id}/reply", "demo-worker", HttpMethod.Post, $$"""{"text":"{{words}}"}""")).Status);
    }

    private Task UntilFailed(string fault, int times) => Until(async () => await app.Provider.Failed(fault) == times);

    private static async Task Until(Func<Task<bool>> holds)
    {
        using var aMoment = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!await holds())
            await aMoment.WaitForNextTickAsync(patience.Token);
    }
}
