using System.Text;
using CrisisLine.Staff;
using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Taxis;

/// <summary>The firm's statement counts whole or not at all, and once; beyond the night's limit a manager decides.</summary>
public sealed class WhatTaxisCost(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    [Fact]
    public async Task A_statement_gives_each_job_its_cost_and_the_same_file_does_so_once()
    {
        var (night, job) = await Driven();
        using var manager = await Manager(night);

        await manager.Uploads("Statement", "statement", "june.csv", File($"reference,cost\n{job},£12.50\n"));
        Assert.Equal("1 jobs have their cost now.", manager.Said);
        await manager.Uploads("Statement", "statement", "june.csv", File($"reference,cost\n{job},£12.50\n"));
        Assert.Equal("This file was brought in before. Nothing is different.", manager.Said);

        await manager.Opens($"/tonight/{night.Key}/2027-06-04/taxis");
        Assert.Contains("1 cars so far, £12.50 together.", manager.Text);
        await manager.Opens($"/tonight/{night.Key}/2027-06-04/{(await night.Seen())["requests"]![0]!["id"]}");
        Assert.Contains("Taxis of this visit£12.50", manager.Text);
    }

    [Theory]
    [InlineData("reference,cost\n{0},12.50\nZ9Z9,8\n", "Line 3: Z9Z9 is no job of this house.")]
    [InlineData("reference,cost\n{0},12.50\n{0},12.50\n", "stands in it twice.")]
    [InlineData("reference,cost\n{0},twelve\n", "Line 2: the cost cannot be read; it is written 12.50.")]
    [InlineData("reference,cost\n{0},-3\n", "Line 2: the cost cannot be read; it is written 12.50.")]
    [InlineData("reference,cost\n,12\n", "Line 2: there is no reference.")]
    [InlineData("job,price\n{0},12\n", "Line 1: the columns reference and cost are needed.")]
    [InlineData("reference,cost\n", "There is no line with a job.")]
    public async Task One_line_that_cannot_be_meant_and_nothing_of_the_file_counts(string file, string fault)
    {
        var (night, job) = await Driven();
        using var manager = await Manager(night);

        await manager.Uploads("Statement", "statement", "june.csv", File(file.Replace("{0}", job, StringComparison.Ordinal)));

        Assert.Contains(fault, manager.Faults);
        Assert.Equal(0, await Kept.Count(app, $"taxi_journey journey join service on service.id = journey.service_id where service.key = '{night.Key}' and cost_pence is not null"));
        await manager.Opens($"/settings/{night.Key}/taxi");
        await manager.Uploads("Statement", "statement", "june.csv", File($"reference,cost\n{job},12\n"));
        Assert.Equal("1 jobs have their cost now.", manager.Said);
    }

    [Fact]
    public async Task Beyond_the_nights_limit_a_car_waits_for_a_manager()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 3, arrivals: "21:30");
        var firm = await TaxiFirm.DrivesFor(app, night, cap: 2000);
        Assert.Contains("We will ask for a taxi", await (await night.SomebodyIsComing()).OrdersATaxi());

        Assert.Contains("A person will make sure", await (await night.SomebodyIsComing()).OrdersATaxi());
        await night.Wait(minutes: 130);
        Assert.Single(await firm.Heard());

        var journey = $"/tonight/{night.Key}/2027-06-04/taxis/{(await night.Taxis(app)).Single(taxi => (string?)taxi["state"] == "draft")["id"]}";
        using var lead = await Colleague.SignsIn(app, night.Key, Role.ShiftLead, "Lee");
        await lead.Opens(journey);
        await lead.PressesIn("Agree");
        Assert.Contains("not yours to decide", lead.Said);
        using var manager = await Manager(night);
        await manager.Opens(journey);
        await manager.PressesIn("Agree");
        await app.RingAlarms();
        Assert.Equal(2, (await firm.Heard()).Count);
        await manager.Opens($"/tonight/{night.Key}/2027-06-04/taxis");
        Assert.Contains("2 cars so far, £24.00 together. 2 of them as usual, until the statement comes. The most in one night is £20.00.", manager.Text);
    }

    [Fact]
    public async Task A_firm_with_an_interface_is_tried_there_and_no_car_is_asked_for()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        await TaxiFirm.DrivesFor(app, night, channel: "api", url: $"{app.Provider.Address}/firm");
        await TaxiFirm.DrivesFor(app, night, rank: 2, channel: "api", url: "http://127.0.0.1:9", name: "Vale Cars");
        using var manager = await Manager(night);

        await manager.Presses("Send a try to City Cabs");
        Assert.Contains("it was reached", manager.Text);
        await manager.Presses("Send a try to Vale Cars");
        Assert.Contains("it could not be reached; please try again", manager.Text);
        await manager.PressesIn("Secret", ("rank", "1"), ("secret", "not what they know"));
        await manager.Presses("Send a try to City Cabs");
        Assert.Contains("it said no, or something is missing in the settings", manager.Text);
    }

    [Fact]
    public async Task A_firm_that_is_texted_answers_the_try_and_no_journey_hears_of_it()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        var firm = await TaxiFirm.DrivesFor(app, night);
        using var manager = await Manager(night);

        await manager.Presses("Send a try to City Cabs");
        Assert.Contains("no answer yet", manager.Text);
        var tried = Assert.Single(await firm.Heard());
        var reference = await app.Database.Transact(tx => tx.One<string>(
            "select reference from firm_try join service on service.id = firm_try.service_id where service.key = @Key", new { night.Key }), CancellationToken.None);
        Assert.Contains(reference, tried);
        await firm.Texts($"{reference} OK");

        await manager.Opens($"/settings/{night.Key}/taxi");
        Assert.Contains("answered at 6.05pm", manager.Text);
    }

    private static byte[] File(string words) => Encoding.UTF8.GetBytes(words);

    private async Task<Colleague> Manager(HouseNight night)
    {
        var manager = await Colleague.SignsIn(app, night.Key, Role.Manager, "Max");
        await manager.Opens($"/settings/{night.Key}/taxi");
        return manager;
    }

    private async Task<(HouseNight Night, string Job)> Driven()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2, arrivals: "21:30");
        var firm = await TaxiFirm.DrivesFor(app, night);
        await (await night.SomebodyIsComing()).OrdersATaxi();
        await night.Wait(minutes: 130);
        var job = await firm.Reference();
        foreach (var words in new[] { "OK silver Toyota AB12CDE", "here", "pob", "done" })
            await firm.Texts($"{job} {words}");
        return (night, job);
    }
}
