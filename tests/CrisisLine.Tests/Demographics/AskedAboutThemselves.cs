using CrisisLine.Staff;
using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Demographics;

/// <summary>After help somebody is asked, once, what they say of themselves; it stays theirs.</summary>
public sealed class AskedAboutThemselves(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    [Fact]
    public async Task Nobody_is_asked_before_they_have_had_help()
    {
        var (night, robin) = await Opening();
        var phone = night.Phone();
        await phone.Texts("VISIT");
        var page = $"/people/{await Visiting.Of(app, phone)}/about?service={night.Key}";

        await robin.Follows($"/people/{await Visiting.Of(app, phone)}?service={night.Key}", "What they say of themselves");
        Assert.Contains("Help comes first. These questions wait", robin.Text);
        Assert.Empty(robin.Page.QuerySelectorAll("select"));
        await robin.Forges($"{page}&handler=Keep", ("age_band", "25_34"));

        Assert.StartsWith("Nothing was kept: help comes first.", robin.Said);
        Assert.Equal(0, await Answers(await Visiting.Of(app, phone)));
        robin.Dispose();
    }

    [Fact]
    public async Task What_somebody_answers_after_a_visit_stands_on_their_page_and_they_are_not_asked_again()
    {
        app.Log.IsOfEverything = true;
        var (night, robin, person) = await After();
        Assert.Contains("Nobody has to answer", robin.Text);

        await robin.Presses("Keep", ("age_band", "25_34"), ("gender-words", "a quiet one"), ("religion", "prefer_not_to_say"));

        Assert.Equal("Kept. It is theirs to change and to take back.", robin.Said);
        Assert.Contains("Please do not ask again", robin.Text);
        var told = robin.Page.QuerySelectorAll("dl.facts dd").Select(fact => fact.TextContent.Split('\n')[0].Trim()).ToList();
        Assert.StartsWith("25 to 34 Robin, 4 Jun 2027", told[0], StringComparison.Ordinal);
        Assert.StartsWith("a quiet one", told[1], StringComparison.Ordinal);
        Assert.Equal("Not asked", told[2]);
        Assert.StartsWith("Prefer not to say", told[5], StringComparison.Ordinal);
        Assert.DoesNotContain("about-", robin.Page.Body!.TextContent);
        Assert.Equal(1, await Kept.Count(app, $"audit_entry where person_id = '{person}' and action = 'wrote-answers' and account_id = '{robin.Account}'"));
        Assert.NotEqual(0, await Kept.Count(app, $"audit_entry where person_id = '{person}' and action = 'saw-answers' and account_id = '{robin.Account}'"));
        var stored = await DatabaseText.Of(app.ConnectionString);
        foreach (var words in new[] { "a quiet one", "25_34", "prefer_not_to_say" })
            Assert.DoesNotContain(words, stored);
        Assert.DoesNotContain("a quiet one", string.Join('\n', app.Log.Lines));
        robin.Dispose();
    }

    [Fact]
    public async Task Somebody_who_spoke_with_us_by_phone_may_be_asked_too()
    {
        var night = await app.LineOpens("2027-06-04T18:05", hasQuietNumber: true);
        using var robin = await Colleague.SignsIn(app, night.Key, Role.HouseWorker);
        var jay = night.Phone();
        await jay.Texts("talk now");
        using var ann = await Supporting.AtTheirScreen(app, night);
        var page = $"/people/{await Visiting.Of(app, jay)}/about?service={night.Key}";
        await robin.Opens(page);
        Assert.Contains("Help comes first.", robin.Text);

        await ann.Presses("Help the next person");
        await Supporting.PhoneOf(app, ann).WasRung();
        await Calling.Talks(app, night, jay, Supporting.PhoneOf(app, ann), 10);
        await robin.Opens(page);
        await robin.Presses("Keep", ("caring_role", "yes"));

        Assert.StartsWith("Kept.", robin.Said);
    }

    [Theory]
    [InlineData("LS7 4HB")]
    [InlineData("ls7")]
    public async Task Of_where_they_live_no_more_than_the_first_half_of_a_postcode_is_kept(string typed)
    {
        var (_, robin, _) = await After();

        await robin.Presses("Keep", ("area-words", typed));

        Assert.StartsWith("LS7 ", robin.Page.QuerySelectorAll("dl.facts dd")[^1].TextContent.Trim());
        Assert.DoesNotContain("4HB", robin.Text);
        robin.Dispose();
    }

    [Theory]
    [InlineData("area-words", "12 Example Road, LS7 4HB", "Only the first half of a postcode")]
    [InlineData("area-words", "Leeds", "Only the first half of a postcode")]
    [InlineData("gender", "other", "Please choose one of the list.")]
    [InlineData("gender", "own_words", "Please write what they said")]
    public async Task What_cannot_be_meant_is_told_and_nothing_that_was_filled_in_is_lost(string field, string value, string said)
    {
        var (_, robin, person) = await After();

        await robin.Presses("Keep", ("age_band", "55_64"), ("religion-words", "my own way"), (field, value));

        Assert.Equal("That was not kept. Please look at what is marked below.", robin.Faults);
        Assert.StartsWith(said, robin.Page.QuerySelector("fieldset .late")!.TextContent);
        Assert.Equal("55_64", robin.Page.QuerySelector("select[name=age_band] option[selected]")!.GetAttribute("value"));
        Assert.Equal("my own way", robin.Page.QuerySelector("input[name=religion-words]")!.GetAttribute("value"));
        Assert.Equal(0, await Answers(person));
        robin.Dispose();
    }

    [Fact]
    public async Task Words_beside_an_answer_and_words_without_end_are_asked_about()
    {
        var (_, robin, person) = await After();

        await robin.Presses("Keep", ("gender", "woman"), ("gender-words", "a quiet one"), ("religion-words", new string('a', 81)));

        Assert.Equal(
            ["There is an answer of the list, and words beside it. Please leave one of the two.", "A little shorter, please: 80 characters."],
            robin.Page.QuerySelectorAll("fieldset .late").Select(fault => fault.TextContent));
        Assert.Equal(0, await Answers(person));
        robin.Dispose();
    }

    [Fact]
    public async Task They_change_one_answer_take_another_back_and_then_all_of_it()
    {
        var (_, robin, person) = await After();
        await robin.Presses("Keep", ("age_band", "25_34"), ("trans", "yes"), ("disability", "not_limited"));
        using var alex = await Looks(robin, "Alex");

        await alex.Presses("Keep", ("age_band", "35_44"), ("trans", ""));
        Assert.Contains("35 to 44 Alex", alex.Text);
        Assert.Contains("No Robin", alex.Text);
        Assert.Equal(2, await Answers(person));
        await alex.Presses("Keep");
        Assert.Equal("Nothing was changed.", alex.Said);

        await alex.Presses("They take all of it back");
        Assert.Equal("All of it is taken back, and nothing is kept.", alex.Said);
        Assert.Equal(0, await Answers(person));
        Assert.Equal(1, await Kept.Count(app, $"audit_entry where person_id = '{person}' and action = 'took-back-answers'"));
        robin.Dispose();
    }

    [Fact]
    public async Task Two_colleagues_who_ask_at_once_do_not_write_over_each_other()
    {
        var (_, robin, person) = await After();
        using var alex = await Looks(robin, "Alex");
        await alex.Presses("Keep", ("age_band", "25_34"));

        await robin.Presses("Keep", ("age_band", "35_44"), ("caring_role", "no"));

        Assert.StartsWith("A colleague wrote something here meanwhile", robin.Faults);
        Assert.Contains("25 to 34 Alex", robin.Text);
        Assert.Equal("35_44", robin.Page.QuerySelector("select[name=age_band] option[selected]")!.GetAttribute("value"));
        await robin.Presses("Keep");
        Assert.Contains("35 to 44 Robin", robin.Text);
        Assert.Equal(2, await Answers(person));
        robin.Dispose();
    }

    private async Task<Colleague> Looks(Colleague as1, string name)
    {
        var other = await Colleague.SignsIn(app, as1.Path.Split("service=")[1], Role.HouseWorker, name);
        await other.Opens(as1.Path);
        return other;
    }

    private async Task<(HouseNight Night, Colleague Robin)> Opening()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        return (night, await Colleague.SignsIn(app, night.Key, Role.HouseWorker));
    }

    /// <summary>Somebody has gone home, and a worker has the page open.</summary>
    private async Task<(HouseNight Night, Colleague Robin, Guid Person)> After()
    {
        var (night, robin) = await Opening();
        var person = await night.ComesAndGoesHome(app, night.Phone());
        await robin.Opens($"/people/{person}/about?service={night.Key}");
        return (night, robin, person);
    }

    private Task<int> Answers(Guid person) => Kept.Count(app, $"about_answer where person_id = '{person}'");
}
