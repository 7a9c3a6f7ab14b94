using CrisisLine.Staff;
using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Pages;

/// <summary>The evening as those see it who work in it: in pages, and without any script.</summary>
public sealed class TonightOnTheScreen(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    [Fact]
    public async Task A_worker_says_yes_and_the_person_is_told_at_once()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2, autoConfirm: false);
        var jay = night.Phone();
        await jay.Texts("VISIT");
        await jay.Texts("YES");
        using var sam = await Colleague.SignsIn(app, night.Key, Role.HouseWorker);

        await sam.Opens($"/tonight/{night.Key}");
        await sam.Presses("Confirm");

        Assert.Contains("Confirmed", sam.Said);
        Assert.Equal("confirmed", await night.States());
        Assert.Contains("kept", (await app.SentTo(jay)).Words);
    }

    [Fact]
    public async Task From_the_door_to_going_home_by_buttons_alone()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        using var sam = await Colleague.SignsIn(app, night.Key, Role.HouseWorker);

        await sam.Opens($"/tonight/{night.Key}/2027-06-04/book");
        await sam.Presses("Keep a place for them", ("Called", "Ash"));
        await sam.Presses("Ash is here");
        await sam.Opens($"/tonight/{night.Key}/house");
        var roll = sam.Text;
        await sam.Follows($"/tonight/{night.Key}", "Ash leaves");
        await sam.Presses("They have left", ("leftHow", "taxi"), ("feelingBefore", "8"), ("feelingAfter", "5"), ("issues", "loneliness_isolation"));

        Assert.Contains("1 in the building at", roll);
        Assert.Contains("Ash", roll);
        Assert.Equal("left", await night.States());
        Assert.Contains("left at 6.05pm, by taxi", sam.Text);
    }

    [Fact]
    public async Task H19_Nobody_is_signed_out_without_how_they_get_home()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        using var sam = await Colleague.SignsIn(app, night.Key, Role.HouseWorker);
        await sam.Opens($"/tonight/{night.Key}/2027-06-04/book");
        await sam.Presses("They are at the door: let them in", ("Called", "Ash"));
        await sam.Follows($"/tonight/{night.Key}", "Ash leaves");

        await sam.Presses("They have left", ("leftHow", null));

        Assert.Contains("how they get home", sam.Faults);
        Assert.Equal("arrived", await night.States());
    }

    [Fact]
    public async Task H01_Twenty_workers_book_the_last_place_at_once_and_one_of_them_has_it()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1);
        var workers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Colleague.SignsIn(app, night.Key, Role.HouseWorker)));
        await Task.WhenAll(workers.Select(worker => worker.Opens($"/tonight/{night.Key}/2027-06-04/book")));

        await Task.WhenAll(workers.Select((worker, at) => worker.Presses("Keep a place for them", ("Called", $"Person {at}"))));

        Assert.Equal(1, workers.Count(worker => worker.Said.Contains("A place at 6.30pm is theirs")));
        Assert.Equal(19, workers.Count(worker => worker.Said.Contains("They are on the list")));
        Assert.Equal((1, 19, 0), (await night.Count("confirmed"), await night.Count("waiting"), await night.Count("free")));
        Array.ForEach(workers, worker => worker.Dispose());
    }

    [Fact]
    public async Task H48_Two_names_for_each_person_before_the_list_of_an_early_close_ends()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        var jay = night.Phone();
        await jay.Texts("VISIT");
        await jay.Texts("YES");
        using var sam = await Colleague.SignsIn(app, night.Key, Role.ShiftLead, "Sam");
        using var alex = await Colleague.SignsIn(app, night.Key, Role.HouseWorker, "Alex");
        var page = $"/tonight/{night.Key}/2027-06-04/close";

        await sam.Opens(page);
        await sam.Presses("Close the house for tonight", ("reason", "the boiler"), ("isSure", "true"));
        await sam.Presses("They know");
        await sam.Presses("Everybody knows: end this list");
        var tooEarly = sam.Said;
        await alex.Opens($"/tonight/{night.Key}");
        Assert.Contains("Make sure that everybody knows", alex.Text);
        await alex.Opens(page);
        await alex.Presses("I have made sure");
        await alex.Presses("Everybody knows: end this list");

        Assert.Contains("Still to reach, or to make sure of: 1", tooEarly);
        Assert.Contains("Everybody knows", alex.Said);
        Assert.Contains("Sam reached them", alex.Text);
        Assert.Contains("Alex made sure", alex.Text);
    }

    [Fact]
    public async Task What_somebody_calls_themselves_is_shown_as_it_is_and_never_run()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        using var sam = await Colleague.SignsIn(app, night.Key, Role.HouseWorker);

        await sam.Opens($"/tonight/{night.Key}/2027-06-04/book");
        await sam.Presses("Keep a place for them", ("Called", "<script>alert(1)</script>"), ("Access", "<img src=x onerror=alert(1)>"));

        Assert.Empty(sam.Page.QuerySelectorAll("#board script, #board img"));
        Assert.Contains("<script>alert(1)</script>", sam.Text);
    }

    [Fact]
    public async Task H40_A_note_lands_with_the_visit_whose_page_was_open()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 3);
        using var sam = await Colleague.SignsIn(app, night.Key, Role.HouseWorker);
        foreach (var name in new[] { "Robin", "Robyn" })
        {
            await sam.Opens($"/tonight/{night.Key}/2027-06-04/book");
            await sam.Presses("They are at the door: let them in", ("Called", name));
        }

        await sam.Follows($"/tonight/{night.Key}", "Robyn");
        await sam.Presses("Keep the note", ("toldUs", "about the garden"));
        var robyn = sam.Text;
        await sam.Follows($"/tonight/{night.Key}", "Robin");

        Assert.Contains("about the garden", robyn);
        Assert.DoesNotContain("about the garden", sam.Text);
    }

    [Fact]
    public async Task Somebody_else_than_tonights_people_is_shown_for_a_reason_that_is_kept()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 3, nights: 30);
        var jay = night.Phone();
        await jay.Texts("VISIT");
        await jay.Texts("YES");
        using var sam = await Colleague.SignsIn(app, night.Key, Role.HouseWorker);
        await sam.Opens($"/tonight/{night.Key}");
        await sam.Opens(sam.Page.QuerySelector("#coming a")!.GetAttribute("href")!);
        var person = sam.Page.QuerySelector("a[href^='/people/']")!.GetAttribute("href")!;
        await night.Wait(minutes: 60 * 24 * 6);
        await sam.SignsInAgain();

        await sam.Opens(person);
        var before = sam.Text;
        await sam.Presses("Show me", ("reason", "she rang and asked what she left here"));

        Assert.DoesNotContain("How they may be reached", before);
        Assert.Contains("How they may be reached", sam.Text);
        Assert.Equal(1, await Kept.Count(app, $"audit_entry where action = 'saw-person' and account_id = '{sam.Account}' and reason is not null"));
    }

    [Fact]
    public async Task H34_A_worker_cannot_confirm_somebody_who_may_be_under_eighteen_not_even_past_the_buttons()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        using var alex = await Colleague.SignsIn(app, night.Key, Role.HouseWorker);
        using var sam = await Colleague.SignsIn(app, night.Key, Role.ShiftLead);
        await alex.Opens($"/tonight/{night.Key}/2027-06-04/book");
        await alex.Presses("Keep a place for them", ("Called", "Kit"), ("MayBeUnder18", "true"));
        var id = (await night.Seen())["requests"]![0]!["id"]!.GetValue<long>();

        await alex.Forges($"/tonight/{night.Key}/2027-06-04", ("confirm", $"{id}"));
        var afterAlex = await night.States();
        await sam.Opens($"/tonight/{night.Key}/2027-06-04/{id}");
        await sam.Presses("Confirm their place");

        Assert.Equal("held", afterAlex);
        Assert.Equal("confirmed", await night.States());
    }
}
