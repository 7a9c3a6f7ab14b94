using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Taxis;

/// <summary>A firm says yes, no, twice, late or nothing. One car comes or a person of the team rings, and the passenger hears only what is true.</summary>
public sealed class WhatTheFirmSays(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    [Fact]
    public async Task H16_A_firm_that_does_not_answer_is_reminded_and_within_its_minutes_a_person_is_told()
    {
        var (night, firm, _) = await Asked();

        await night.Wait(minutes: 3);
        var heard = await firm.Heard();
        Assert.Equal(2, heard.Count);
        Assert.StartsWith("We have no answer yet for job", heard[1]);
        Assert.DoesNotContain(await night.Inbox(), thread => thread.Urgent);

        await night.Wait(minutes: 2);
        Assert.Equal("out:manual", await night.TaxiStates(app));
        Assert.Contains(await night.Inbox(), thread => thread.Urgent && thread.Excerpt.Contains("Please ring one", StringComparison.Ordinal));
        Assert.Equal(2, (await firm.Heard()).Count);
    }

    [Fact]
    public async Task H16_A_yes_that_comes_late_is_still_a_yes_and_there_is_one_job()
    {
        var (night, firm, sam) = await Asked();
        var job = await firm.Reference();
        await night.Wait(minutes: 5);

        await firm.Texts($"{job} ok 20 mins blue Skoda AB12CDE");

        Assert.Equal("out:accepted", await night.TaxiStates(app));
        await app.WasTold(sam, "blue Skoda, AB12 CDE");
        await app.NothingIsDouble();
    }

    [Fact]
    public async Task H16_The_second_firm_is_asked_when_the_first_does_not_answer_and_the_first_is_told()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2, arrivals: "21:30");
        var first = await TaxiFirm.DrivesFor(app, night);
        var second = await TaxiFirm.DrivesFor(app, night, rank: 2);
        var sam = await night.SomebodyIsComing();
        await sam.OrdersATaxi();
        await night.Wait(minutes: 130);
        var job = await first.Reference();
        await night.Wait(minutes: 5);

        Assert.Contains("is off. Please do not send a car", (await first.Heard())[^1]);
        Assert.Equal(job, await second.Reference());
        await second.Texts($"{job} OK silver Toyota AB12CDE");
        Assert.Contains("is off", await first.Texts($"{job} OK red Ford CD34EFG"));

        Assert.Equal("out:accepted", await night.TaxiStates(app));
        await app.WhenFirmsAreTold();
        Assert.Single(await app.Provider.TextsTo(sam), text => text.Words.Contains("booked for", StringComparison.Ordinal));
        await app.NothingIsDouble();
    }

    [Fact]
    public async Task H16_Two_firms_and_twenty_nodes_of_hands_saying_yes_at_once_bring_one_car()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2, arrivals: "21:30");
        var (first, second) = (await TaxiFirm.DrivesFor(app, night), await TaxiFirm.DrivesFor(app, night, rank: 2));
        var sam = await night.SomebodyIsComing();
        await sam.OrdersATaxi();
        await night.Wait(minutes: 130);
        var job = await first.Reference();
        await night.Wait(minutes: 5);
        await second.Heard();

        await Task.WhenAll(Enumerable.Range(0, 24).Select(nth => (nth % 2 == 0 ? first : second).Texts($"{job} OK silver Toyota AB12CDE")));

        Assert.Equal("out:accepted", await night.TaxiStates(app));
        await app.WhenFirmsAreTold();
        Assert.Single(await app.Provider.TextsTo(sam), text => text.Words.Contains("booked for", StringComparison.Ordinal));
        await app.NothingIsDouble();
    }

    [Fact]
    public async Task Yes_twice_is_yes_once_and_another_car_is_told()
    {
        var (night, firm, sam) = await Asked();
        var job = await firm.Reference();
        await firm.Texts($"{job} OK 10min silver Toyota AB12CDE");
        await firm.Texts($"{job} OK 10min silver Toyota AB12CDE");
        await app.WhenFirmsAreTold();
        Assert.Single(await app.Provider.TextsTo(sam));

        await firm.Texts($"{job} its now a black Audi CD34 EFG");

        await app.WasTold(sam, "black Audi, CD34 EFG");
        Assert.Equal("out:driverAssigned", await night.TaxiStates(app));
    }

    [Fact]
    public async Task Without_a_car_nothing_is_promised_and_the_firm_is_asked_for_it()
    {
        var (night, firm, sam) = await Asked();
        var job = await firm.Reference();

        Assert.Contains($"Which car comes for job {job}?", await firm.Texts($"{job} ok"));
        Assert.Equal("out:accepted", await night.TaxiStates(app));
        Assert.Empty(await app.Provider.TextsTo(sam));

        await firm.Texts($"{job} silver Toyota AB12CDE");
        await app.WasTold(sam, "silver Toyota, AB12 CDE");
    }

    [Fact]
    public async Task No_goes_to_a_person_at_once_and_who_was_told_of_a_car_hears_the_truth()
    {
        var (night, firm, sam) = await Asked();
        var job = await firm.Reference();
        await firm.Texts($"{job} OK silver Toyota AB12CDE");

        await firm.Texts($"{job} NO sorry");
        Assert.Equal("out:manual", await night.TaxiStates(app));
        Assert.Contains(await night.Inbox(), thread => thread.Urgent);

        await night.Wait(minutes: 45);
        Assert.Equal("out:failed", await night.TaxiStates(app));
        await app.WhenFirmsAreTold();
        Assert.Single(await app.Provider.TextsTo(sam), text => text.Words.StartsWith("Sorry, we cannot get you a taxi just now", StringComparison.Ordinal));
    }

    [Fact]
    public async Task H18_A_car_that_does_not_come_is_asked_after_and_twenty_minutes_on_somebody_is_rung()
    {
        var (night, firm, _) = await Asked();
        var job = await firm.Reference();
        await firm.Texts($"{job} OK silver Toyota AB12CDE");
        await night.Wait(minutes: 45 + 10);
        Assert.Contains("Where is the car for job", (await firm.Heard())[^1]);
        Assert.DoesNotContain(await night.Inbox(), thread => thread.Urgent);

        await night.Wait(minutes: 10);

        Assert.Contains(await night.Inbox(), thread => thread.Urgent && thread.Excerpt.Contains("twenty minutes ago", StringComparison.Ordinal));
        Assert.Equal("out:accepted", await night.TaxiStates(app));
    }

    [Fact]
    public async Task H18_The_passenger_knows_the_car_its_plate_and_the_word_and_is_never_asked_for_a_name()
    {
        var (night, firm, sam) = await Asked();
        var taxi = (await night.Taxis(app))[0];
        await firm.Texts($"{taxi["reference"]} OK silver Toyota AB12CDE");

        var told = (await app.SentTo(sam)).Words;
        Assert.Contains("silver Toyota, AB12 CDE", told);
        Assert.Contains($"Ask the driver for the word {taxi["word"]}", told);
        Assert.DoesNotContain("name", told);
    }

    [Fact]
    public async Task Late_is_told_with_a_time_and_the_journey_goes_on_to_its_end()
    {
        var (night, firm, sam) = await Asked();
        var job = await firm.Reference();
        await firm.Texts($"{job} OK silver Toyota AB12CDE");
        await firm.Texts($"{job} late 15");
        await app.WasTold(sam, "Your taxi is late, we are sorry. It should come at about 9.15pm. Your place is safe. Ring 0113 496 0");

        await firm.Texts($"{job} here");
        Assert.Equal("out:arrived", await night.TaxiStates(app));
        await firm.Texts($"{job} pob");
        Assert.Equal("out:onBoard", await night.TaxiStates(app));
        await firm.Texts($"{job} done");
        Assert.Equal("out:completed", await night.TaxiStates(app));
    }

    [Fact]
    public async Task A_firm_that_says_yes_after_we_called_it_off_is_told_so_and_no_car_comes()
    {
        var (night, firm, sam) = await Asked();
        var job = await firm.Reference();

        await sam.Texts("NOT COMING");
        Assert.Contains("is off. Please do not send a car", await firm.Texts($"{job} OK silver Toyota AB12CDE"));

        Assert.Equal("out:cancelled", await night.TaxiStates(app));
        Assert.Contains(await firm.Heard(), text => text.StartsWith($"Job {job} at 9pm is off", StringComparison.Ordinal));
        Assert.Empty(await app.Provider.TextsTo(sam));
    }

    [Fact]
    public async Task A_strangers_yes_is_a_persons_text_and_a_wrong_reference_is_asked_about()
    {
        var (night, firm, _) = await Asked();
        var job = await firm.Reference();
        var stranger = night.Phone();

        await stranger.Texts($"{job} OK silver Toyota AB12CDE");
        Assert.Equal("out:sentToFirm", await night.TaxiStates(app));
        Assert.Contains("we do not know which job you mean", await firm.Texts("Z9Z9 OK silver Toyota AB12CDE"));
        Assert.Equal("out:sentToFirm", await night.TaxiStates(app));
        Assert.Equal("", await firm.Texts("who is this please"));
        Assert.Equal(2, await Kept.Count(app, $"firm_text where not understood and service_id = (select id from service where key = '{night.Key}')"));
    }

    [Fact]
    public async Task A_text_of_the_firm_that_is_delivered_twice_does_nothing_twice()
    {
        var (_, firm, sam) = await Asked();
        var (job, sid) = (await firm.Reference(), Phone.NewSid());

        var first = await firm.Texts($"{job} OK silver Toyota AB12CDE", sid);
        Assert.Equal(first, await firm.Texts($"{job} OK silver Toyota AB12CDE", sid));
        await app.WhenFirmsAreTold();
        Assert.Single(await app.Provider.TextsTo(sam));
    }

    [Fact]
    public async Task H16_A_text_to_the_firm_that_never_arrives_goes_to_a_person_at_once()
    {
        var (night, firm, _) = await Asked();

        await app.Provider.Tells(await firm.LastText(), "undelivered", 30005);

        Assert.Equal("out:manual", await night.TaxiStates(app));
        Assert.Contains(await night.Inbox(), thread => thread.Urgent);
    }

    /// <summary>At 8.15pm, when the firm has just been asked for a car at nine.</summary>
    private async Task<(HouseNight Night, TaxiFirm Firm, Phone Sam)> Asked()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2, arrivals: "21:30");
        var firm = await TaxiFirm.DrivesFor(app, night);
        var sam = await night.SomebodyIsComing();
        await sam.OrdersATaxi();
        await night.Wait(minutes: 130);
        // It has the job before anything else happens: texts that leave together may come in any order.
        await firm.Heard();
        return (night, firm, sam);
    }
}
