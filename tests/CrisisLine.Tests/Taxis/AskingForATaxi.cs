using CrisisLine.Staff;
using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Taxis;

/// <summary>Nobody stays away because they cannot travel. It is asked for in their own words, read back, and never costs the place.</summary>
public sealed class AskingForATaxi(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    [Fact]
    public async Task A_taxi_is_offered_after_the_other_questions_asked_for_and_told_once_a_firm_has_said_yes()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2, arrivals: "21:30");
        var firm = await TaxiFirm.DrivesFor(app, night);
        var sam = await night.SomebodyIsComing();
        await sam.Texts("Jay");
        Assert.Contains("Would a taxi help? It is free", await sam.Texts("NO"));

        Assert.Contains("Where should the taxi meet you? Send house number, street and postcode.", await sam.Texts("taxi please"));
        Assert.Equal("Thank you. Have we got this right? 14 harehills lane, LS8 5DN. Reply YES, or send it again.", await sam.Texts("14 harehills lane ls8 5dn"));
        Assert.Contains("We will ask for a taxi to meet you at about 9pm", await sam.Texts("yes"));
        Assert.Equal("out:draft", await night.TaxiStates(app));
        Assert.Empty(await firm.Heard());

        await night.Wait(minutes: 130);
        var asked = Assert.Single(await firm.Heard());
        var taxi = (await night.Taxis(app))[0];
        Assert.Equal(
            $"DH1 job {taxi["reference"]}. 9pm from 14 harehills lane, LS8 5DN to 12 Chapel Street, LS15 7AA. Word {taxi["word"]}. Text on arrival, do not knock. Reply {taxi["reference"]} OK or NO", asked);
        Assert.Equal(("sentToFirm", "2027-06-04T21:00:00+01:00"), ((string)taxi["state"]!, (string)taxi["pickupAt"]!));
        Assert.DoesNotContain("booked for", string.Join(' ', (await app.Provider.TextsTo(sam)).Select(text => text.Words)));

        Assert.Contains("is yours", await firm.Texts($"{taxi["reference"]} OK 10min silver Toyota AB12CDE"));
        Assert.Equal("out:accepted", await night.TaxiStates(app));
        var told = (await app.SentTo(sam)).Words;
        Assert.Equal($"Your taxi is booked for 9pm: silver Toyota, AB12 CDE. Ask the driver for the word {taxi["word"]}. They do not know why you are going out.", told);
        Assert.Equal("accepted", (string?)(await night.Seen())["requests"]![0]!["taxi"]!["out"]);
    }

    [Theory]
    [InlineData("OWN", "you will make your own way")]
    [InlineData("no", "you are all set")]
    [InlineData("skip", "you are all set")]
    public async Task Whoever_needs_none_is_not_asked_again(string words, string answer)
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2, arrivals: "21:30");
        await TaxiFirm.DrivesFor(app, night);
        var sam = await night.SomebodyIsComing();
        await sam.Texts("skip");
        await sam.Texts("no");

        Assert.Contains(answer, await sam.Texts(words));
        Assert.Equal("confirmed", await night.States());
        Assert.Empty(await night.Taxis(app));
    }

    [Fact]
    public async Task One_text_with_all_of_it_is_read_back_at_once()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2, arrivals: "21:30");
        await TaxiFirm.DrivesFor(app, night);
        var sam = await night.SomebodyIsComing();

        Assert.Contains("Have we got this right? 14 harehills lane, LS8 5DN", await sam.Texts("can i have a taxi from 14 harehills lane ls8 5dn please"));
        Assert.Contains("at about 9pm", await sam.Texts("yes thats right"));
    }

    [Fact]
    public async Task A_street_without_its_postcode_is_half_an_answer_and_the_postcode_the_other()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2, arrivals: "21:30");
        await TaxiFirm.DrivesFor(app, night);
        var sam = await night.SomebodyIsComing();
        await sam.Texts("TAXI");

        Assert.Contains("Please send just the postcode", await sam.Texts("14 Harehills Lane"));
        Assert.Contains("Have we got this right? 14 Harehills Lane, LS8 5DN", await sam.Texts("ls8 5dn"));
    }

    [Fact]
    public async Task H15_What_is_not_found_twice_is_sorted_out_by_a_person_who_sees_it()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2, arrivals: "21:30");
        await TaxiFirm.DrivesFor(app, night);
        var sam = await night.SomebodyIsComing();
        await sam.Texts("TAXI");
        await sam.Texts("14 Harehills Lane");

        Assert.Contains("A person will sort out the taxi", await sam.Texts("the 3rd house on the left"));
        Assert.Contains(await night.Inbox(), thread => thread.Excerpt.Contains("3rd", StringComparison.Ordinal));
        Assert.Equal("out:draft", await night.TaxiStates(app));
        Assert.Equal("confirmed", await night.States());
    }

    [Theory]
    [InlineData("im so scared")]
    [InlineData("i dont think i can do this")]
    public async Task What_is_no_address_is_read_by_a_person_and_the_question_stays(string words)
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2, arrivals: "21:30");
        await TaxiFirm.DrivesFor(app, night);
        var sam = await night.SomebodyIsComing();
        await sam.Texts("TAXI");

        Assert.Contains("A person will read", await sam.Texts(words));
        Assert.Contains("Have we got this right?", await sam.Texts(TaxiStories.Door));
    }

    [Theory]
    [InlineData("12 Church Street LS8", "two of them")]
    [InlineData("Harehills Lane LS8 5DN", "no number")]
    [InlineData("12 Chapel Street LS15 7AA", "our own house")]
    public async Task H15_A_place_that_may_be_wrong_is_looked_at_before_a_car_is_sent(string words, string because)
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2, arrivals: "21:30");
        var firm = await TaxiFirm.DrivesFor(app, night);
        var sam = await night.SomebodyIsComing();

        Assert.True((await sam.OrdersATaxi(words)).Contains("A person will make sure the taxi finds you", StringComparison.Ordinal), because);
        await night.Wait(minutes: 130);
        Assert.Empty(await firm.Heard());
        Assert.Contains(await night.Inbox(), thread => thread.Urgent);
    }

    [Fact]
    public async Task H15_LS1_is_not_LS11_and_outside_the_area_a_person_finds_another_way()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 3, arrivals: "21:30");
        await TaxiFirm.DrivesFor(app, night, area: "LS1");
        var (inside, outside) = (await night.SomebodyIsComing(), await night.SomebodyIsComing());

        Assert.Contains("at about 9pm", await inside.OrdersATaxi("9 Call Lane LS1 7BT"));
        var answer = await outside.OrdersATaxi("9 Beeston Road LS11 8QL");
        Assert.Contains("Sorry, we cannot get you a taxi just now. Your place is still yours. A person will ring", answer);
        Assert.Contains(await night.Inbox(), thread => thread.Urgent);
    }

    [Fact]
    public async Task H15_Another_address_after_dispatch_leaves_one_live_job_and_the_first_is_called_off()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2, arrivals: "21:30");
        var firm = await TaxiFirm.DrivesFor(app, night);
        var sam = await night.SomebodyIsComing();
        await sam.OrdersATaxi();
        await night.Wait(minutes: 130);
        var first = await firm.Reference();

        Assert.Contains("To change the place, send it again", await sam.Texts("TAXI"));
        Assert.Contains("Have we got this right? 20 Oak Road, LS9 1AA", await sam.Texts("20 Oak Road LS9 1AA"));
        Assert.Equal("out:sentToFirm", await night.TaxiStates(app));
        await sam.Texts("YES");
        await app.RingAlarms();

        var heard = await firm.Heard();
        Assert.Contains(heard, text => text.StartsWith($"Job {first} at 9pm is off", StringComparison.Ordinal));
        Assert.Contains(heard, text => text.Contains("20 Oak Road, LS9 1AA", StringComparison.Ordinal));
        Assert.Equal(["out:cancelled", "out:sentToFirm"], (await night.TaxiStates(app)).Split(' ').Order());
        Assert.Contains("is off", await firm.Texts($"{first} OK 5 min"));
        await app.NothingIsDouble();
    }

    [Fact]
    public async Task H15_Where_they_were_met_on_another_night_is_never_offered_and_is_gone_by_the_end_of_the_next_day()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2, arrivals: "21:30", nights: 3);
        await TaxiFirm.DrivesFor(app, night);
        var sam = await night.SomebodyIsComing();
        await sam.OrdersATaxi();

        app.Clock.Now += Duration.FromDays(1);
        await app.RingAlarms();
        await app.Sweep();
        await sam.Texts("VISIT");
        await sam.Texts("YES");
        Assert.DoesNotContain("Harehills", await sam.Texts("TAXI"));
        Assert.Equal(1, await Kept.Count(app, $"taxi_journey where address is not null and night_id = (select night.id from service_night night join service on service.id = night.service_id where service.key = '{night.Key}' and night.night = '2027-06-04')"));

        app.Clock.Now = Instant.FromUtc(2027, 6, 5, 23, 1);
        await app.Sweep();
        Assert.Equal(0, await Kept.Count(app, $"taxi_journey journey join service on service.id = journey.service_id where service.key = '{night.Key}' and journey.address is not null"));
        Assert.Equal(0, await Kept.Count(app, $"message where purpose = 'taxi_place' and words is not null and service_id = (select id from service where key = '{night.Key}')"));
    }

    [Fact]
    public async Task Who_rang_and_pressed_for_a_taxi_is_asked_where_by_text_and_never_speaks_it_to_a_machine()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2, arrivals: "21:30");
        await TaxiFirm.DrivesFor(app, night);
        var sam = night.Phone();
        await sam.Texts("VISIT");
        await sam.Texts("YES");

        var call = await PhoneCall.Ring(sam.Number, night.Number, app.Line);
        await call.Presses("2");
        Assert.StartsWith("Thank you. Your place is safe. We text you now, to ask where the taxi should meet you.", await call.Presses("3"));

        await app.WasTold(sam, "Where should the taxi meet you?");
        Assert.Contains("Have we got this right?", await sam.Texts(TaxiStories.Door));
        Assert.Contains("We will ask for a taxi", await sam.Texts("YES"));
        Assert.Equal("out:draft", await night.TaxiStates(app));
    }

    [Fact]
    public async Task H15_Another_place_sent_once_a_taxi_is_ordered_is_read_back_and_then_one_car_goes_there()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2, arrivals: "21:30");
        var firm = await TaxiFirm.DrivesFor(app, night);
        var sam = await night.SomebodyIsComing();
        await sam.Texts("Jay");
        await sam.Texts("NO");
        await sam.Texts("OWN");
        Assert.StartsWith("Thank you. This reply is automatic.", await sam.Texts("22 Roundhay Road LS8 5AJ"));
        await sam.OrdersATaxi();
        await night.Wait(minutes: 130);
        await firm.Texts($"{await firm.Reference()} OK silver Toyota AB12CDE");

        Assert.DoesNotContain("Have we got this right", await sam.Texts("he is at 22 Roundhay Road LS8 5AJ and knows"));
        Assert.Contains("Have we got this right? 22 Roundhay Road, LS8 5AJ", await sam.Texts("22 Roundhay Road LS8 5AJ"));
        Assert.Equal("out:accepted", await night.TaxiStates(app));
        await sam.Texts("yes");

        await firm.Heard();
        Assert.Equal(["out:cancelled", "out:sentToFirm"], (await night.TaxiStates(app)).Split(' ').Order());
        await app.NothingIsDouble();
    }

    [Fact]
    public async Task A_street_alone_is_asked_after_and_a_feeling_is_no_street()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2, arrivals: "21:30");
        await TaxiFirm.DrivesFor(app, night);
        var sam = await night.SomebodyIsComing();
        await sam.Texts("TAXI");

        Assert.StartsWith("Thank you. This reply is automatic.", await sam.Texts("im not in a good place"));
        Assert.StartsWith("Sorry, we could not find that place.", await sam.Texts("church street"));
    }

    [Fact]
    public async Task Who_told_us_what_would_help_gets_no_car_that_nobody_has_thought_about()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2, arrivals: "21:30");
        var firm = await TaxiFirm.DrivesFor(app, night);
        var sam = await night.SomebodyIsComing();
        await sam.Texts("Jay");
        Assert.Contains("Would a taxi help?", await sam.Texts("i use a wheelchair"));
        await sam.Texts("TAXI");
        await sam.Texts(TaxiStories.Door);

        Assert.Contains("A person will make sure the taxi finds you", await sam.Texts("YES"));
        await night.Wait(minutes: 130);
        Assert.Empty(await firm.Heard());

        using var ann = await Colleague.SignsIn(app, night.Key, Role.HouseWorker, "Ann");
        await ann.Opens($"/tonight/{night.Key}/2027-06-04/{(await night.Seen())["requests"]![0]!["id"]}/taxi");
        await ann.Presses("Order it", ("place", TaxiStories.Door), ("stepFree", "true"));
        await app.RingAlarms();
        Assert.Contains("step-free car", (await firm.Heard())[^1]);
        await app.NothingIsDouble();
    }
}
