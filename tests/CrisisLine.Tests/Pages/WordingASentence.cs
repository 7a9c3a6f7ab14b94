using CrisisLine.Messages;
using CrisisLine.Staff;
using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Pages;

/// <summary>A manager words what people are sent.</summary>
public sealed class WordingASentence(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    private const string Edit = "/settings/words/BK15";

    [Fact]
    public async Task New_words_are_looked_at_kept_said_and_taken_back()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        using var robin = await Colleague.SignsIn(app, night.Key, Role.Manager);
        var before = await Greeting(night);

        await robin.Opens("/settings/words/BK01");
        await robin.Presses("Look at it first", ("text", "Hello, {svc} here. There is room {when}. Shall we keep it? YES or NO by {t2}."));
        Assert.Equal("", robin.Faults);
        Assert.Contains("Hello, Dial House here. There is room at 12.45am (tonight).", robin.Text, StringComparison.Ordinal);
        Assert.Contains("1 text(s)", robin.Text, StringComparison.Ordinal);
        Assert.Equal(before, await Greeting(night));

        await robin.Presses("Keep these words");
        Assert.Equal("Said so from now on.", robin.Said);
        Assert.StartsWith("Hello, Dial House here.", await Greeting(night), StringComparison.Ordinal);
        Assert.Contains("Robin", robin.Page.QuerySelector("#named .history")!.TextContent, StringComparison.Ordinal);

        await robin.Presses("Undo: say what was before");
        Assert.Equal(before, await Greeting(night));
        Assert.Equal(3, robin.Page.QuerySelectorAll("#named .history > li").Length);
    }

    [Theory]
    [InlineData("Thank you. We look out for you {at}.", "Nothing fills {at}")]
    [InlineData("Thank you. You refused nothing.", "without \"refused\"")]
    [InlineData("Thank you. Reply CANCEL if not.", "\"CANCEL\" in capitals")]
    [InlineData("Thank you “friend”.", "Please write it without “")]
    [InlineData("Thank you, żona.", "not in the alphabet of plain texts")]
    [InlineData("We are so glad that you told us. We are so glad that you told us. We are so glad that you told us. We are so glad that you told us. We are so glad that you told us.", "too long for one text")]
    public async Task Words_that_would_do_harm_are_refused_with_a_sentence(string text, string said)
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        using var robin = await Colleague.SignsIn(app, night.Key, Role.Manager);
        var before = await Kept.Count(app, "wording where sentence = 'BK15'");
        await robin.Opens(Edit);

        await robin.Presses("Look at it first", ("text", text));
        Assert.Contains(said, robin.Faults, StringComparison.Ordinal);
        await robin.Forges($"{Edit}?handler=Keep", ("plain", "false"), ("text", text));

        Assert.Contains(said, robin.Faults, StringComparison.Ordinal);
        Assert.Equal(before, await Kept.Count(app, "wording where sentence = 'BK15'"));
    }

    [Fact]
    public async Task A_sentence_that_is_hard_to_read_is_said_to_be_so()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        using var robin = await Colleague.SignsIn(app, night.Key, Role.Manager);
        await robin.Opens(Edit);

        await robin.Presses("Look at it first", ("text", "Availability of accommodation is conditional upon individual circumstances."));

        Assert.Contains("hard to read in distress", robin.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_for_a_later_day_are_said_from_that_day_on()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2, nights: 3);
        using var robin = await Colleague.SignsIn(app, night.Key, Role.Manager);
        await robin.Opens("/settings/words/ST10");
        await robin.Presses("Look at it first", ("text", "Tomorrow's words."), ("from", "2027-06-05"));
        await robin.Presses("Keep these words");
        Assert.Equal("Said so from that day on.", robin.Said);

        Assert.DoesNotContain("Tomorrow", await night.Phone().Texts("STATUS"), StringComparison.Ordinal);
        app.Clock.Now += Duration.FromDays(1);
        await app.Reads<Wording>(wording => wording.Load(CancellationToken.None));

        Assert.StartsWith("Tomorrow's words.", await night.Phone().Texts("STATUS"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_somebody_types_is_shown_as_it_is_and_never_as_part_of_the_page()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        using var robin = await Colleague.SignsIn(app, night.Key, Role.Manager, "<b id=bold>Robin</b>");
        await robin.Opens(Edit);

        await robin.Presses("Look at it first", ("text", "Thank you <i id=slanted>all</i>."));
        await robin.Presses("Keep these words");

        Assert.Contains("<b id=bold>Robin</b>", robin.Text, StringComparison.Ordinal);
        Assert.Contains("<i id=slanted>all</i>", robin.Text, StringComparison.Ordinal);
        Assert.Null(robin.Page.QuerySelector("#bold, #slanted"));
        await robin.Presses("Undo: say what was before");
    }

    private static async Task<string> Greeting(HouseNight night)
    {
        var phone = night.Phone();
        var said = await phone.Texts("VISIT");
        await phone.Texts("NO");
        return said;
    }
}
