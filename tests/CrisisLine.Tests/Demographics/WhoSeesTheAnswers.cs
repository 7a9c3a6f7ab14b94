using CrisisLine.Staff;
using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Demographics;

/// <summary>Answers are seen by those who may see the person, follow the person, and go when they ask to be forgotten.</summary>
public sealed class WhoSeesTheAnswers(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    [Fact]
    public async Task Only_whoever_works_in_the_house_and_of_another_night_only_for_a_reason()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        var another = await app.HouseOpens("2027-06-04T18:05", places: 2);
        var (person, page) = await Answered(night, night.Phone());
        foreach (var role in new[] { Role.Supporter, Role.Viewer })
        {
            using var somebody = await Colleague.SignsIn(app, night.Key, role);
            await somebody.Opens(page);
            Assert.StartsWith("/account/not-yours", somebody.Path);
        }

        using var theirs = await Colleague.SignsIn(app, another.Key, Role.Manager);
        await theirs.Opens(page);
        Assert.Equal(404, theirs.Status);

        app.Clock.Now += Duration.FromDays(3);
        using var kim = await Colleague.SignsIn(app, night.Key, Role.HouseWorker, "Kim");
        await kim.Opens(page);
        Assert.DoesNotContain("a quiet one", kim.Text);
        await kim.Forges($"{page}&handler=TakeBack");
        Assert.Equal(404, kim.Status);
        await kim.Opens(page);
        await kim.Presses("Show me", ("reason", "they wrote to us about it"));
        Assert.Contains("a quiet one", kim.Text);
        Assert.DoesNotContain("They take all of it back", kim.Text);
        Assert.Equal(1, await Kept.Count(app, $"audit_entry where person_id = '{person}' and action = 'saw-answers' and account_id = '{kim.Account}' and reason is not null"));
    }

    [Fact]
    public async Task Nothing_of_it_is_left_when_they_ask_to_be_forgotten()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        var phone = night.Phone();
        var (person, page) = await Answered(night, phone);

        await phone.Texts("DELETE");
        await phone.Texts("DELETE ME");

        Assert.Equal(0, await Kept.Count(app, $"about_answer where person_id = '{person}'"));
        using var robin = await Colleague.SignsIn(app, night.Key, Role.HouseWorker);
        await robin.Opens(page);
        Assert.Contains("They asked to be forgotten.", robin.Text);
        await robin.Forges($"{page}&handler=Keep", ("age_band", "25_34"));
        Assert.Equal(404, robin.Status);
        Assert.Equal(0, await Kept.Count(app, $"about_answer where person_id = '{person}'"));
    }

    [Fact]
    public async Task H23_Nothing_is_shown_while_the_number_may_be_somebody_elses()
    {
        var night = await app.HouseOpens("2027-01-04T18:05", places: 2, nights: 120);
        var phone = night.Phone();
        var (_, page) = await Answered(night, phone);
        app.Clock.Now += Duration.FromDays(91);
        await phone.Texts("VISIT");

        using var robin = await Colleague.SignsIn(app, night.Key, Role.HouseWorker);
        await robin.Opens(page);

        Assert.Contains("hidden while the number may be somebody else's", robin.Text);
        Assert.DoesNotContain("a quiet one", robin.Text);
        await robin.Forges($"{page}&handler=Keep", ("age_band", "25_34"));
        Assert.Equal(404, robin.Status);
    }

    [Fact]
    public async Task What_was_answered_under_another_number_comes_with_it()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2, nights: 3);
        var (one, other) = (night.Phone(), night.Phone());
        var (person, page) = await Answered(night, one);
        var (gone, _) = await Answered(night, other, nth: 1, ("age_band", "65_74"), ("caring_role", "yes"));
        using var sam = await Colleague.SignsIn(app, night.Key, Role.ShiftLead, "Sam");
        app.Clock.Now += Duration.FromDays(1);
        await one.Texts("hello again");
        await sam.SignsInAgain();
        await sam.Opens($"/people/{person}?service={night.Key}");
        await sam.PressesIn("Join", ("number", other.Number), ("facts", "name"), ("facts", "last-visit"));
        Assert.StartsWith("They are one person", sam.Said);

        await sam.Opens(page);

        Assert.Contains("25 to 34 Robin", sam.Text);
        Assert.DoesNotContain("65 to 74 Robin", sam.Text);
        Assert.Contains("Looking after somebody Yes Robin", sam.Text);
        Assert.Equal(0, await Kept.Count(app, $"about_answer where person_id = '{gone}'"));
    }

    private async Task<(Guid Person, string Page)> Answered(HouseNight night, Phone phone, int nth = 0, params (string, string?)[] answers)
    {
        var person = await night.ComesAndGoesHome(app, phone, nth);
        var page = $"/people/{person}/about?service={night.Key}";
        using var robin = await Colleague.SignsIn(app, night.Key, Role.HouseWorker);
        await robin.Opens(page);
        await robin.Presses("Keep", answers.Length > 0 ? answers : [("age_band", "25_34"), ("gender-words", "a quiet one")]);
        Assert.StartsWith("Kept.", robin.Said);
        return (person, page);
    }
}
