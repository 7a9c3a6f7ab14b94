using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Calls;

public sealed class RingingTheHouse(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    [Fact]
    public async Task Somebody_who_cannot_text_books_a_place_with_two_keys()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1);

        var call = await night.Landline().Rings();
        Assert.StartsWith("Hello. You are through to Dial House.", call.Hears, StringComparison.Ordinal);
        Assert.Contains("We do not record calls.", call.Hears, StringComparison.Ordinal);

        Assert.StartsWith("Yes, there is room tonight. You can come at 6:30pm tonight.", await call.Presses("2"), StringComparison.Ordinal);
        Assert.Equal("held", await night.States());

        Assert.StartsWith("Your place is kept at 6:30pm tonight, at Dial House.", await call.Presses("1"), StringComparison.Ordinal);
        Assert.Equal("confirmed", await night.States());
        Assert.EndsWith("Would a free taxi help? Press 1 for yes, 2 for no.", call.Hears, StringComparison.Ordinal);

        Assert.Contains("A person will sort out the taxi with you.", await call.Presses("1"), StringComparison.Ordinal);
        Assert.EndsWith("Goodbye for now.", call.Hears, StringComparison.Ordinal);
        Assert.False(call.IsAsked);
        Assert.Equal([(false, "They would like a taxi.")], await night.Inbox());
    }

    [Fact]
    public async Task Another_time_can_be_chosen_by_key_once_the_place_is_theirs()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1, arrivals: "18:30 21:30");

        var call = await night.Landline().Rings();
        await call.Presses("2");
        Assert.EndsWith("Press 1 for 6:30pm. Press 2 for 9:30pm.", await call.Presses("1"), StringComparison.Ordinal);
        Assert.StartsWith("Your place is kept at 9:30pm tonight", await call.Presses("2"), StringComparison.Ordinal);

        Assert.StartsWith("2027-06-04T21:30", (await night.Seen())["requests"]![0]!["arrivalAt"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_who_says_that_texts_are_safe_gets_it_in_writing()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1);
        var phone = night.Phone();

        var call = await phone.Rings();
        await call.Presses("2");
        await call.Presses("1");
        Assert.Contains("Is it safe to text you on this phone?", await call.Presses("2"), StringComparison.Ordinal);
        Assert.Contains("We will text you.", await call.Presses("1"), StringComparison.Ordinal);

        Assert.StartsWith("Your place is kept at 6.30pm tonight", (await app.SentTo(phone)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task H06_Nobody_is_texted_who_did_not_say_so_or_rang_from_a_landline()
    {
        var night = await app.HouseOpens("2027-06-04T17:05", places: 1, asking: "17:00 22:30", hours: "17:00 02:00");
        var (mobile, landline) = (night.Phone(), night.Landline());

        var call = await mobile.Rings();
        await call.Presses("2");
        await call.Presses("1");
        await call.Presses("2");
        Assert.Contains("We will not text you.", await call.Presses("2"), StringComparison.Ordinal);
        var full = await landline.Rings();
        await full.Presses("2");
        Assert.DoesNotContain("text", await full.Presses("1"), StringComparison.Ordinal);
        for (var halfHour = 0; halfHour < 16; halfHour++)
            await night.Wait(minutes: 30);

        Assert.Empty(await app.Provider.TextsTo(mobile));
        Assert.Empty(await app.Provider.TextsTo(landline));
        Assert.Equal("notArrived noPlace", await night.States());
        Assert.Equal([(true, "No place came up for them tonight, and they cannot be texted. Please ring and tell them.")], await night.Inbox());
    }

    [Fact]
    public async Task Whoever_rings_again_hears_what_they_have_and_can_call_it_off()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1);
        var phone = night.Landline();
        var first = await phone.Rings();
        await first.Presses("2");
        await first.Presses("1");

        var again = await phone.Rings();
        Assert.StartsWith("You have a place at 6:30pm tonight, at Dial House.", await again.Presses("2"), StringComparison.Ordinal);
        Assert.StartsWith("Thank you for telling us. Your place is called off.", await again.Presses("2"), StringComparison.Ordinal);

        Assert.Equal("cancelled", await night.States());
    }

    [Fact]
    public async Task A_place_that_was_asked_for_by_text_can_be_taken_by_telephone()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1);
        var phone = night.Phone();
        await phone.Texts("VISIT");

        var call = await phone.Rings();
        Assert.StartsWith("We are keeping a place for you", await call.Presses("2"), StringComparison.Ordinal);
        await call.Presses("1");

        Assert.Equal("confirmed", await night.States());
        Assert.StartsWith("You have a place", await phone.Texts("STATUS"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_a_worker_has_the_say_the_place_is_kept_until_they_answer()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1, autoConfirm: false);

        var phone = night.Landline();
        var call = await phone.Rings();
        await call.Presses("2");
        Assert.Contains("A person will look at it.", await call.Presses("1"), StringComparison.Ordinal);
        await night.Wait(minutes: 45);
        Assert.Equal("held", await night.States());

        var id = (await night.Seen())["requests"]![0]!["id"]!.GetValue<long>();
        await app.Line.Api($"{night.Path}/requests/{id}/confirm", method: HttpMethod.Post);
        Assert.StartsWith("You have a place", await (await phone.Rings()).Presses("2"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task H12_While_the_house_is_shut_the_truth_is_said_and_0_and_silence_end_in_it()
    {
        var night = await app.HouseOpens("2027-06-04T10:00", places: 1);

        var call = await night.Landline().Rings();
        Assert.StartsWith("Thank you for ringing Dial House. We are closed, and open again at 6pm tonight.", call.Hears, StringComparison.Ordinal);
        Assert.Contains("Samaritans on 1 1 6, 1 2 3", call.Hears, StringComparison.Ordinal);
        Assert.StartsWith("Thank you for ringing Dial House. We are closed", await call.Presses("1"), StringComparison.Ordinal);
        Assert.Contains("We are closed", await call.Presses("0"), StringComparison.Ordinal);
        Assert.False(call.IsAsked);

        var silent = await night.Landline().Rings();
        Assert.Contains("We are closed", await silent.WaitsInSilence(), StringComparison.Ordinal);
        Assert.EndsWith("Goodbye for now.", await silent.WaitsInSilence(), StringComparison.Ordinal);
        Assert.False(silent.IsAsked);
    }

    [Fact]
    public async Task Whoever_rings_while_it_is_shut_can_ask_to_be_rung_when_it_opens()
    {
        var night = await app.HouseOpens("2027-06-04T10:00", places: 1);

        var call = await night.Phone().Rings();
        await call.Presses("2");
        Assert.Contains("We open at 6pm tonight, and someone should ring you soon after that.", await call.Presses("1"), StringComparison.Ordinal);

        var callback = Assert.Single(await night.Callbacks("open"));
        Assert.Equal(("requested", "2027-06-04T18:00:00+01:00"), (callback["state"]!.GetValue<string>(), callback["dueAt"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_line_that_keeps_no_places_offers_none()
    {
        var night = await app.LineOpens("2027-06-04T18:05");

        var call = await night.Phone().Rings();
        Assert.DoesNotContain("place", call.Hears, StringComparison.Ordinal);
        Assert.Contains("should ring you by about 6:20pm", await call.Presses("1"), StringComparison.Ordinal);
        Assert.Contains("should ring you by about 6:20pm", await call.Presses("1"), StringComparison.Ordinal);

        Assert.Equal([(true, "They would like a call, and nobody has signed on to ring them.")], await night.Inbox());
        Assert.Equal("due", Assert.Single(await night.Callbacks("open"))["state"]!.GetValue<string>());
    }
}
