using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Conversations;

public sealed class BeingForgotten(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    [Fact]
    public async Task DELETE_and_then_DELETE_ME_leaves_nothing_of_them_but_a_count()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1);
        var (sam, alex) = (night.Phone(), night.Phone());
        await sam.Texts("VISIT");
        await sam.Texts("YES");
        await sam.Texts("Zebedee");
        await sam.Texts("my Rottweiler is called Brutus");
        await sam.Texts("there is something heavy on my heart");
        await alex.Texts("VISIT");
        await alex.Texts("LIST");
        var person = await Person(sam);

        Assert.Contains("Reply DELETE ME to go ahead", await sam.Texts("delete"));
        var sid = Phone.NewSid();
        var goodbye = await sam.Texts("DELETE ME", sid);
        Assert.Contains("Your details are deleted now", goodbye);
        Assert.Equal(goodbye, await sam.Texts("DELETE ME", sid));

        // Their place goes to whoever waits, in the same moment; they are still counted.
        Assert.Equal("cancelled offered", await night.States());
        Assert.NotEqual("Zebedee", (string)(await night.Seen())["requests"]![0]!["displayName"]!);
        Assert.Equal(0, await Kept.Count(app, $"contact_point where person_id = '{person}'"));
        Assert.Equal(0, await Kept.Count(app, $"incoming_text where person_id = '{person}' and (words is not null or media is not null)"));
        Assert.Equal(0, await Kept.Count(app, $"visit_request where person_id = '{person}' and access_words is not null"));
        Assert.Equal(1, await Kept.Count(app, $"person where id = '{person}' and chosen_name is null and erased_at is not null"));
        Assert.Equal(0, await Kept.Count(app, $"message join incoming_text text on text.id = reply_to where text.person_id = '{person}' and message.words is not null and sentence <> 'OP05'"));
        Assert.Equal(0, await Kept.Count(app, $"thread where person_id = '{person}' and closed_at is null"));
    }

    [Fact]
    public async Task Whoever_comes_back_is_new_to_us()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        var sam = night.Phone();
        await sam.Texts("VISIT");
        var before = await Person(sam);
        await sam.Texts("DELETE");
        await sam.Texts("DELETE ME");

        Assert.Contains("Hello from Dial House. Yes, we have room", await sam.Texts("VISIT"));

        Assert.NotEqual(before, await Person(sam));
        Assert.Equal("cancelled held", await night.States());
    }

    [Fact]
    public async Task H25_DELETE_ME_alone_deletes_nothing_and_asks_first()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        var sam = night.Phone();
        await sam.Texts("VISIT");
        await sam.Texts("YES");

        Assert.Contains("Reply DELETE ME to go ahead", await sam.Texts("DELETE ME"));

        Assert.Equal("confirmed", await night.States());
    }

    [Fact]
    public async Task In_the_middle_of_an_offer_the_place_goes_on_to_the_next_and_no_text_follows_them()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1);
        var (holder, sam, alex) = (night.Phone(), night.Phone(), night.Phone());
        foreach (var phone in new[] { holder, sam, alex })
            await phone.Texts("VISIT");
        await sam.Texts("LIST");
        await alex.Texts("LIST");
        await holder.Texts("NO");
        var offer = await app.SentTo(sam);
        await app.WhenRecorded();

        await sam.Texts("DELETE");
        await sam.Texts("DELETE ME");

        Assert.Equal("cancelled cancelled offered", await night.States());
        Assert.Contains("A place has opened", (await app.SentTo(alex)).Words);
        Assert.Equal(204, await app.Provider.Tells(offer, "undelivered", error: 30003));
        await night.Wait(minutes: 60);
        Assert.Single(await app.Provider.TextsTo(sam));
    }

    [Fact]
    public async Task What_stays_with_us_is_told_to_whoever_asks()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);

        Assert.Contains("You can see it, fix it or have it deleted", await night.Phone().Texts("PRIVACY"));
    }

    private Task<string> Person(Phone phone) =>
        app.Database.Transact(tx => tx.One<string>(
            "select person_id::text from contact_point where lookup = @lookup",
            new { lookup = tx.Keys.Lookup("contact_point.number", phone.Number) }), CancellationToken.None);
}
