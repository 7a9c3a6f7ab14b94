using CrisisLine.Bookings;
using CrisisLine.Domain.Bookings;
using CrisisLine.Domain.People;
using CrisisLine.Domain.Visits;
using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Bookings;

/// <summary>Somebody rings the house or stands at its door, and a worker books.</summary>
public sealed class BookingForSomeone(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    private static readonly Booking Nothing = new(null, null, null, null, Children.None, MayBeUnder18: false, WantsText: false);

    [Fact]
    public async Task A_place_is_theirs_at_once_and_nobody_is_texted_who_did_not_ask_for_it()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1, arrivals: "18:30 21:00");
        var sam = night.Phone();

        var booked = Assert.IsType<Booked.Confirmed>(await Book(night, Nothing with
        {
            Name = "Zebedee",
            Number = NumberOf(sam),
            AccessWords = "the lift, please",
            Children = new Children(1, 0, 0),
        }));

        Assert.Equal(("2027-06-04T17:30:00Z", false), (booked.ArriveAt.ToString(), booked.IsTexted));
        var request = (await night.Seen())["requests"]![0]!;
        Assert.Equal(("confirmed", "Zebedee"), ((string)request["state"]!, (string)request["displayName"]!));
        Assert.Empty(await app.Provider.TextsTo(sam));
        // It is the same person who texts afterwards.
        Assert.Contains("You have a place at 6.30pm tonight", await sam.Texts("STATUS"));
    }

    [Fact]
    public async Task Whoever_would_like_a_text_is_told_in_writing_and_reminded_by_text_too()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1, arrivals: "21:00");
        var sam = night.Phone();

        var booked = await Book(night, Nothing with { Number = NumberOf(sam), WantsText = true });
        Assert.True(Assert.IsType<Booked.Confirmed>(booked).IsTexted);
        Assert.Contains("Your place is kept at 9pm tonight at Dial House", (await app.SentTo(sam)).Words);

        await night.Wait(minutes: 2 * 60);
        Assert.Contains("Just to say your place is at 9pm", (await app.SentTo(sam, count: 2)).Words);
    }

    [Theory]
    [InlineData("STOP")]
    [InlineData("a landline")]
    public async Task H06_Nobody_is_texted_on_a_landline_or_after_a_STOP_though_a_worker_asked_for_it(string because)
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1);
        var sam = because == "STOP" ? night.Phone() : night.Landline();
        if (because == "STOP")
            await sam.Texts("STOP");

        var booked = await Book(night, Nothing with { Number = NumberOf(sam), WantsText = true });

        Assert.False(Assert.IsType<Booked.Confirmed>(booked).IsTexted);
        Assert.Equal(0, await Kept.Count(
            app, $"message join service on service.id = service_id where key = '{night.Key}' and state <> 'replied'"));
    }

    [Fact]
    public async Task Whoever_has_a_place_already_keeps_that_one()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        var sam = night.Phone();
        await sam.Texts("VISIT");

        var booked = Assert.IsType<Booked.HasPlace>(await Book(night, Nothing with { Number = NumberOf(sam) }));

        Assert.Equal(RequestState.Held, booked.State);
        Assert.Equal("held", await night.States());
    }

    [Fact]
    public async Task Whoever_was_told_that_tonight_is_full_has_one_request_with_its_first_asking()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1);
        var (holder, sam, alex) = (night.Phone(), night.Phone(), night.Phone());
        await holder.Texts("VISIT");
        await sam.Texts("VISIT");
        Assert.IsType<Booked.OnTheList>(await Book(night, Nothing with { Number = NumberOf(alex) }));
        Assert.IsType<Booked.OnTheList>(await Book(night, Nothing with { Number = NumberOf(sam) }));
        Assert.IsType<Booked.OnTheList>(await Book(night, Nothing with { Number = NumberOf(sam) }));
        Assert.Equal("held waiting waiting", await night.States());

        await holder.Texts("NO");

        Assert.Equal("cancelled offered waiting", await night.States());
    }

    [Fact]
    public async Task A_time_that_is_full_is_answered_with_those_that_are_free()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1, arrivals: "18:30 21:00");
        var (early, late) = (Instant.FromUtc(2027, 6, 4, 17, 30), Instant.FromUtc(2027, 6, 4, 20, 0));
        await Book(night, Nothing);

        Assert.Equal([late], Assert.IsType<Booked.NotThen>(await Book(night, Nothing with { ArriveAt = early })).Instead);
        Assert.Equal(late, Assert.IsType<Booked.Confirmed>(await Book(night, Nothing with { ArriveAt = late })).ArriveAt);
        Assert.IsType<Booked.OnTheList>(await Book(night, Nothing with { ArriveAt = late }));
    }

    [Fact]
    public async Task Two_people_without_a_number_are_two_people()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);

        var booked = await Task.WhenAll(Book(night, Nothing with { Name = "Sam" }), Book(night, Nothing with { Name = "Sam" }));

        Assert.NotEqual(((Booked.Confirmed)booked[0]).Person, ((Booked.Confirmed)booked[1]).Person);
        Assert.Equal("confirmed confirmed", await night.States());
    }

    [Fact]
    public async Task H01_Two_workers_who_book_the_last_place_at_once_book_it_for_one()
    {
        for (var round = 0; round < 5; round++)
        {
            var night = await app.HouseOpens("2027-06-04T18:05", places: 1);
            var asking = night.Phones(4);

            var booked = await Task.WhenAll(asking.Select(phone => Book(night, Nothing with { Number = NumberOf(phone) })));

            Assert.Single(booked.OfType<Booked.Confirmed>());
            Assert.Equal(3, booked.OfType<Booked.OnTheList>().Count());
        }
    }

    [Fact]
    public async Task H34_Whoever_may_be_under_18_waits_for_a_lead_and_no_YES_of_theirs_is_enough()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1);
        var (sam, holder) = (night.Phone(), night.Phone());
        var young = Nothing with { Number = NumberOf(sam), MayBeUnder18 = true };

        Assert.IsType<Booked.ForALead>(await Book(night, young));
        Assert.DoesNotContain("Your place is kept", await sam.Texts("YES"));
        await night.Wait(minutes: 60);
        Assert.Equal("held", await night.States());

        // Also if they give it up, ask again by text, and are offered a place from the list.
        await sam.Texts("NOT COMING");
        await holder.Texts("VISIT");
        await sam.Texts("VISIT");
        await sam.Texts("LIST");
        await holder.Texts("NO");
        Assert.Contains("A person will look at it", await sam.Texts("YES"));
        Assert.Equal("cancelled cancelled held", await night.States());

        Assert.Equal(409, (await night.Worker("confirm", nth: 2)).Status);
        Assert.Equal(200, (await night.Worker("confirm", nth: 2, token: "demo-manager")).Status);
        Assert.Equal("cancelled cancelled confirmed", await night.States());
    }

    [Theory]
    [InlineData("2027-06-04T09:00", typeof(Booked.Confirmed))]
    [InlineData("2027-06-05T01:59", typeof(Booked.Confirmed))]
    [InlineData("2027-06-05T02:00", typeof(Booked.NotTonight))]
    [InlineData("2027-06-03T20:00", typeof(Booked.NotTonight))]
    public async Task A_worker_books_on_the_day_itself_until_the_house_closes(string at, Type outcome)
    {
        var night = await app.HouseOpens(at, places: 1, night: "2027-06-04");

        Assert.IsType(outcome, await Book(night, Nothing));
    }

    [Fact]
    public async Task Late_in_the_night_a_full_house_has_no_list_any_more()
    {
        var night = await app.HouseOpens("2027-06-05T00:31", places: 1, night: "2027-06-04");
        await Book(night, Nothing);

        Assert.IsType<Booked.Full>(await Book(night, Nothing));
        Assert.Equal("confirmed", await night.States());
    }

    [Fact]
    public async Task Somebody_at_the_door_is_booked_and_comes_in()
    {
        var night = await app.HouseOpens("2027-06-04T23:05", places: 1);
        var account = await Team.Member(app);

        Assert.IsType<Booked.Confirmed>(await Book(night, Nothing with { Children = new Children(0, 2, 0) }, account));
        Assert.Equal(200, (await night.Worker("arrive")).Status);

        Assert.Equal("arrived", await night.States());
        Assert.Equal(1, await Kept.Count(
            app, $"visit where children_5_to_11 = 2 and request_id in (select id from visit_request where booked_by = '{account}')"));
    }

    private static PhoneNumber NumberOf(Phone phone) => PhoneNumber.Read(phone.Number)!.Value;

    private Task<Booked> Book(HouseNight night, Booking booking, Guid? account = null) =>
        app.Database.Transact(tx => BookForSomeone.For(tx, night.Key, night.Night, booking, account), CancellationToken.None);
}
