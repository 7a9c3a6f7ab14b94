using CrisisLine.Data;
using CrisisLine.Opening;
using CrisisLine.Tests.Support;
using HouseNight = CrisisLine.Tests.Support.HouseNight;

namespace CrisisLine.Tests.Opening;

/// <summary>A manager opens the house on a night more, or keeps it shut on one.</summary>
public sealed class NightsByHand(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    private static readonly (LocalTime, LocalTime) Asking = (new(18, 0), new(22, 30));

    [Theory]
    [InlineData("2027-06-04", "2027-06-06", "2027-06-06T18:00:00+01:00", "2027-06-07T02:00:00+01:00")]
    [InlineData("2027-03-25", "2027-03-27", "2027-03-27T18:00:00+00:00", "2027-03-28T02:00:00+01:00")]
    [InlineData("2027-10-28", "2027-10-30", "2027-10-30T18:00:00+01:00", "2027-10-31T02:00:00+00:00")]
    public async Task An_extra_night_is_like_any_other_also_when_the_clocks_change(string first, string extra, string opens, string closes)
    {
        var house = await app.HouseOpens($"{first}T18:05", places: 1);
        var night = house.After(days: 2);
        Assert.Equal(extra, night.Night.ToString("uuuu-MM-dd", null));

        Assert.IsType<NightChanged.Done>(await Add(night));

        Assert.Equal((opens, closes), ((string)(await night.Seen())["opensAt"]!, (string)(await night.Seen())["closesAt"]!));
        app.Clock.Now += Duration.FromDays(2);
        Assert.Contains("we have room at 7pm tonight", await night.Phone().Texts("VISIT"));
        Assert.Equal((2, 1, 1), (await night.Count("places"), await night.Count("free"), await night.Count("held")));
        await app.Database.Transact(PlanNights.For, CancellationToken.None);
        Assert.Equal("held", await night.States());
    }

    [Fact]
    public async Task A_night_that_there_is_or_that_is_over_is_not_added_and_two_never_overlap()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1, nights: 2);

        Assert.Contains("already", Refusal(await Add(night)));
        Assert.Contains("over", Refusal(await Add(night.After(days: -2))));
        Assert.Contains("overlap", Refusal(await Add(night.After(days: 2), opens: new LocalTime(1, 30), closes: new LocalTime(5, 0), asking: (new(1, 30), new(4, 0)), at: new LocalTime(2, 0))));
        Assert.Contains("arrival", Refusal(await Add(night.After(days: 3), at: new LocalTime(15, 0))));
        Assert.Contains("arrival", Refusal(await Add(night.After(days: 3), places: 0)));
        Assert.Contains("Asking", Refusal(await Add(night.After(days: 3), asking: (new(16, 0), new(22, 0)))));
        Assert.IsType<NightChanged.NoSuchNight>(await Do(tx => AddNight.For(tx, "nowhere", Extra(night.Night))));
    }

    [Fact]
    public async Task Two_managers_who_add_the_same_night_at_once_add_one()
    {
        var night = (await app.HouseOpens("2027-06-04T18:05", places: 1)).After(days: 2);

        var added = await Task.WhenAll(Add(night), Add(night));

        Assert.Single(added.OfType<NightChanged.Done>());
        Assert.Equal(2, await night.Count("places"));
    }

    [Fact]
    public async Task H22_A_night_stays_shut_only_because_a_named_person_says_so_and_is_open_again_when_they_take_it_back()
    {
        var first = await app.HouseOpens("2027-12-20T18:05", places: 1, nights: 20);
        var christmas = first.After(days: 5);
        var manager = await Team.Member(app);

        Assert.IsType<NightChanged.Done>(await Close(christmas, manager));
        await app.Database.Transact(PlanNights.For, CancellationToken.None);
        Assert.Equal(404, (await app.Line.Api(christmas.Path)).Status);
        Assert.Equal(200, (await app.Line.Api(first.After(days: 6).Path)).Status);
        Assert.Contains("stay shut", Refusal(await Add(christmas)));
        Assert.IsType<NightChanged.NoSuchNight>(await Close(christmas, manager));

        Assert.True(await Do(tx => ReopenNight.For(tx, christmas.Key, christmas.Night, manager)));
        Assert.False(await Do(tx => ReopenNight.For(tx, christmas.Key, christmas.Night, manager)));
        Assert.Equal((200, 1), ((await app.Line.Api(christmas.Path)).Status, await christmas.Count("places")));
        Assert.Equal(1, await Kept.Count(app, $"closure where closed_by = '{manager}' and undone_by = '{manager}'"));
    }

    [Fact]
    public async Task A_night_that_has_begun_or_that_somebody_asked_about_is_not_kept_shut_but_closed_early()
    {
        var night = await app.HouseOpens("2027-06-04T17:00", places: 1, nights: 2, asking: "17:00 22:30");
        var manager = await Team.Member(app);
        await night.Phone().Texts("VISIT");

        Assert.Contains("asked to come", Refusal(await Close(night, manager)));
        app.Clock.Now += Duration.FromHours(2);
        Assert.Contains("begun", Refusal(await Close(night, manager)));
        await app.Line.Api($"{night.After(days: 1).Path}/close", "demo-manager", HttpMethod.Post, """{"reason":"a flood"}""");
        Assert.Contains("early already", Refusal(await Close(night.After(days: 1), manager)));
    }

    private static string Refusal(NightChanged outcome) => Assert.IsType<NightChanged.Refused>(outcome).Because;

    private static ExtraNight Extra(
        LocalDate night, LocalTime? opens = null, LocalTime? closes = null, (LocalTime, LocalTime)? asking = null, LocalTime? at = null, int places = 2) =>
        new(night, opens ?? new LocalTime(18, 0), closes ?? new LocalTime(2, 0), asking ?? Asking, [(at ?? new LocalTime(19, 0), places)]);

    private Task<NightChanged> Add(
        HouseNight night, LocalTime? opens = null, LocalTime? closes = null, (LocalTime, LocalTime)? asking = null, LocalTime? at = null, int places = 2) =>
        Do(tx => AddNight.For(tx, night.Key, Extra(night.Night, opens, closes, asking, at, places)));

    private Task<NightChanged> Close(HouseNight night, Guid account) =>
        Do(tx => CloseNight.For(tx, night.Key, night.Night, account, "the team is away"));

    private Task<T> Do<T>(Func<Tx, Task<T>> work) => app.Database.Transact(work, CancellationToken.None);
}
