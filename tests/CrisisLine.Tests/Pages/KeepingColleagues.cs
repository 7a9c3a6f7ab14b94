using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CrisisLine.Staff;
using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Pages;

/// <summary>Who works here, as what, and until when.</summary>
public sealed class KeepingColleagues(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    [Fact]
    public async Task Somebody_whose_account_is_ended_sees_nothing_from_that_moment_on()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        using var robin = await Colleague.SignsIn(app, night.Key, Role.Manager);
        using var alex = await Colleague.SignsIn(app, night.Key, Role.Manager, "Alex");
        await alex.Opens($"/settings/{night.Key}/promises");
        Assert.Equal(200, alex.Status);

        await robin.Opens($"/colleagues/{alex.Account}/end");
        await robin.Presses("End it now");
        Assert.StartsWith("Their account is ended.", robin.Said, StringComparison.Ordinal);
        await alex.Presses("Keep", ("hold-minutes", "99"));

        Assert.StartsWith("/account/sign-in", alex.Path, StringComparison.Ordinal);
        Assert.Equal(30, await Held(night));
        await robin.Opens("/colleagues");
        Assert.DoesNotContain("Alex", robin.Page.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_only_manager_of_a_house_cannot_leave_it_without_one()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        using var robin = await Colleague.SignsIn(app, night.Key, Role.Manager);

        await robin.Opens($"/colleagues/{robin.Account}/end");
        await robin.Presses("End it now");
        Assert.Contains("Nobody else manages Dial House", robin.Said, StringComparison.Ordinal);
        await robin.Presses("Change the role in Dial House", ("role", "Viewer"));

        Assert.Contains("only manager there", robin.Said, StringComparison.Ordinal);
        await robin.Opens($"/settings/{night.Key}/hours");
        Assert.Equal(200, robin.Status);
    }

    [Fact]
    public async Task Of_two_managers_who_end_each_other_at_the_same_moment_one_stays()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        using var robin = await Colleague.SignsIn(app, night.Key, Role.Manager);
        using var alex = await Colleague.SignsIn(app, night.Key, Role.Manager, "Alex");
        await robin.Opens($"/colleagues/{alex.Account}/end");
        await alex.Opens($"/colleagues/{robin.Account}/end");

        await Task.WhenAll(robin.Presses("End it now"), alex.Presses("End it now"));

        Assert.Equal(1, await Kept.Count(app, $"account join membership on account_id = account.id join service on service.id = service_id where key = '{night.Key}' and ended_at is null"));
    }

    [Fact]
    public async Task A_link_is_shown_once_and_names_the_role_that_it_gives()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        using var robin = await Colleague.SignsIn(app, night.Key, Role.Manager);

        await robin.Opens("/colleagues");
        await robin.Presses("Make a link", ("role", "ShiftLead"), ("service", night.Key), ("email", "kim@house.example"));
        var link = robin.Page.QuerySelector<IHtmlInputElement>("input[readonly]")!.Value;
        Assert.StartsWith($"{CrisisLineApp.PublicUrl}/account/join/", link, StringComparison.Ordinal);
        Assert.Contains("kim@house.example", robin.Text, StringComparison.Ordinal);
        await robin.Opens("/colleagues");
        Assert.Null(robin.Page.QuerySelector("input[readonly]"));

        Assert.Contains("kim@house.example", (await app.Line.Get(new Uri(link).AbsolutePath)).Body, StringComparison.Ordinal);
        await robin.Presses("Take it back");
        Assert.Contains("does not work any more", (await app.Line.Get(new Uri(link).AbsolutePath)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_manager_gives_nothing_beyond_the_services_that_they_manage()
    {
        var (mine, other) = (await app.HouseOpens("2027-06-04T18:05", places: 2), await app.HouseOpens("2027-06-04T18:05", places: 2));
        using var robin = await Colleague.SignsIn(app, mine.Key, Role.Manager);
        using var alex = await Colleague.SignsIn(app, mine.Key, Role.HouseWorker, "Alex");
        using var kim = await Colleague.SignsIn(app, other.Key, Role.HouseWorker, "Kim");
        await robin.Opens("/colleagues");
        Assert.DoesNotContain("Kim", robin.Text, StringComparison.Ordinal);

        foreach (var (path, field, value, service) in new[]
        {
            ("/colleagues?handler=Invite", "role", "Manager", other.Key), ("/colleagues?handler=Invite", "role", "Admin", mine.Key),
            ("/colleagues?handler=Invite", "role", "Manager", ""), ($"/colleagues/{alex.Account}?handler=Role", "role", "Manager", other.Key),
            ($"/colleagues/{kim.Account}?handler=Role", "role", "Viewer", mine.Key), ($"/colleagues/{kim.Account}?handler=NewWayIn", "role", "", ""),
            ($"/colleagues/{kim.Account}/end", "role", "", ""),
        })
        {
            await robin.Opens("/colleagues");
            await robin.Forges(path, (field, value), ("service", service));
            Assert.Equal((path, 404), (path, robin.Status));
        }

        Assert.Equal(0, await Kept.Count(app, $"invitation where made_by = '{robin.Account}'"));
    }

    [Fact]
    public async Task Somebody_who_works_elsewhere_too_is_not_let_in_anew_by_a_manager_of_one_house()
    {
        var (mine, other) = (await app.HouseOpens("2027-06-04T18:05", places: 2), await app.HouseOpens("2027-06-04T18:05", places: 2));
        using var robin = await Colleague.SignsIn(app, mine.Key, Role.Manager);
        using var kim = await Colleague.SignsIn(app, mine.Key, Role.HouseWorker, "Kim");
        await app.Database.Transact(async tx => await Memberships.Change(
            tx, kim.Account, await tx.One<int>("select id from service where key = @Key", new { other.Key }), Role.Manager), CancellationToken.None);

        await robin.Opens($"/colleagues/{kim.Account}");
        Assert.Equal(200, robin.Status);
        Assert.DoesNotContain("Make a link", robin.Text, StringComparison.Ordinal);
        await robin.Forges($"/colleagues/{kim.Account}?handler=NewWayIn");

        Assert.Equal(404, robin.Status);
    }

    [Fact]
    public async Task An_admin_keeps_accounts_everywhere_and_sees_nothing_else()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        using var admin = await Colleague.SignsIn(app, service: null, role: null, "Dana");
        using var alex = await Colleague.SignsIn(app, night.Key, Role.HouseWorker, "Alex");

        await admin.Opens($"/colleagues/{alex.Account}");
        await admin.Presses("Make a link for Alex");
        Assert.NotNull(admin.Page.QuerySelector("input[readonly]"));
        foreach (var page in new[] { "/settings", "/settings/words", "/settings/retention", "/audit", $"/audit/colleague/{alex.Account}", "/tonight" })
        {
            await admin.Opens(page);
            Assert.Equal((page, 403), (page, admin.Status));
        }

        await admin.Opens($"/settings/{night.Key}/hours");
        Assert.Equal(403, admin.Status);
    }

    [Fact]
    public async Task A_role_that_is_taken_away_is_gone_from_the_next_click_on()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        using var robin = await Colleague.SignsIn(app, night.Key, Role.Manager);
        using var alex = await Colleague.SignsIn(app, night.Key, Role.HouseWorker, "Alex");
        await alex.Opens("/tonight");
        Assert.Equal(200, alex.Status);

        await robin.Opens($"/colleagues/{alex.Account}");
        await robin.Presses("Change the role in Dial House", ("role", ""));

        await alex.Opens("/tonight");
        Assert.Equal(403, alex.Status);
        Assert.Equal(1, await Kept.Count(app, $"audit_entry where action = 'changed-role' and account_id = '{robin.Account}'"));
    }

    [Fact]
    public async Task A_worker_who_posts_what_only_a_manager_may_is_refused_and_nothing_changes()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        using var alex = await Colleague.SignsIn(app, night.Key, Role.HouseWorker, "Alex");
        foreach (var path in new[]
        {
            $"/settings/{night.Key}/promises", $"/settings/{night.Key}/taxi", $"/settings/{night.Key}/hours?handler=Keep", $"/settings/{night.Key}/closures?handler=Shut",
            "/settings/words/BK15?handler=Keep", "/settings/retention", "/colleagues?handler=Invite", $"/colleagues/{alex.Account}?handler=Role", $"/colleagues/{alex.Account}/end",
        })
        {
            await alex.Opens("/account");
            await alex.Forges(path, ("hold-minutes", "99"), ("role", "Manager"), ("service", night.Key), ("first", "2027-06-05"), ("night", "2027-06-05"));
            Assert.Equal((path, 403), (path, alex.Status));
        }

        Assert.Equal(30, await Held(night));
        Assert.Equal(0, await Kept.Count(app, $"invitation where made_by = '{alex.Account}'"));
    }

    private Task<int> Held(HouseNight night) =>
        app.Database.Transact(tx => tx.One<int>("select hold_minutes from service where key = @Key", new { night.Key }), CancellationToken.None);
}
