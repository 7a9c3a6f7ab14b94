using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Conversations;

public sealed class BeingReachedSafely(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    [Fact]
    public async Task Somebody_tells_us_how_to_reach_them_one_question_at_a_time()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        var sam = night.Phone();

        Assert.Contains("Is it safe to text you here?", await sam.Texts("CONTACT"));
        Assert.Contains("May we leave a voice message?", await sam.Texts("2"));
        Assert.Contains("If someone else picks up", await sam.Texts("1"));
        Assert.Contains("who shall we ask for?", await sam.Texts("Alex"));
        Assert.Contains("times we should not ring?", await sam.Texts("Sam"));
        Assert.Contains("plain texts that do not say who we are?", await sam.Texts("not after 6"));
        Assert.Contains("Texts will be short and will not say who they are from", await sam.Texts("PLAIN"));

        Assert.Equal(1, await Kept.Count(app, "contact_point where texts = 'reply_only' and voicemail = 'none' and style = 'plain' and cover_name is not null and ask_for is not null and no_ring_words is not null"));
        Assert.Equal(1, await Kept.Count(app, "unsafe_time where from_time = '18:00' and until_time = '08:00'"));
        Assert.Equal(6, await Kept.Count(app, "contact_choice where incoming_text_id is not null"));
    }

    [Fact]
    public async Task Plain_texts_never_say_who_we_are_whatever_is_asked()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1);
        var (holder, sam) = (night.Phone(), night.Phone());
        await holder.Texts("VISIT");
        await sam.Texts("PLAIN");

        List<string> said = [];
        foreach (var words in new[] { "VISIT", "LIST", "STATUS", "i feel so low", "i want to die", "TALK", "HELP", "PRIVACY", "NOT COMING", "VISIT", "LIST" })
            said.Add(await sam.Texts(words));
        await holder.Texts("NO");
        said.Add((await app.SentTo(sam)).Words);
        said.Add(await sam.Texts("YES"));
        said.Add(await sam.Texts("SKIP"));
        said.Add(await sam.Texts("NO"));
        await night.Wait(minutes: 60);

        Assert.All(said.Concat((await app.Provider.TextsTo(sam)).Select(text => text.Words)), text =>
            Assert.DoesNotMatch("(?i)dial house|samaritans|shout|nhs|crisis|worker|team|health", text));
        Assert.Contains(said, text => text.Contains("999", StringComparison.Ordinal));
    }

    [Fact]
    public async Task H25_A_looser_rule_waits_for_a_person_of_ours_and_a_stricter_one_counts_at_once()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        var sam = night.Phone();
        await sam.Texts("PLAIN");

        Assert.Contains("I will check that with you first", await sam.Texts("NAMED"));

        Assert.DoesNotContain("Dial House", await sam.Texts("VISIT"));
        var (_, inbox) = await app.Line.Api("/inbox", "demo-worker");
        Assert.Contains(inbox!.AsArray(), item => (string)item!["service"]! == night.Key && ((string)item["excerpt"]!).Contains("reached in another way", StringComparison.Ordinal));
    }

    [Fact]
    public async Task H26_Somebody_who_wants_no_more_texts_hears_nothing_and_a_person_is_told_what_they_wait_for()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1);
        var (holder, sam) = (night.Phone(), night.Phone());
        await holder.Texts("VISIT");
        await sam.Texts("VISIT");
        await sam.Texts("LIST");
        await sam.Texts("CONTACT");

        Assert.Equal("", await sam.Texts("3"));
        Assert.Equal("", await sam.Texts("STATUS"));
        await holder.Texts("NO");
        await app.WhenRecorded();

        Assert.Empty(await app.Provider.TextsTo(sam));
        Assert.Equal(1, await Kept.Count(app, $"thread_note note join thread on thread.id = thread_id join service on service.id = service_id where key = '{night.Key}' and note.kind = 'ring_with_offer' and urgent"));
        Assert.Contains("You will get our texts again", await sam.Texts("START"));
    }

    [Fact]
    public async Task H26_An_offer_is_not_texted_in_hours_that_they_ruled_out_and_a_person_sees_to_it()
    {
        var night = await app.HouseOpens("2027-06-04T17:05", places: 1, hours: "17:00 02:00", asking: "17:00 22:30");
        var (holder, sam) = (night.Phone(), night.Phone());
        await holder.Texts("VISIT");
        await sam.Texts("VISIT");
        await sam.Texts("CONTACT");
        foreach (var words in new[] { "1", "1", "NONE", "SKIP", "not after 6", "NAMED" })
            await sam.Texts(words);
        await sam.Texts("LIST");

        // Their own text is answered at any hour; what we begin is not, once half an hour has passed.
        await night.Wait(minutes: 90);
        await Eventually.Is(true, async () => await Kept.Count(app, $"message join service on service.id = service_id where key = '{night.Key}' and sentence = 'WL03' and message.state = 'blocked'") == 1, TimeSpan.FromSeconds(20));

        Assert.Empty(await app.Provider.TextsTo(sam));
        Assert.Equal("lapsed offered", await night.States());
    }

    [Fact]
    public async Task Texts_say_what_the_team_last_had_them_say()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        await app.Database.Transact(tx => tx.Execute(
            """
            insert into wording (sentence, plain, language, words, effective_at, changed_by) values
                ('ST10', false, 'en', 'Nothing is kept for you tonight. Text VISIT.', @now, 'a manager'),
                ('WL01', false, 'en', 'Full {nonsense}', @now, 'a manager')
            """, new { now = tx.Now }), CancellationToken.None);
        await app.Reads<CrisisLine.Messages.Wording>(wording => wording.Load(CancellationToken.None));

        Assert.Contains("Nothing is kept for you tonight. Text VISIT.", await night.Phone().Texts("STATUS"));
        await night.Phone().Texts("VISIT");
        await night.Phone().Texts("VISIT");
        Assert.Contains("We are sorry, tonight is full just now", await night.Phone().Texts("VISIT"));
    }
}
