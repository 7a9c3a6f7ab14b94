using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.TheTeam;

/// <summary>Supporters meet people in public places, and somebody always knows whether they are well.</summary>
public sealed class MeetingSomebody(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    [Fact]
    public async Task Everybody_is_told_where_and_when_in_words_that_suit_them()
    {
        var meeting = await Meeting.CanBePlanned(app);
        await meeting.Jay.Texts("PLAIN");
        var (ann, _) = await meeting.IsPlanned();

        Assert.Equal("You meet someone today at 2pm: The Hub, 1 Example Road. Text RED at any time for help.", (await app.SentTo(ann.Texting(meeting.Night))).Words);
        Assert.Equal("Hi, see you today at 2pm: The Hub, 1 Example Road. If anything changes, text me.", (await app.SentTo(meeting.Jay)).Words);
    }

    [Fact]
    public async Task H36_Whoever_says_that_all_is_well_on_arriving_at_the_end_and_at_home_is_left_in_peace()
    {
        var meeting = await Meeting.CanBePlanned(app);
        var sam = await meeting.Night.Colleague("Manager", "Sam");
        var (ann, ben) = await meeting.IsPlanned();

        foreach (var (minutes, asked) in new[] { (60, 1), (75, 2), (31, 3) })
        {
            await meeting.Night.Wait(minutes);
            foreach (var one in new[] { ann, ben })
            {
                await Eventually.Is(true, async () => await Checks(one, meeting) == asked, within: TimeSpan.FromSeconds(20));
                Assert.Equal("Thank you. That is written down.", await one.Texting(meeting.Night).Texts("ok"));
            }
        }

        Assert.Equal(3, await Checks(ann, meeting));
        await meeting.Night.Wait(120);
        await sam.WasRung(times: 0);
        Assert.Equal(3, await Checks(ann, meeting));
        await meeting.LeadLooks();
        Assert.DoesNotContain("The Hub", meeting.Lead.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task H36_Who_says_nothing_is_asked_then_their_lead_is_rung_then_managers_until_one_takes_it()
    {
        var meeting = await Meeting.CanBePlanned(app);
        var (kim, sam) = (await meeting.Night.Colleague("ShiftLead", "Kim"), await meeting.Night.Colleague("Manager", "Sam", isOnCall: false));
        var (ann, ben) = await meeting.IsPlanned();
        await kim.PhoneIs("Busy");
        await meeting.Night.Wait(60);
        await ben.Texting(meeting.Night).Texts("OK");
        Assert.StartsWith("Check-in: all ok?", (await app.SentTo(ann.Texting(meeting.Night), count: 2)).Words, StringComparison.Ordinal);
        await kim.WasRung(times: 0);

        await meeting.Night.Wait(10);
        await kim.WasRung();
        await sam.WasRung(times: 0);
        Assert.StartsWith("We have not had your check-in.", (await app.SentTo(ann.Texting(meeting.Night), count: 3)).Words, StringComparison.Ordinal);
        await meeting.Night.Wait(10);
        await sam.WasRung();
        Assert.DoesNotContain("Ann", await sam.PicksUp(), StringComparison.Ordinal);
        Assert.Contains("Ann should be at The Hub, 1 Example Road.", await sam.Presses("1"), StringComparison.Ordinal);
        await meeting.Night.Wait(10);
        await sam.WasRung(times: 1);

        await meeting.LeadLooks();
        Assert.Contains("Sam sees to it", meeting.Lead.Text, StringComparison.Ordinal);
        await meeting.Lead.Presses("I have reached Ann, who is well");
        Assert.Equal("Good. That is written down.", meeting.Lead.Said);
        Assert.DoesNotContain("sees to it", meeting.Lead.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("RED")]
    [InlineData("red please come")]
    public async Task H36_RED_rings_the_lead_and_the_managers_at_once(string word)
    {
        var meeting = await Meeting.CanBePlanned(app);
        var (kim, sam) = (await meeting.Night.Colleague("ShiftLead", "Kim"), await meeting.Night.Colleague("Manager", "Sam", isOnCall: false));
        var (ann, _) = await meeting.IsPlanned();
        await meeting.Night.Wait(75);

        Assert.StartsWith("We are ringing your lead now. If you are in danger, ring 999 first.", await ann.Texting(meeting.Night).Texts(word), StringComparison.Ordinal);

        // The clock has not moved: no half minute is lost.
        await kim.WasRung();
        await sam.WasRung();
        await meeting.LeadLooks();
        Assert.Contains("asked for help", meeting.Lead.Text, StringComparison.Ordinal);
        await kim.PicksUp();
        await kim.Presses("1");
        Assert.Equal("Thank you. That is written down.", await ann.Texting(meeting.Night).Texts("OK"));
        await meeting.Night.Wait(5);
        await sam.WasRung(times: 1);
    }

    [Fact]
    public async Task H36_RED_that_nobody_takes_rings_again_every_two_minutes()
    {
        var meeting = await Meeting.CanBePlanned(app);
        var sam = await meeting.Night.Colleague("Manager", "Sam");
        await sam.PhoneIs("Busy");
        var (ann, _) = await meeting.IsPlanned();
        await meeting.Night.Wait(75);
        await ann.Texting(meeting.Night).Texts("RED");
        await sam.WasRung();
        await meeting.Night.Wait(2);
        await sam.WasRung(times: 2);
        await meeting.Night.Wait(2);
        await sam.WasRung(times: 3);
    }

    [Fact]
    public async Task H36_Half_an_hour_more_is_given_and_asked_about_again()
    {
        var meeting = await Meeting.CanBePlanned(app);
        var (ann, _) = await meeting.IsPlanned();
        await meeting.Night.Wait(60);
        await ann.Texting(meeting.Night).Texts("OK");
        await meeting.Night.Wait(75);
        await app.SentTo(ann.Texting(meeting.Night), count: 3);

        Assert.StartsWith("Thank you. We ask again at 3.45pm.", await ann.Texting(meeting.Night).Texts("30"), StringComparison.Ordinal);
        await meeting.Night.Wait(30);
        await app.SentTo(ann.Texting(meeting.Night), count: 4);
    }

    [Fact]
    public async Task H36_Nobody_goes_alone_to_somebody_whom_none_of_us_has_spoken_with()
    {
        var meeting = await Meeting.CanBePlanned(app);
        var ann = await meeting.Night.Supporter();
        Assert.StartsWith("Nobody of us has spoken with them yet", await meeting.IsPlanned("14:00", 60, ann), StringComparison.Ordinal);

        await Calling.Talks(app, meeting.Night, meeting.Jay, ann);

        Assert.StartsWith("Planned.", await meeting.IsPlanned("15:00", 60, ann), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("14:00", 91, "2027-06-04", "A meeting lies ahead and lasts from 15 to 90 minutes.")]
    [InlineData("12:00", 60, "2027-06-04", "A meeting lies ahead and lasts from 15 to 90 minutes.")]
    [InlineData("19:30", 60, "2027-06-04", "The venue is not open then. We meet only where it is open and others are about.")]
    [InlineData("23:30", 60, "2027-06-04", "The venue is not open then. We meet only where it is open and others are about.")]
    [InlineData("soon", 60, "2027-06-04", "Please give a day and a time.")]
    public async Task H36_A_meeting_is_in_a_public_place_that_is_open_and_not_long(string at, int minutes, string day, string said)
    {
        var meeting = await Meeting.CanBePlanned(app);
        var (ann, ben) = (await meeting.Night.Supporter(isHere: false), await meeting.Night.Supporter("Ben", isHere: false));

        Assert.Equal(said, await meeting.IsPlanned(at, minutes, day, ann, ben));
        Assert.Empty(await app.Provider.TextsTo(meeting.Jay));
    }

    [Fact]
    public async Task A_meeting_that_is_called_off_is_off_for_everybody()
    {
        var meeting = await Meeting.CanBePlanned(app);
        var (ann, _) = await meeting.IsPlanned();
        await meeting.LeadLooks();
        await meeting.Lead.Presses("This meeting is off");

        Assert.StartsWith("The meeting today at 2pm is off.", (await app.SentTo(ann.Texting(meeting.Night), count: 2)).Words, StringComparison.Ordinal);
        Assert.StartsWith("We are sorry, we cannot meet you today at 2pm.", (await app.SentTo(meeting.Jay, count: 2)).Words, StringComparison.Ordinal);
        await meeting.Night.Wait(90);
        Assert.Equal(0, await Checks(ann, meeting));
    }

    [Fact]
    public async Task H36_A_meeting_that_has_begun_or_where_help_was_asked_for_is_not_called_off()
    {
        var meeting = await Meeting.CanBePlanned(app);
        var sam = await meeting.Night.Colleague("Manager", "Sam");
        var (ann, _) = await meeting.IsPlanned();
        await meeting.LeadLooks();
        await ann.Texting(meeting.Night).Texts("RED");
        await meeting.Lead.Presses("This meeting is off");

        Assert.StartsWith("This changed meanwhile.", meeting.Lead.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("This meeting is off", meeting.Lead.Text, StringComparison.Ordinal);
        await sam.WasRung();
    }

    [Fact]
    public async Task Whoever_asks_to_be_forgotten_is_met_by_nobody()
    {
        var meeting = await Meeting.CanBePlanned(app);
        var (ann, _) = await meeting.IsPlanned();
        await meeting.Jay.Texts("DELETE");
        await meeting.Jay.Texts("DELETE ME");

        Assert.StartsWith("The meeting today at 2pm is off.", (await app.SentTo(ann.Texting(meeting.Night), count: 2)).Words, StringComparison.Ordinal);
    }

    private async Task<int> Checks(SupporterOnShift of, Meeting meeting) =>
        (await app.Provider.TextsTo(of.Texting(meeting.Night))).Count(text => text.Words.StartsWith("Check-in:", StringComparison.Ordinal));
}
