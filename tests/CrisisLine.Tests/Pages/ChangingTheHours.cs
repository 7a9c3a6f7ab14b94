using CrisisLine.Bookings;
using CrisisLine.Domain.Visits;
using CrisisLine.Staff;
using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Pages;

/// <summary>A manager changes when the house opens, while people have been promised something.</summary>
public sealed class ChangingTheHours(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    [Fact]
    public async Task Nights_ahead_follow_new_hours_and_the_history_says_who_wished_it()
    {
        var night = await app.HouseOpens("2027-06-04T12:00", places: 2, nights: 60);
        using var robin = await Manager(night, "Robin");

        await robin.Opens($"/settings/{night.Key}/hours");
        await robin.Presses("Look at the nights first", ("first", "2027-06-07"), ("from-0", "19:00"), ("to-0", "01:00"), ("at-0", "19:30"), ("ask-from", "19:00"));
        Assert.Contains("7pm – 1am", robin.Text, StringComparison.Ordinal);
        Assert.Equal("2027-06-08T02:00:00+01:00", await ClosesAt(night.After(3)));

        await robin.Presses("Keep these hours");
        Assert.StartsWith("Kept.", robin.Said, StringComparison.Ordinal);
        Assert.Equal("2027-06-07T02:00:00+01:00", await ClosesAt(night.After(2)));
        Assert.Equal("2027-06-08T01:00:00+01:00", await ClosesAt(night.After(3)));
        Assert.Contains("Robin", robin.Page.QuerySelector(".history")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("From Mon 7 Jun 2027", robin.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_undo_puts_the_former_hours_back_and_is_a_change_of_its_own()
    {
        var night = await app.HouseOpens("2027-06-04T12:00", places: 2, nights: 60);
        using var robin = await Manager(night);
        await robin.Opens($"/settings/{night.Key}/hours");
        await Change(robin, ("first", "2027-06-07"), ("to-0", "01:00"));

        await robin.Presses(Undo(robin));

        Assert.StartsWith("As it was before.", robin.Said, StringComparison.Ordinal);
        Assert.Equal("2027-06-08T02:00:00+01:00", await ClosesAt(night.After(3)));
        Assert.Equal(2, robin.Page.QuerySelectorAll(".history > li").Length);
        Assert.Contains("Undone later.", robin.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_of_arrivals_never_breaks_a_place_that_somebody_was_promised()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2, nights: 60);
        var sam = night.Phone();
        await sam.Texts("VISIT");
        await sam.Texts("YES");
        using var robin = await Manager(night);

        await robin.Opens($"/settings/{night.Key}/hours");
        await Change(robin, ("first", "2027-06-04"), ("at-0", "21:00"), ("places-0", "1"));

        Assert.StartsWith("Kept.", robin.Said, StringComparison.Ordinal);
        Assert.Equal((2, 1), (await night.Count("places"), await night.Count("confirmed")));
        Assert.Equal(1, await night.After(1).Count("places"));
    }

    [Fact]
    public async Task A_night_that_is_still_shut_stays_as_it_is_once_somebody_has_a_place_in_it()
    {
        var night = await app.HouseOpens("2027-06-04T12:00", places: 2, nights: 60);
        await app.Database.Transact(tx => BookForSomeone.For(
            tx, night.Key, night.Night, new Booking("Sam", null, null, null, Children.None, MayBeUnder18: false, WantsText: false), null), CancellationToken.None);
        using var robin = await Manager(night);

        await robin.Opens($"/settings/{night.Key}/hours");
        await robin.Presses("Look at the nights first", ("at-0", "21:00"), ("places-0", "1"));
        Assert.Contains("Fri 4 Jun 2027 6pm – 2am, 2 places stays", string.Join(' ', robin.Page.QuerySelector("tbody tr")!.Children.Select(cell => cell.TextContent.Trim()).Where(text => text != "")), StringComparison.Ordinal);
        await robin.Presses("Keep these hours");

        Assert.Equal((2, 1), (await night.Count("places"), await night.Count("confirmed")));
        Assert.Equal(1, await night.After(1).Count("places"));
    }

    [Theory]
    [InlineData("to-0", "soon", "no time such as 18:00")]
    [InlineData("to-0", "", "A time is missing")]
    [InlineData("at-0", "03:00", "outside the opening hours")]
    [InlineData("ask-to", "04:00", "goes on after the close")]
    [InlineData("places-0", "0", "whole number from 1 to 200")]
    [InlineData("first", "2027-06-03", "what is past stays")]
    [InlineData("first", "Monday", "Write it such as")]
    public async Task Hours_that_cannot_be_meant_are_said_and_nothing_is_changed(string field, string value, string said)
    {
        var night = await app.HouseOpens("2027-06-04T12:00", places: 2, nights: 5);
        using var robin = await Manager(night);

        await robin.Opens($"/settings/{night.Key}/hours");
        await robin.Presses("Look at the nights first", (field, value));

        Assert.Contains(said, robin.Faults, StringComparison.Ordinal);
        Assert.DoesNotContain("Keep these hours", robin.Text, StringComparison.Ordinal);
        Assert.Equal(2, await night.After(1).Count("places"));
    }

    [Theory]
    [InlineData("2027-03-20", 7, "2027-03-28T02:00:00+01:00")]
    [InlineData("2027-10-23", 9, "2027-10-31T02:00:00+00:00")]
    public async Task The_night_the_clocks_change_is_resolved_anew_by_new_hours(string today, int hours, string closes)
    {
        var night = await app.HouseOpens($"{today}T12:00", places: 2, nights: 60, hours: "18:00 01:00");
        using var robin = await Manager(night);

        await robin.Opens($"/settings/{night.Key}/hours");
        await robin.Presses("Look at the nights first", ("to-0", "02:00"));
        Assert.Contains($"it is {hours} hours long", robin.Text, StringComparison.Ordinal);
        await robin.Presses("Keep these hours");

        Assert.Equal(closes, await ClosesAt(night.After(7)));
    }

    [Fact]
    public async Task Two_managers_who_change_the_same_hours_both_stand_in_the_history()
    {
        var night = await app.HouseOpens("2027-06-04T12:00", places: 2, nights: 60);
        using var robin = await Manager(night);
        using var alex = await Manager(night, "Alex");
        await robin.Opens($"/settings/{night.Key}/hours");
        await alex.Opens($"/settings/{night.Key}/hours");
        await robin.Presses("Look at the nights first", ("places-0", "3"));
        await alex.Presses("Look at the nights first", ("places-0", "4"));

        await Task.WhenAll(robin.Presses("Keep these hours"), alex.Presses("Keep these hours"));

        await robin.Opens($"/settings/{night.Key}/hours");
        Assert.Equal(2, robin.Page.QuerySelectorAll(".history > li").Length);
        Assert.InRange(await night.After(1).Count("places"), 3, 4);
    }

    [Fact]
    public async Task A_service_that_they_do_not_manage_has_no_such_page_for_them()
    {
        var (mine, other) = (await app.HouseOpens("2027-06-04T12:00", places: 2), await app.HouseOpens("2027-06-04T12:00", places: 2));
        using var robin = await Manager(mine);

        foreach (var page in new[] { "hours", "closures", "promises", "taxi" })
        {
            await robin.Opens($"/settings/{other.Key}/{page}");
            Assert.Equal(404, robin.Status);
            await robin.Opens($"/settings/{mine.Key}/{page}");
            Assert.Equal(200, robin.Status);
        }
    }

    [Fact]
    public async Task H22_A_night_is_kept_shut_by_a_named_person_alone_and_opened_again()
    {
        // A Saturday that is Christmas Day.
        var night = await app.HouseOpens("2027-12-20T12:00", places: 2, nights: 30);
        Assert.Equal("2027-12-26T02:00:00+00:00", await ClosesAt(night.After(5)));
        using var robin = await Manager(night);

        await robin.Opens($"/settings/{night.Key}/closures");
        await robin.Presses("Keep it shut", ("night", "2027-12-25"), ("reason", "Nobody can come to work"));
        Assert.Equal("It stays shut on Sat 25 Dec 2027.", robin.Said);
        Assert.Equal(404, (await app.Line.Api(night.After(5).Path)).Status);
        Assert.Contains("Robin", robin.Text, StringComparison.Ordinal);

        await robin.Presses("Open on Sat 25 Dec 2027 again");
        Assert.Equal("2027-12-26T02:00:00+00:00", await ClosesAt(night.After(5)));
    }

    private Task<Colleague> Manager(HouseNight night, string name = "Robin") => Colleague.SignsIn(app, night.Key, Role.Manager, name);

    private static async Task Change(Colleague robin, params (string, string?)[] fills)
    {
        await robin.Presses("Look at the nights first", fills);
        Assert.Equal("", robin.Faults);
        await robin.Presses("Keep these hours");
    }

    private static string Undo(Colleague robin) => robin.Page.QuerySelector(".history button")!.GetAttribute("aria-label")!;

    private static async Task<string> ClosesAt(HouseNight night) => (string)(await night.Seen())["closesAt"]!;
}
