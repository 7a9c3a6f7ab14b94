using CrisisLine.Staff;
using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Pages;

/// <summary>Somebody who was in touch from two phones becomes one person, by two facts and by one of us, never by software.</summary>
public sealed class OnePersonTwoPhones(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    [Fact]
    public async Task Two_facts_join_them_with_both_phones_and_all_that_was()
    {
        var (night, sam, one, other) = await TwoPhones();

        await Join(sam, other.Number, "name", "last-visit");

        Assert.Contains("one person from now on", sam.Said);
        Assert.Contains($"A phone ending {one.Number[^4..]}", sam.Text);
        Assert.Contains($"A phone ending {other.Number[^4..]}", sam.Text);
        Assert.Single(await night.Inbox());
        Assert.Equal(1, await Kept.Count(app, $"audit_entry where account_id = '{sam.Account}' and action = 'joined-people' and reason is not null"));
        Assert.Equal(1, await Kept.Count(app, $"audit_entry where account_id = '{sam.Account}' and action = 'joined-to-another'"));
        sam.Dispose();
    }

    [Fact]
    public async Task Each_was_promised_a_call_and_one_is_kept()
    {
        var (night, sam, one, other) = await TwoPhones();
        await one.Texts("talk now");
        await other.Texts("talk now");

        await Join(sam, other.Number, "name", "last-visit");

        Assert.Contains("one person from now on", sam.Said);
        Assert.Single(await night.Callbacks("open"));
        Assert.Equal(2, (await night.Callbacks()).Count);
        sam.Dispose();
    }

    [Fact]
    public async Task One_fact_joins_nobody()
    {
        var (night, sam, _, other) = await TwoPhones();

        await Join(sam, other.Number, "name", "name");

        Assert.Contains("Two things must fit", sam.Said);
        Assert.Equal(2, (await night.Inbox()).Count);
        sam.Dispose();
    }

    [Fact]
    public async Task H01_Two_who_both_asked_for_tonight_are_not_joined_over_their_heads()
    {
        var (night, sam, one, other) = await TwoPhones();
        await one.Texts("VISIT");
        await other.Texts("VISIT");

        await Join(sam, other.Number, "name", "last-visit");

        Assert.Contains("Both have asked for the same night", sam.Said);
        Assert.Equal(2, await night.Count("held"));
        sam.Dispose();
    }

    private static async Task Join(Colleague sam, string number, string fact, string another)
    {
        var person = sam.Path;
        await sam.Forges($"{person}&handler=Join", ("number", number), ("facts", fact), ("facts", another));
    }

    private async Task<(HouseNight Night, Colleague Sam, Phone One, Phone Other)> TwoPhones()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 4);
        var (one, other) = (night.Phone(), night.Phone());
        await one.Texts("hello, it is me again");
        await other.Texts("this is my new phone");
        var sam = await Colleague.SignsIn(app, night.Key, Role.HouseWorker);
        await sam.Follows("/inbox", night);
        await sam.Opens(sam.Page.QuerySelector("a[href^='/people/']")!.GetAttribute("href")!);
        return sam.Text.Contains($"ending {one.Number[^4..]}") ? (night, sam, one, other) : (night, sam, other, one);
    }
}
