using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Calls;

/// <summary>A landline, a hidden number, a phone that others read: the list works by ringing, and people ring them.</summary>
public sealed class WhoeverCannotBeTexted(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    [Fact]
    public async Task H04_A_place_that_opens_for_a_landline_is_a_persons_urgent_call_and_no_machines()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1);
        var (visitor, waiting) = (await Comes(night), night.Landline());
        var call = await waiting.Rings();
        Assert.StartsWith("We are sorry, the house is full just now.", await call.Presses("2"), StringComparison.Ordinal);
        Assert.StartsWith("You are on the list for tonight. Someone should ring you by 12:30am tonight, yes or no.", await call.Presses("1"), StringComparison.Ordinal);

        await visitor.Texts("NOT COMING");

        Assert.Equal("cancelled offered", await night.States());
        Assert.Equal([(true, "A place is kept for them now, and they cannot be texted. Please ring and ask if they would like it.")], await night.Inbox());
        Assert.Empty(await app.Provider.TextsTo(waiting));
    }

    [Fact]
    public async Task Whoever_waits_and_rings_again_hears_the_offer_and_takes_it_by_key()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1);
        var (visitor, waiting) = (await Comes(night), night.Landline());
        var call = await waiting.Rings();
        await call.Presses("2");
        await call.Presses("1");
        await visitor.Texts("NOT COMING");

        // Two minutes before it would pass to the next: whoever hears it has five.
        await night.Wait(minutes: 28);
        var again = await waiting.Rings();
        Assert.StartsWith("A place has opened for you", await again.Presses("2"), StringComparison.Ordinal);
        await night.Wait(minutes: 4);
        Assert.StartsWith("Your place is kept", await again.Presses("1"), StringComparison.Ordinal);

        Assert.Equal("cancelled confirmed", await night.States());
    }

    [Fact]
    public async Task H31_Whoever_rings_after_the_offer_has_passed_is_told_so_kindly_and_keeps_their_rank()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1);
        var (visitor, waiting) = (await Comes(night), night.Landline());
        var call = await waiting.Rings();
        await call.Presses("2");
        await call.Presses("1");
        await visitor.Texts("NOT COMING");
        var hears = await waiting.Rings();
        await hears.Presses("2");

        app.Clock.Now += Duration.FromMinutes(40);
        Assert.StartsWith("We are sorry, that place has just gone. You did nothing wrong, and you are still on the list.", await hears.Presses("1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task H24_A_code_word_brings_back_the_place_of_somebody_who_hides_their_number()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);

        var call = await night.WithoutNumber().Rings();
        Assert.Contains("Press 4 if we gave you a code word.", call.Hears, StringComparison.Ordinal);
        await call.Presses("2");
        var code = CodeIn(await call.Presses("1"));
        var again = await night.WithoutNumber("Restricted").Rings();
        await again.Presses("4");

        Assert.StartsWith("You have a place at 6:30pm tonight", await again.Presses(code), StringComparison.Ordinal);
        Assert.Equal("confirmed", await night.States());
    }

    [Fact]
    public async Task A_hidden_number_on_the_list_takes_its_offer_by_code_word()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1);
        var visitor = await Comes(night);
        var call = await night.WithoutNumber().Rings();
        await call.Presses("2");
        var code = CodeIn(await call.Presses("1"));
        await visitor.Texts("NOT COMING");
        Assert.Equal([(false, "A place is kept for someone who hid their number. They hear of it when they ring again.")], await night.Inbox());

        var again = await night.WithoutNumber().Rings();
        await again.Presses("4");
        Assert.StartsWith("A place has opened for you", await again.Presses(code), StringComparison.Ordinal);
        await again.Presses("1");

        Assert.Equal("cancelled confirmed", await night.States());
    }

    [Theory]
    [InlineData("")]
    [InlineData("anonymous")]
    [InlineData("Anonymous")]
    [InlineData("restricted")]
    [InlineData("unavailable")]
    [InlineData("unknown")]
    [InlineData("private")]
    [InlineData("blocked")]
    [InlineData("+266696687")]
    [InlineData("266696687")]
    [InlineData("+7378742833")]
    [InlineData("+86282452253")]
    [InlineData("+8656696")]
    [InlineData("+2562533")]
    [InlineData("+464")]
    [InlineData("sip:anonymous@anonymous.invalid")]
    public async Task H24_Two_people_who_hide_their_number_never_meet(string spelling)
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 3);

        var calls = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => night.WithoutNumber(spelling).Rings()));
        foreach (var call in calls)
            Assert.StartsWith("Yes, there is room tonight.", await call.Presses("2"), StringComparison.Ordinal);
        var codes = new List<string>();
        foreach (var call in calls)
            codes.Add(CodeIn(await call.Presses("1")));

        Assert.NotEqual(codes[0], codes[1]);
        Assert.Equal("confirmed confirmed", await night.States());
    }

    [Fact]
    public async Task A_code_word_that_nobody_was_given_leads_to_a_person_the_second_time_and_tells_nothing()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        var call = await night.WithoutNumber().Rings();
        await call.Presses("4");

        Assert.StartsWith("Sorry, we do not find that code word.", await call.Presses("22222222"), StringComparison.Ordinal);
        Assert.StartsWith("The people here can see now that you rang", await call.Presses("2222"), StringComparison.Ordinal);
        Assert.True((await night.Inbox()).Single().Urgent);
    }

    [Fact]
    public async Task A_code_word_is_worth_nothing_at_another_house_or_after_the_night()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2, nights: 2);
        var other = await app.HouseOpens("2027-06-04T18:05", places: 2);
        var call = await night.WithoutNumber().Rings();
        await call.Presses("2");
        var code = CodeIn(await call.Presses("1"));

        var elsewhere = await other.WithoutNumber().Rings();
        await elsewhere.Presses("4");
        Assert.StartsWith("Sorry", await elsewhere.Presses(code), StringComparison.Ordinal);

        await night.Wait(minutes: 24 * 60);
        var tomorrow = await night.WithoutNumber().Rings();
        await tomorrow.Presses("4");
        Assert.StartsWith("Sorry", await tomorrow.Presses(code), StringComparison.Ordinal);
    }

    /// <summary>Somebody who texts has a place.</summary>
    private static async Task<Phone> Comes(HouseNight night)
    {
        var visitor = night.Phone();
        await visitor.Texts("VISIT");
        await visitor.Texts("YES");
        return visitor;
    }

    private static string CodeIn(string heard) =>
        string.Concat(heard[(heard.LastIndexOf("The keys are: ", StringComparison.Ordinal) + 14)..].TakeWhile(letter => letter != '.').Where(char.IsAsciiDigit));
}
