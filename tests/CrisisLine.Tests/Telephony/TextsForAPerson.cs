using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Telephony;

public sealed class TextsForAPerson(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    [Fact]
    public async Task H10_What_we_do_not_understand_is_kept_for_a_person_and_never_called_wrong()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        var before = await Kept.Count(app, "thread_text");

        var answer = await night.Phone().Texts("i dont think i can do this any more");

        Assert.Contains("A person will read your text", answer);
        Assert.Contains("999", answer);
        Assert.Equal(before + 1, await Kept.Count(app, "thread_text"));
    }

    [Fact]
    public async Task H10_A_YES_with_more_behind_it_keeps_the_place_and_reaches_a_person()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        var sam = night.Phone();
        await sam.Texts("VISIT");
        var before = await Kept.Count(app, "thread_text");

        var answer = await sam.Texts("YES but I want to die");

        Assert.Contains("Your place is kept", answer);
        Assert.Contains("A person will read it", answer);
        Assert.Equal("confirmed", await night.States());
        Assert.Equal(before + 1, await Kept.Count(app, "thread_text"));
    }

    [Fact]
    public async Task H12_While_the_house_is_shut_nobody_is_promised_a_reader()
    {
        var night = await app.HouseOpens("2027-06-04T03:00", places: 2);

        var answer = await night.Phone().Texts("is anyone there");

        Assert.Contains("We are closed until 6pm tonight. No one reads texts until then", answer);
        Assert.DoesNotContain("A person will read", answer);
    }

    [Fact]
    public async Task Several_texts_of_one_person_lie_in_one_thread()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 2);
        var sam = night.Phone();
        var (threads, texts) = (await Kept.Count(app, "thread"), await Kept.Count(app, "thread_text"));

        foreach (var words in new[] { "hello", "are you there", "please" })
            await sam.Texts(words);

        Assert.Equal((threads + 1, texts + 3), (await Kept.Count(app, "thread"), await Kept.Count(app, "thread_text")));
    }
}
