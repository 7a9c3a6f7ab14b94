using CrisisLine.Bookings;
using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Bookings;

/// <summary>A lead wants somebody who waits to have the next place, and says why.</summary>
public sealed class SomebodyFirst(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    [Fact]
    public async Task The_next_free_place_goes_to_them_and_everybody_keeps_their_rank()
    {
        var (night, holder, _, second) = await OneHasAPlaceAndTwoWait();

        Assert.Equal(WorkersAnswer.Done, await Ahead(night, nth: 2));
        Assert.Equal([1, 2], (await night.Seen())["requests"]!.AsArray().Select(request => (int?)request!["rank"]).OfType<int>());
        await holder.Texts("NOT COMING");

        Assert.Equal("cancelled waiting offered", await night.States());
        Assert.Contains("A place has opened", (await app.SentTo(second)).Words);
    }

    [Fact]
    public async Task What_is_offered_to_somebody_else_stays_theirs_to_answer()
    {
        var (night, holder, first, _) = await OneHasAPlaceAndTwoWait();
        await holder.Texts("NOT COMING");
        Assert.Equal("cancelled offered waiting", await night.States());

        await Ahead(night, nth: 2);

        Assert.Equal("cancelled offered waiting", await night.States());
        await first.Texts("NO");
        Assert.Equal("cancelled cancelled offered", await night.States());
    }

    [Fact]
    public async Task A_place_that_they_let_pass_and_that_is_free_is_offered_to_them_at_once()
    {
        var (night, holder, first, second) = await OneHasAPlaceAndTwoWait();
        await second.Texts("NO");
        await night.Worker("decline", nth: 2);
        await holder.Texts("NOT COMING");
        await app.SentTo(first);
        await app.WhenRecorded();
        await night.Wait(minutes: 45);
        Assert.StartsWith("cancelled waiting", await night.States(), StringComparison.Ordinal);
        Assert.Contains("You are still on the list", (await app.SentTo(first, count: 2)).Words);

        Assert.Equal(WorkersAnswer.Done, await Ahead(night, nth: 1));

        Assert.StartsWith("cancelled offered", await night.States(), StringComparison.Ordinal);
        Assert.Contains("A place has opened", (await app.SentTo(first, count: 3)).Words);
    }

    [Fact]
    public async Task A_place_that_they_took_when_somebody_rang_is_theirs()
    {
        var (night, holder, _, _) = await OneHasAPlaceAndTwoWait();
        await holder.Texts("NOT COMING");

        Assert.Equal(200, (await night.Worker("confirm", nth: 1)).Status);
        await night.Wait(minutes: 60);

        Assert.Equal("cancelled confirmed waiting", await night.States());
    }

    [Fact]
    public async Task Only_somebody_who_waits_can_be_put_first()
    {
        var (night, _, _, _) = await OneHasAPlaceAndTwoWait();

        Assert.Equal(WorkersAnswer.NotNow, await Ahead(night, nth: 0));
        Assert.Equal(WorkersAnswer.Done, await Ahead(night, nth: 1));
        Assert.Equal(WorkersAnswer.Done, await Ahead(night, nth: 1));
        Assert.Equal(WorkersAnswer.NoSuchRequest, await app.Database.Transact(
            tx => OfferAhead.For(tx, new RequestOfNight(night.Key, night.Night, 0), "x"), CancellationToken.None));
    }

    private async Task<(HouseNight Night, Phone Holder, Phone First, Phone Second)> OneHasAPlaceAndTwoWait()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1);
        var (holder, first, second) = (night.Phone(), night.Phone(), night.Phone());
        foreach (var phone in new[] { holder, first, second })
            await phone.Texts("VISIT");
        await holder.Texts("YES");
        await first.Texts("LIST");
        await second.Texts("LIST");
        return (night, holder, first, second);
    }

    private async Task<WorkersAnswer> Ahead(HouseNight night, int nth)
    {
        var id = (await night.Seen())["requests"]![nth]!["id"]!.GetValue<long>();
        return await app.Database.Transact(
            tx => OfferAhead.For(tx, new RequestOfNight(night.Key, night.Night, id), "no bed anywhere tonight"), CancellationToken.None);
    }
}
