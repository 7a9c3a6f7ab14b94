using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Bookings;

public sealed class TonightsList(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    [Fact]
    public async Task A_place_that_is_given_up_is_offered_to_whoever_asked_first_and_YES_makes_it_theirs()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1);
        var (holder, first, second) = (night.Phone(), night.Phone(), night.Phone());
        await holder.Texts("VISIT");
        await first.Texts("VISIT");
        await second.Texts("VISIT");

        // By first asking, not by who joins the list first.
        Assert.Contains("You are on the list", await second.Texts("LIST"));
        Assert.Contains("You are on the list", await first.Texts("list please"));
        Assert.Equal("held waiting waiting", await night.States());

        await holder.Texts("NO");
        Assert.Equal("cancelled offered waiting", await night.States());
        Assert.Contains("A place has opened at 6.30pm tonight", (await app.SentTo(first)).Words);
        Assert.Empty(await app.Provider.TextsTo(second));

        Assert.Contains("Your place is kept", await first.Texts("YES"));
        Assert.Equal("cancelled confirmed waiting", await night.States());
    }

    [Fact]
    public async Task H31_An_offer_counts_its_minutes_from_when_it_arrived_and_who_lets_it_pass_keeps_their_rank()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1);
        var (holder, first, second) = (night.Phone(), night.Phone(), night.Phone());
        foreach (var phone in new[] { holder, first, second })
            await phone.Texts("VISIT");
        await first.Texts("LIST");
        await second.Texts("LIST");
        await holder.Texts("NO");
        var offer = await app.SentTo(first);
        await app.WhenRecorded();

        await night.Wait(minutes: 1);
        await app.Provider.Tells(offer, "delivered");
        await night.Wait(minutes: 14);
        Assert.Equal("cancelled offered waiting", await night.States());

        await night.Wait(minutes: 1);
        Assert.Equal("cancelled waiting offered", await night.States());
        Assert.Contains("You did nothing wrong", (await app.SentTo(first, count: 2)).Words);
        Assert.Contains("You did nothing wrong and you are still on the list", await first.Texts("YES"));
        Assert.Equal([1], (await night.Seen())["requests"]!.AsArray().Select(request => (int?)request!["rank"]).OfType<int>());

        await second.Texts("NO");
        Assert.Equal("cancelled waiting cancelled", await night.States());
    }

    [Fact]
    public async Task An_offer_of_which_nothing_is_heard_counts_from_when_it_was_sent()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1);
        var (holder, first) = (night.Phone(), night.Phone());
        await holder.Texts("VISIT");
        await first.Texts("VISIT");
        await first.Texts("LIST");
        await holder.Texts("NO");
        await app.SentTo(first);
        await app.WhenRecorded();

        await night.Wait(minutes: 14);
        Assert.Equal("cancelled offered", await night.States());
        await night.Wait(minutes: 1);
        Assert.Equal("cancelled waiting", await night.States());
    }

    [Fact]
    public async Task H30_An_offer_that_does_not_arrive_is_not_held_against_anyone_and_a_person_is_told()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1);
        var (holder, first) = (night.Phone(), night.Phone());
        await holder.Texts("VISIT");
        await first.Texts("VISIT");
        await first.Texts("LIST");
        await holder.Texts("NO");
        var offer = await app.SentTo(first);
        const string Undelivered = "thread_note where kind = 'undelivered'";
        var notes = await Kept.Count(app, Undelivered);

        await night.Wait(minutes: 10);
        await app.Provider.Tells(offer, "undelivered", error: 30003);
        await night.Wait(minutes: 10);

        Assert.Equal("cancelled offered", await night.States());
        Assert.Equal(notes + 1, await Kept.Count(app, Undelivered));
        await app.Provider.Tells(offer, "undelivered", error: 30003);
        await app.Provider.Tells(offer, "sent");
        Assert.Equal(notes + 1, await Kept.Count(app, Undelivered));
    }

    [Fact]
    public async Task H32_Whoever_still_waits_hears_the_no_in_time_and_nothing_is_left_open_at_the_close()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1, hours: "18:00 02:00");
        var (holder, first) = (night.Phone(), night.Phone());
        await holder.Texts("VISIT");
        await holder.Texts("YES");
        await first.Texts("VISIT");
        Assert.Contains("We will text you by 12.30am (tonight), yes or no", await first.Texts("LIST"));

        await night.Wait(minutes: 6 * 60 + 24);
        Assert.Equal("waiting", (await night.States()).Split(' ')[1]);
        await night.Wait(minutes: 1);
        Assert.Equal("noPlace", (await night.States()).Split(' ')[1]);
        Assert.Contains("No more places came up tonight", (await app.SentTo(first)).Words);

        await night.Wait(minutes: 91);
        Assert.Equal("notArrived noPlace", await night.States());
    }

    [Fact]
    public async Task Whoever_is_expected_is_reminded_once_and_who_does_not_come_is_asked_once_before_the_place_is_given_on()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1, arrivals: "21:00");
        var (sam, alex) = (night.Phone(), night.Phone());
        await sam.Texts("VISIT");
        await sam.Texts("YES");
        await sam.Texts("SKIP");
        await sam.Texts("NO");
        await alex.Texts("VISIT");
        await alex.Texts("LIST");

        await night.Wait(minutes: 115);
        Assert.Contains("Just to say your place is at 9pm tonight", (await app.SentTo(sam)).Words);
        await night.Wait(minutes: 90);
        Assert.Contains("We thought you might be here by 9pm", (await app.SentTo(sam, count: 2)).Words);
        await night.Wait(minutes: 30);

        Assert.Equal("notArrived offered", await night.States());
        Assert.Equal(2, (await app.Provider.TextsTo(sam)).Count);
    }
}
