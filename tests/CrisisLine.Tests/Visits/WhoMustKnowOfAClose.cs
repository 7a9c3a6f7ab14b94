using CrisisLine.Data;
using CrisisLine.Tests.Support;
using CrisisLine.Visits;

namespace CrisisLine.Tests.Visits;

/// <summary>The house closes before its time, and nobody may stand before a locked door.</summary>
public sealed class WhoMustKnowOfAClose(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    [Fact]
    public async Task H48_With_five_booked_there_are_five_to_reach_and_the_list_ends_only_when_two_people_made_sure_of_each()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 5, arrivals: "21:00");
        foreach (var phone in night.Phones(5))
        {
            await phone.Texts("VISIT");
            await phone.Texts("YES");
        }

        var (robin, alex) = (await Team.Member(app), await Team.Member(app, "Alex"));
        await Do(tx => CloseEarly.For(tx, night.Key, night.Night, "no heating", robin));

        var list = (await List(night))!;
        Assert.Equal((5, robin, null), (list.People.Count, list.ClosedBy, list.FinishedAt));
        Assert.All(list.People, person => Assert.True(person is { HadAPlace: true, HasNumber: true, Text: not null }));
        Assert.Equal(new ClosingFinished.Unreached(5), await Finish(night, robin));

        foreach (var person in list.People)
        {
            Assert.IsType<Reached.ByOne>(await Reach(person.Id, robin));
            Assert.IsType<Reached.NeedsSomebodyElse>(await Reach(person.Id, robin));
        }

        Assert.Equal(new ClosingFinished.Unreached(5), await Finish(night, robin));
        foreach (var person in list.People.Skip(1))
            Assert.IsType<Reached.ByTwo>(await Reach(person.Id, alex));
        Assert.Equal(new ClosingFinished.Unreached(1), await Finish(night, alex));
        Assert.IsType<Reached.ByTwo>(await Reach(list.People[0].Id, alex));
        Assert.IsType<Reached.ByTwo>(await Reach(list.People[0].Id, robin));

        Assert.IsType<ClosingFinished.Done>(await Finish(night, alex));
        Assert.IsType<ClosingFinished.Done>(await Finish(night, robin));
        var finished = (await List(night))!;
        Assert.Equal(alex, finished.FinishedBy);
        Assert.All(finished.People, person => Assert.Equal((robin, alex, "spoke"), (person.ReachedBy, person.ConfirmedBy, person.ReachedHow)));
    }

    [Fact]
    public async Task H48_Whoever_waits_must_be_reached_too_and_whoever_is_in_the_house_or_has_called_off_need_not()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 3, arrivals: "18:30");
        var phones = night.Phones(5);
        foreach (var phone in phones)
            await phone.Texts("VISIT");
        await phones[0].Texts("YES");
        await night.Worker("arrive");
        await phones[3].Texts("LIST");
        await phones[4].Texts("LIST");
        await phones[4].Texts("NOT COMING");
        var robin = await Team.Member(app);

        foreach (var _ in new[] { "once", "and again" })
            await app.Line.Api($"{night.Path}/close", "demo-manager", HttpMethod.Post, """{"reason":"a flood"}""");

        Assert.Equal([true, true, false], (await List(night))!.People.Select(person => person.HadAPlace));
        Assert.Equal("arrived declined declined noPlace cancelled", await night.States());
        Assert.Equal(new ClosingFinished.Unreached(3), await Finish(night, robin));
    }

    [Fact]
    public async Task Two_people_who_say_so_at_the_same_moment_are_two_people()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1);
        await night.Phone().Texts("VISIT");
        var (robin, alex) = (await Team.Member(app), await Team.Member(app, "Alex"));
        await Do(tx => CloseEarly.For(tx, night.Key, night.Night, "no heating", robin));
        var task = (await List(night))!.People.Single().Id;

        var said = await Task.WhenAll(Reach(task, robin), Reach(task, alex));

        Assert.Single(said.OfType<Reached.ByOne>());
        Assert.Single(said.OfType<Reached.ByTwo>());
        Assert.IsType<ClosingFinished.Done>(await Finish(night, robin));
    }

    [Fact]
    public async Task A_night_that_was_not_closed_early_has_no_such_list()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1);

        Assert.Null(await List(night));
        Assert.IsType<ClosingFinished.NoSuchClosing>(await Finish(night, Guid.NewGuid()));
        Assert.IsType<Reached.NoSuchTask>(await Reach(0, Guid.NewGuid()));
    }

    private Task<Reached> Reach(long task, Guid account) => Do(tx => ConfirmReached.For(tx, task, account, ReachedHow.Spoke));

    private Task<ClosingFinished> Finish(HouseNight night, Guid account) => Do(tx => FinishClosing.For(tx, night.Key, night.Night, account));

    private Task<ClosingList?> List(HouseNight night) => Do(tx => ClosingList.Read(tx, night.Key, night.Night));

    private Task<T> Do<T>(Func<Tx, Task<T>> work) => app.Database.Transact(work, CancellationToken.None);
}
