using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.TheTeam;

/// <summary>A supporter at their own phone: they come, take the next call, go, all by text.</summary>
public sealed class TextingAsOneOfUs(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    [Fact]
    public async Task ON_signs_on_and_OFF_signs_off_with_a_kind_word()
    {
        var night = await app.LineOpens("2027-06-04T18:05");
        var ann = await night.Supporter(isHere: false);

        Assert.StartsWith("You are signed on.", await ann.Texting(night).Texts("ON"), StringComparison.Ordinal);
        Assert.True(await ann.IsHere());
        Assert.Contains("How you are matters too", await ann.Texting(night).Texts("off"), StringComparison.Ordinal);
        Assert.False(await ann.IsHere());
        Assert.Empty(await night.Inbox());
        await ann.WasRung(times: 0);
    }

    [Fact]
    public async Task TAKE_rings_their_phone_about_the_next_call()
    {
        var night = await app.LineOpens("2027-06-04T18:05", hasQuietNumber: true);
        var ann = await night.Supporter();
        var jay = night.Phone();
        await jay.Texts("talk now");

        Assert.StartsWith("It is yours.", await ann.Texting(night).Texts("TAKE"), StringComparison.Ordinal);
        await ann.WasRung();
        await ann.Accepts();
        await night.Telephone(jay).WasRung();
        Assert.StartsWith("Nobody waits", await ann.Texting(night).Texts("take"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_not_here_signs_on_before_they_take_one()
    {
        var night = await app.LineOpens("2027-06-04T18:05");
        var ann = await night.Supporter(isHere: false);
        await night.Phone().Texts("talk now");

        Assert.Equal("Please sign on first: reply ON.", await ann.Texting(night).Texts("TAKE"));
        await ann.WasRung(times: 0);
    }

    [Fact]
    public async Task A_text_that_is_delivered_twice_counts_once_and_gets_the_same_answer()
    {
        var night = await app.LineOpens("2027-06-04T18:05");
        var ann = await night.Supporter(isHere: false);
        var phone = new Phone(ann.Number, night.Number, app.Line);
        var sid = Phone.NewSid();
        var first = await phone.Texts("ON", sid);
        await phone.Texts("OFF");

        Assert.Equal(first, await phone.Texts("ON", sid));
        Assert.False(await ann.IsHere());
    }

    [Fact]
    public async Task A_supporter_who_needs_somebody_themselves_is_heard_like_anybody_else()
    {
        var night = await app.LineOpens("2027-06-04T18:05");
        var ann = await night.Supporter();

        await ann.Texting(night).Texts("I want to kill myself");

        Assert.Equal([(true, "I want to kill myself")], await night.Inbox());
    }

    [Fact]
    public async Task A_YES_to_a_place_of_their_own_is_not_taken_for_one_of_the_team()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        var ann = await night.Supporter();
        await ann.Texting(night).Texts("VISIT");

        await ann.Texting(night).Texts("YES");

        Assert.Equal("confirmed", await night.States());
    }

    [Fact]
    public async Task Asked_about_a_shift_and_then_for_a_place_of_their_own_YES_answers_what_we_asked_last()
    {
        var night = await app.HouseOpens("2027-06-03T18:05", places: 2, nights: 2);
        var ann = await night.Supporter(isHere: false);
        await Shifts.Plans(app, night.After(1), "19:00", "22:00", ann);
        await night.Wait(60);
        Assert.StartsWith("You are on the rota tomorrow", (await app.SentTo(ann.Texting(night))).Words, StringComparison.Ordinal);
        await night.Wait(1);
        await ann.Texting(night).Texts("VISIT");

        await ann.Texting(night).Texts("YES");

        Assert.Equal("confirmed", await night.States());
        using var robin = await Shifts.Opens(app, night);
        Assert.DoesNotContain("said yes", robin.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task H37_After_four_hours_ON_is_answered_with_rest_and_a_lead_can_still_sign_them_on()
    {
        var night = await app.LineOpens("2027-06-04T18:00");
        var ann = await night.Supporter(isHere: false);
        await ann.Texting(night).Texts("ON");
        await night.Wait(4 * 60);
        await ann.Texting(night).Texts("OFF");
        await night.Wait(10);

        Assert.Contains("You gave 4 hours already, and rest matters too.", await ann.Texting(night).Texts("ON"), StringComparison.Ordinal);
        Assert.False(await ann.IsHere());

        using var robin = await Colleague.SignsIn(app, night.Key, CrisisLine.Staff.Role.ShiftLead);
        await robin.Opens($"/rota?service={night.Key}");
        await robin.Presses("Sign Ann on");
        Assert.StartsWith("They are signed on.", robin.Said, StringComparison.Ordinal);
        Assert.True(await ann.IsHere());
    }

    [Fact]
    public async Task DEBRIEF_is_seen_by_the_lead_until_somebody_has_asked_how_they_are()
    {
        var night = await app.LineOpens("2027-06-04T18:05");
        var ann = await night.Supporter();

        Assert.StartsWith("Thank you for saying so.", await ann.Texting(night).Texts("DEBRIEF"), StringComparison.Ordinal);

        using var robin = await Colleague.SignsIn(app, night.Key, CrisisLine.Staff.Role.ShiftLead);
        await robin.Opens($"/rota?service={night.Key}");
        Assert.Contains("asked to talk", robin.Text, StringComparison.Ordinal);
        await robin.Presses("I talked with Ann");
        Assert.DoesNotContain("asked to talk", robin.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task H14_Their_number_is_in_no_page_no_answer_and_no_log()
    {
        app.Log.IsOfEverything = true;
        var night = await app.LineOpens("2027-06-04T18:05", hasQuietNumber: true);
        var ann = await night.Supporter();
        await ann.Texting(night).Texts("ON");
        using var robin = await Colleague.SignsIn(app, night.Key, CrisisLine.Staff.Role.Manager);
        foreach (var page in new[] { $"/rota?service={night.Key}", "/callbacks", "/meetings", "/my-shift" })
        {
            await robin.Opens(page);
            Assert.Equal(200, robin.Status);
            Assert.DoesNotContain(ann.Number[3..], robin.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(ann.Number[3..], (await app.Line.Api("/supporters", "demo-worker")).Body!.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain(app.Log.Lines, line => line.Contains(ann.Number[3..], StringComparison.Ordinal));
    }
}
