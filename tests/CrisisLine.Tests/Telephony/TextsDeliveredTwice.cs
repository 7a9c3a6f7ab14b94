using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Telephony;

public sealed class TextsDeliveredTwice(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    [Fact]
    public async Task H28_A_text_that_is_delivered_five_times_at_once_on_two_nodes_is_answered_five_times_and_acted_on_once()
    {
        var other = new Line(await app.StartNode());
        var night = await app.HouseOpens("2027-06-04T18:05", places: 5);
        var sam = night.Phone();
        var sid = Phone.NewSid();

        var replies = await Task.WhenAll(Enumerable.Range(0, 5).Select(copy => (copy % 2 == 0 ? sam : sam.Through(other)).Texts("VISIT", sid)));

        Assert.Contains("we have room", Assert.Single(replies.Distinct()));
        Assert.Equal(1, await night.Count("held"));
    }

    [Fact]
    public async Task H28_A_text_that_comes_again_much_later_gets_its_old_answer_and_changes_nothing()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1);
        var sam = night.Phone();
        var sid = Phone.NewSid();

        var first = await sam.Texts("VISIT", sid);
        await sam.Texts("YES");
        await night.Wait(minutes: 120);

        Assert.Equal(first, await sam.Texts("VISIT", sid));
        Assert.Equal("confirmed", await night.States());
    }

    [Fact]
    public async Task The_same_id_with_other_words_or_from_another_phone_is_still_the_first_text()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        var (sam, alex) = (night.Phone(), night.Phone());
        var sid = Phone.NewSid();

        var first = await sam.Texts("VISIT", sid);
        Assert.Equal(first, await sam.Texts("NOT COMING", sid));
        Assert.Equal(first, await alex.Texts("VISIT", sid));

        Assert.Equal("held", await night.States());
    }

    [Fact]
    public async Task A_text_from_the_first_moment_of_a_new_number_makes_one_person_however_many_come_at_once()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 20);
        var sam = night.Phone();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => sam.Texts("is there room")));

        Assert.Equal("held", await night.States());
    }
}
