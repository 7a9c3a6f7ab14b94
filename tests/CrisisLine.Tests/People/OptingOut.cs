using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.People;

public sealed class OptingOut(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    [Theory]
    [InlineData("STOP")]
    [InlineData("stop.")]
    [InlineData("Unsubscribe")]
    [InlineData("STOPALL")]
    public async Task After_STOP_no_house_of_ours_answers_until_START(string stop)
    {
        var one = await app.HouseOpens("2027-06-04T18:05", places: 2);
        var other = await app.HouseOpens("2027-06-04T18:05", places: 2);
        var sam = one.Phone();
        var samElsewhere = new Phone(sam.Number, other.Number, app.Line, app.Provider);

        Assert.Empty((await sam.Sends(stop)).Texts);
        Assert.Equal("", await samElsewhere.Texts("are you there"));
        Assert.Equal("", await sam.Texts("STATUS"));

        Assert.Contains("You will get our texts again", await samElsewhere.Texts("START"));
        Assert.Contains("You have no place", await sam.Texts("STATUS"));
    }

    [Fact]
    public async Task What_someone_who_opted_out_asks_for_is_still_done_and_YES_counts_as_yes()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        var sam = night.Phone();
        await sam.Texts("STOP");

        Assert.Equal("", await sam.Texts("VISIT"));
        Assert.Equal("held", await night.States());
        Assert.Contains("Your place is kept", await sam.Texts("YES"));
    }

    [Fact]
    public async Task H08_A_place_stays_kept_when_its_holder_opts_out_and_a_person_is_told_urgently()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        var sam = night.Phone();
        await sam.Texts("VISIT");
        await sam.Texts("YES");

        var urgent = await Kept.Count(app, "thread where urgent");
        await sam.Texts("STOP");
        await night.Phone().Texts("STOP");

        Assert.Equal("confirmed", await night.States());
        Assert.Equal(urgent + 1, await Kept.Count(app, "thread where urgent"));
    }

    [Fact]
    public async Task H08_CANCEL_opts_out_only_if_the_provider_says_so_and_gives_up_the_place_either_way()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        var sam = night.Phone();
        await sam.Texts("VISIT");

        Assert.Empty((await sam.Sends("CANCEL", null, new KeyValuePair<string, string>("OptOutType", "STOP"))).Texts);
        Assert.Equal("cancelled", await night.States());
        Assert.Equal("", await sam.Texts("STATUS"));
    }

    [Fact]
    public async Task Words_of_distress_with_stop_in_them_are_not_taken_for_it()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        var sam = night.Phone();

        Assert.Contains("A person will read it", await sam.Texts("please make it stop"));
        Assert.Contains("A person will read it", await sam.Texts("i want it all to stop"));
    }

    [Fact]
    public async Task Each_choice_is_on_record_once_with_the_text_that_made_it()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        var sam = night.Phone();
        var before = await Kept.Count(app, "consent");

        foreach (var words in new[] { "STOP", "STOP", "START", "START", "STOP", "YES" })
            await sam.Texts(words);

        Assert.Equal(before + 4, await Kept.Count(app, "consent"));
    }
}
