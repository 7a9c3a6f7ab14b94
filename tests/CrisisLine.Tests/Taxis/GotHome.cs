using CrisisLine.Staff;
using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Taxis;

/// <summary>Whether somebody got home is asked once, of those who agreed to it before they left, and then a person rings once.</summary>
public sealed class GotHome(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    private const string Asked = "We hope you got home ok. Reply HOME when you can. If we do not hear by 7.20pm we will ring once, as we agreed.";

    [Theory]
    [InlineData("HOME")]
    [InlineData("im home safe thanks xx")]
    [InlineData("Yes, got home ok!")]
    public async Task H19_Who_agreed_is_asked_once_and_home_is_the_end_of_it(string words)
    {
        var (night, sam) = await Left(agreed: true);
        Assert.Empty(await app.Provider.TextsTo(sam));
        await night.Wait(minutes: 45);
        await app.WasTold(sam, Asked);

        Assert.StartsWith("Thank you for telling us. We are glad you are home.", await sam.Texts(words));
        await night.Wait(minutes: 60);

        Assert.Empty(await night.Inbox());
        Assert.Single(await app.Provider.TextsTo(sam));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("im not home")]
    [InlineData("home is not safe")]
    public async Task H19_Who_does_not_say_so_is_rung_once_by_a_person(string? words)
    {
        var (night, sam) = await Left(agreed: true);
        await night.Wait(minutes: 45);
        if (words is not null)
            await sam.Texts(words);
        await night.Wait(minutes: 29);
        Assert.Equal(0, await Rings(night));

        await night.Wait(minutes: 1);
        await app.Sweep();
        await night.Wait(minutes: 60);

        Assert.Equal(1, await Rings(night));
    }

    [Fact]
    public async Task H19_Who_did_not_agree_is_neither_asked_nor_rung()
    {
        var (night, sam) = await Left(agreed: false);

        await night.Wait(minutes: 120);

        Assert.Empty(await app.Provider.TextsTo(sam));
        Assert.Empty(await night.Inbox());
        Assert.DoesNotContain("glad you are home", await sam.Texts("home"));
    }

    [Fact]
    public async Task H19_Home_before_the_text_leaves_is_heard_too_and_a_node_that_slept_gives_them_their_half_hour()
    {
        var (night, sam) = await Left(agreed: true);
        Assert.Contains("glad you are home", await sam.Texts("home"));
        await night.Wait(minutes: 120);
        Assert.Empty(await app.Provider.TextsTo(sam));

        var (later, jo) = await Left(agreed: true);
        await later.Wait(minutes: 300);
        await app.Sweep();
        await app.WasTold(jo, "If we do not hear by 11.35pm we will ring once");
        Assert.Equal(0, await Rings(later));
    }

    [Fact]
    public async Task Who_cannot_be_texted_is_promised_nothing()
    {
        var (night, _) = await Left(agreed: true, before: sam => sam.Texts("STOP"), said: "They have left. They cannot be texted, so nothing was promised.");

        await night.Wait(minutes: 120);

        Assert.Equal(0, await Rings(night));
    }

    [Fact]
    public async Task Who_asks_to_be_forgotten_is_not_asked_any_more()
    {
        var (night, sam) = await Left(agreed: true);
        await sam.Texts("DELETE");
        await sam.Texts("DELETE ME");

        await night.Wait(minutes: 120);

        Assert.DoesNotContain(await app.Provider.TextsTo(sam), text => text.Words.Contains("got home", StringComparison.Ordinal));
    }

    /// <summary>At 6.05pm they go, in a car of a friend.</summary>
    private async Task<(HouseNight Night, Phone Sam)> Left(bool agreed, Func<Phone, Task>? before = null, string said = "They have left.")
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        var sam = await night.SomebodyIsComing();
        await night.Worker("arrive");
        if (before is not null)
            await before(sam);
        using var ann = await Colleague.SignsIn(app, night.Key, Role.HouseWorker, "Ann");
        await ann.Opens($"/tonight/{night.Key}/2027-06-04/{(await night.Seen())["requests"]![0]!["id"]}/leave");
        await ann.Presses("They have left", ("leftHow", "lift"), ("homeSafe", agreed ? "true" : null));
        Assert.Equal(said, ann.Said);
        return (night, sam);
    }

    private Task<int> Rings(HouseNight night) => Kept.Count(
        app, $"thread_note note join thread on thread.id = note.thread_id join service on service.id = thread.service_id where service.key = '{night.Key}' and note.kind = 'home_unheard'");
}
