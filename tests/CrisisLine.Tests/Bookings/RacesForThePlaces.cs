using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Bookings;

/// <summary>
/// Many people at one moment, on two nodes. Three rounds here; twenty with
/// <c>CRISISLINE_ROUNDS=20 tests/run --filter RacesForThePlaces</c>.
/// </summary>
public sealed class RacesForThePlaces(CrisisLineApp app) : IClassFixture<CrisisLineApp>, IAsyncLifetime
{
    private Line _other = null!;

    private static int Rounds => int.TryParse(Environment.GetEnvironmentVariable("CRISISLINE_ROUNDS"), out var rounds) ? rounds : 3;

    public async Task InitializeAsync() => _other = new Line(await app.StartNode());

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task H01_Twelve_places_go_to_twelve_of_four_hundred_people_who_ask_at_the_same_moment()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var night = await app.HouseOpens("2027-06-04T18:05", places: 6, arrivals: "18:30 21:30");

            var answers = await Task.WhenAll(BothNodes(night.Phones(400)).Select(phone => phone.TextsUntilAnswered("VISIT")));

            Assert.Equal(12, answers.Count(answer => answer.Contains("we have room")));
            Assert.Equal(388, answers.Count(answer => answer.Contains("full just now")));
            Assert.Equal((0, 12, 388), (await night.Count("free"), await night.Count("held"), await night.Count("noPlace")));
        }
    }

    [Fact]
    public async Task H01_A_place_given_up_and_asked_for_in_the_same_moment_is_never_given_twice()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var night = await app.HouseOpens("2027-06-04T18:05", places: 3);
            var holders = night.Phones(3);
            foreach (var holder in holders)
                await holder.Texts("VISIT");

            var asking = BothNodes(night.Phones(60)).Select(phone => phone.TextsUntilAnswered("VISIT"));
            var answers = await Task.WhenAll([.. BothNodes(holders).Select(phone => phone.TextsUntilAnswered("NO")), .. asking]);

            var seen = await night.Seen();
            Assert.Equal(answers.Count(answer => answer.Contains("we have room")), seen["held"]!.GetValue<int>());
            Assert.Equal(3, seen["free"]!.GetValue<int>() + seen["held"]!.GetValue<int>());
            Assert.Equal(3, seen["cancelled"]!.GetValue<int>());
        }
    }

    [Fact]
    public async Task One_person_who_asks_fifty_times_at_once_through_two_nodes_has_one_place()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 50);
        var sam = night.Phone();

        await Task.WhenAll(BothNodes(Enumerable.Repeat(sam, 50)).Select(phone => phone.TextsUntilAnswered("VISIT")));

        Assert.Equal("held", await night.States());
    }

    [Fact]
    public async Task A_YES_and_the_end_of_the_hold_in_the_same_moment_agree_on_who_has_the_place()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var night = await app.HouseOpens("2027-06-04T18:05", places: 40);
            var phones = night.Phones(40);
            foreach (var phone in phones)
                await phone.Texts("VISIT");

            app.Clock.Now += Duration.FromMinutes(30) - Duration.FromMilliseconds(1);
            var yes = phones.Select(phone => phone.TextsUntilAnswered("YES")).ToList();
            app.Clock.Now += Duration.FromMilliseconds(1);
            await app.RingAlarms();
            var answers = await Task.WhenAll(yes);
            await app.Sweep();

            var seen = await night.Seen();
            Assert.Equal(answers.Count(answer => answer.Contains("Your place is kept")), seen["confirmed"]!.GetValue<int>());
            Assert.Equal(40, seen["confirmed"]!.GetValue<int>() + seen["lapsed"]!.GetValue<int>());
        }
    }

    private IEnumerable<Phone> BothNodes(IEnumerable<Phone> phones) =>
        phones.Select((phone, index) => index % 2 == 0 ? phone : phone.Through(_other));
}
