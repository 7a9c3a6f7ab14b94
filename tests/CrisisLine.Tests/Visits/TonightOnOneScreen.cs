using CrisisLine.Data;
using CrisisLine.Tests.Support;
using CrisisLine.Visits;

namespace CrisisLine.Tests.Visits;

/// <summary>What the team sees of an evening.</summary>
public sealed class TonightOnOneScreen(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    [Fact]
    public async Task Every_request_is_one_row_in_order_of_asking_with_what_was_promised()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1, arrivals: "18:30 21:00");
        var (sam, alex, first, second) = (night.Phone(), night.Phone(), night.Phone(), night.Phone());
        foreach (var phone in new[] { sam, alex, first, second })
            await phone.Texts("VISIT");
        await sam.Texts("YES");
        await first.Texts("LIST");
        await second.Texts("LIST");

        var board = await Board(night);

        Assert.Equal("Confirmed Held Waiting Waiting", string.Join(' ', board.Rows.Select(row => row.State)));
        Assert.Equal([null, null, 1, 2], board.Rows.Select(row => row.Rank));
        Assert.Equal(["2027-06-04T17:30:00Z", "2027-06-04T20:00:00Z", null, null], board.Rows.Select(row => row.ArriveAt?.ToString()));
        Assert.Equal([null, "2027-06-04T17:35:00Z", null, null], board.Rows.Select(row => row.Until?.ToString()));
        Assert.Equal((2, 0, 2), (board.Places, board.Free, board.Arrivals.Count));
        Assert.Equal((night.Key, "Dial House", "2027-06-05T01:00:00Z"), (board.Service, board.Name, board.ClosesAt.ToString()));
        Assert.All(board.Rows, row => Assert.True(row.MayBeTexted && row.Past is { IsFirst: true, IsHidden: false }));
        Assert.Equal(board.Places - board.Arrivals.Sum(arrival => arrival.Free), board.Rows.Count(row => row.ArriveAt is not null));
    }

    [Fact]
    public async Task What_somebody_told_us_is_there_in_their_words()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        var (sam, alex) = (night.Phone(), night.Phone());
        await sam.Texts("VISIT");
        await sam.Texts("YES");
        await sam.Texts("Zebedee");
        await sam.Texts("a step-free door please");
        await alex.Texts("VISIT");
        await alex.Texts("PLAIN");
        await alex.Texts("STOP");

        var rows = (await Board(night)).Rows;

        Assert.Equal(("Zebedee", "a step-free door please"), (rows[0].DisplayName, rows[0].AccessWords));
        Assert.Equal((false, true), (rows[0].IsPlain, rows[1].IsPlain));
        Assert.Equal((true, false), (rows[0].MayBeTexted, rows[1].MayBeTexted));
    }

    [Fact]
    public async Task Somebody_is_late_when_their_time_has_passed_and_not_while_they_had_no_time_to_come()
    {
        var night = await app.HouseOpens("2027-06-04T18:20", places: 2);
        await HasPlace(night);
        Assert.False((await Board(night)).Rows[0].IsLate);

        await night.Wait(minutes: 31);
        await HasPlace(night);
        await night.Wait(minutes: 5);

        Assert.Equal([true, false], (await Board(night)).Rows.Select(row => row.IsLate));
        await night.Worker("arrive");
        Assert.False((await Board(night)).Rows[0].IsLate);
    }

    [Fact]
    public async Task How_often_somebody_came_is_counted_in_nights_before_this_one()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2, nights: 40);
        var (sam, alex) = (night.Phone(), night.Phone());
        await Comes(night, sam);
        var second = night.After(days: 20);
        app.Clock.Now += Duration.FromDays(20);
        await Comes(second, sam);
        var third = night.After(days: 23);
        app.Clock.Now += Duration.FromDays(3);
        await sam.Texts("VISIT");
        await alex.Texts("VISIT");

        var rows = (await Board(third)).Rows;

        Assert.Equal(new PastOnBoard(IsFirst: false, InLast7Nights: 1, InLast30Nights: 2, IsHidden: false), rows[0].Past);
        Assert.True(rows[1].Past.IsFirst);
    }

    [Fact]
    public async Task H33_A_mother_with_two_children_counts_as_three_and_the_team_counts_too()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        await HasPlace(night);
        await HasPlace(night);
        var robin = await Team.Member(app);
        await night.Worker("arrive", json: """{"children":{"underFive":1,"fiveToEleven":0,"twelveToSeventeen":1},"familyRoom":true}""");

        Assert.Equal(3, (await Do(tx => Roll.Read(tx, night.Key))).Count);
        foreach (var _ in new[] { "once", "and again" })
            Assert.True(await Do(tx => SignOnForTonight.For(tx, night.Key, night.Night, robin)));

        var roll = await Do(tx => Roll.Read(tx, night.Key));
        Assert.Equal((4, 2, robin), (roll.Count, roll.Visitors.Single().Children.Count, roll.Team.Single().Account));
        Assert.Equal((1, 2, 1, 4), Building((await Board(night)).Now));

        // Past the close they are still in the building, until somebody says how they went home.
        await night.Wait(minutes: 12 * 60);
        Assert.True(await Do(tx => SignOff.For(tx, night.Key, night.Night, robin)));
        Assert.False(await Do(tx => SignOff.For(tx, night.Key, night.Night, robin)));
        Assert.Equal(3, (await Do(tx => Roll.Read(tx, night.Key))).Count);
        await night.Worker("leave", json: """{"leftHow":"lift","issues":[]}""");
        Assert.Equal(0, (await Do(tx => Roll.Read(tx, night.Key))).Count);
        Assert.Equal((0, 0, 0, 0), Building((await Board(night)).Now));
    }

    [Fact]
    public async Task What_waits_for_a_person_is_counted_beside_it()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 3);
        var (sam, alex) = (night.Phone(), night.Phone());
        await sam.Texts("VISIT");
        await sam.Texts("YES");
        await sam.Texts("SKIP");
        await sam.Texts("TAXI");
        await alex.Texts("I want to die");

        var board = await Board(night);

        Assert.Equal((2, 1, 1, 0), (board.Now.InboxOpen, board.Now.InboxUrgent, board.Now.AskForTaxi, board.Now.Callbacks));
        Assert.True(board.Rows.Single().WantsTaxi);
    }

    [Fact]
    public async Task There_is_no_board_of_a_night_that_is_shut()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1);

        Assert.Null(await Do(tx => TonightBoard.Read(tx, "nowhere", night.Night)));
        Assert.Null(await Do(tx => TonightBoard.Read(tx, night.Key, night.Night.PlusDays(1))));
    }

    private static (int, int, int, int) Building(AtAGlance now) => (now.Visitors, now.Children, now.Team, now.InTheBuilding);

    private static async Task Comes(HouseNight night, Phone phone)
    {
        await phone.Texts("VISIT");
        await phone.Texts("YES");
        await night.Worker("arrive");
        await night.Worker("leave", json: """{"leftHow":"own","issues":[]}""");
    }

    private static Task HasPlace(HouseNight night) => HasPlace(night.Phone());

    private static async Task HasPlace(Phone phone)
    {
        await phone.Texts("VISIT");
        await phone.Texts("YES");
    }

    private async Task<TonightBoard> Board(HouseNight night) => (await Do(tx => TonightBoard.Read(tx, night.Key, night.Night)))!;

    private Task<T> Do<T>(Func<Tx, Task<T>> work) => app.Database.Transact(work, CancellationToken.None);
}
