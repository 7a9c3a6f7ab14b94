using CrisisLine.Audit;
using CrisisLine.Domain.People;
using CrisisLine.Staff;
using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Pages;

/// <summary>A manager asks who saw what, and whether that record is as it was written.</summary>
public sealed class AskingWhoSaw(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    [Fact]
    public async Task A_line_that_was_changed_behind_our_back_is_found()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        using var robin = await Colleague.SignsIn(app, night.Key, Role.Manager);
        await robin.Opens($"/settings/{night.Key}/promises");
        await robin.Presses("Keep", ("offer-minutes", "20"));
        await robin.Opens("/audit");
        Assert.Contains("lines are as they were written", robin.Text, StringComparison.Ordinal);
        var line = await app.Database.Transact(tx => tx.One<long>("select max(id) from audit_entry"), CancellationToken.None);

        await BehindOurBack($"update audit_entry set action = 'looked-away' where id = {line}");
        await robin.Opens("/audit");
        Assert.Contains($"line {line} does not follow", robin.Page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);

        await BehindOurBack($"update audit_entry set action = 'changed-settings' where id = {line}");
        await robin.Opens("/audit");
        Assert.Null(robin.Page.QuerySelector("[role=alert]"));
    }

    [Fact]
    public async Task Another_reason_in_somebodys_line_is_found()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        foreach (var phone in night.Phones(2))
            await phone.Texts("VISIT");
        await night.Worker("decline", nth: 0, json: """{"reason":"asked for a bed, and we have none"}""");
        await night.Worker("decline", nth: 1, json: """{"reason":"is at home in another town"}""");
        using var robin = await Colleague.SignsIn(app, night.Key, Role.Manager);
        var lines = await app.Database.Transact(
            tx => tx.Many<long>("select id from audit_entry where action = 'declined' order by id desc limit 2"), CancellationToken.None);

        await BehindOurBack($"update audit_entry set reason = (select reason from audit_entry where id = {lines[0]}) where id = {lines[1]}");
        await robin.Opens("/audit");

        Assert.Contains($"line {lines[1]} does not follow", robin.Page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        await BehindOurBack($"update audit_entry set reason = null where id = {lines[1]}");
        await robin.Opens("/audit");
        Assert.Null(robin.Page.QuerySelector("[role=alert]"));
    }

    [Fact]
    public async Task Whoever_looked_at_a_person_and_did_nothing_for_them_is_on_the_weekly_list()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        using var robin = await Colleague.SignsIn(app, night.Key, Role.Manager);
        using var alex = await Colleague.SignsIn(app, night.Key, Role.HouseWorker, "Alex");
        using var kim = await Colleague.SignsIn(app, night.Key, Role.HouseWorker, "Kim");
        var person = await Person(night);
        await Did(alex, "saw-person", person);
        await Did(kim, "saw-person", person);
        await Did(kim, "let-in", person);

        await robin.Opens("/audit");
        var list = robin.Page.QuerySelectorAll("section")[1].TextContent;
        Assert.Contains("Alex", list, StringComparison.Ordinal);
        Assert.DoesNotContain("Kim", list, StringComparison.Ordinal);

        app.Clock.Now += Duration.FromDays(8);
        await robin.SignsInAgain();
        await robin.Opens("/audit");
        Assert.DoesNotContain("Alex", robin.Page.QuerySelectorAll("section")[1].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_about_one_person_is_on_one_page_and_asking_is_written_down_too()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        using var robin = await Colleague.SignsIn(app, night.Key, Role.Manager);
        using var alex = await Colleague.SignsIn(app, night.Key, Role.HouseWorker, "Alex");
        var person = await Person(night);
        await Did(alex, "saw-person", person);

        await robin.Opens($"/audit/person/{person.Value}");
        Assert.Equal(
            [("Robin", "asked who saw"), ("Alex", "saw person")],
            robin.Page.QuerySelectorAll("tbody tr").Select(row => (row.Children[1].TextContent, row.Children[2].TextContent.Trim())));

        await robin.Opens($"/audit/colleague/{alex.Account}");
        Assert.Contains("saw person", robin.Text, StringComparison.Ordinal);
        await robin.Opens($"/audit/person/{Guid.NewGuid()}");
        Assert.Equal(404, robin.Status);
    }

    private Task Did(Colleague who, string action, PersonId person) =>
        app.Database.Transact(tx => Trail.Add(tx, new Deed(Actor.Of(who.Account), action, Person: person)), CancellationToken.None);

    private async Task<PersonId> Person(HouseNight night)
    {
        await night.Phone().Texts("VISIT");
        return await app.Database.Transact(tx => tx.One<PersonId>("select person_id from visit_request order by id desc limit 1"), CancellationToken.None);
    }

    // As somebody would who has the database, but not the key.
    private Task BehindOurBack(string sql) => app.Database.Transact(tx => tx.Execute(
        $"alter table audit_entry disable trigger append_only; {sql}; alter table audit_entry enable trigger append_only"), CancellationToken.None);
}
