using CrisisLine.Staff;
using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Calls;

/// <summary>Somebody rings, nobody is free, and they ask by keypad to be rung back.</summary>
public sealed class AskingByKeypad(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    [Fact]
    public async Task This_phone_now_is_a_promise_that_a_supporter_keeps()
    {
        var night = await app.LineOpens("2027-06-04T18:05", hasQuietNumber: true);
        var (jay, ann) = (night.Phone(), await night.Supporter());
        var call = await jay.Rings();
        await call.Presses("1");
        Assert.Contains("should ring you by about 6:20pm", await call.Presses("1"), StringComparison.Ordinal);

        var callback = Assert.Single(await night.Callbacks("open"));
        Assert.Equal(202, (await ann.Takes(callback["id"]!.GetValue<long>())).Status);
        await ann.WasRung();
        await ann.Accepts();
        Assert.Equal(night.QuietNumber, (await night.Telephone(jay).WasRung())!.From);
    }

    [Fact]
    public async Task A_time_is_keyed_in_said_back_and_kept()
    {
        var night = await app.LineOpens("2027-06-04T18:05");
        var call = await night.Phone().Rings();
        await call.Presses("1");
        Assert.Contains("press 8 3 0, and then hash", await call.Presses("3"), StringComparison.Ordinal);
        Assert.Contains("You would like us to ring at about 8:30pm.", await call.Presses("830"), StringComparison.Ordinal);
        Assert.Contains("Someone should ring you at about 8:30pm.", await call.Presses("1"), StringComparison.Ordinal);

        Assert.Equal("2027-06-04T20:30:00+01:00", Assert.Single(await night.Callbacks("open"))["dueAt"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_time_at_which_nobody_is_here_is_asked_for_once_more()
    {
        var night = await app.LineOpens("2027-06-04T18:05");
        var call = await night.Phone().Rings();
        await call.Presses("1");
        await call.Presses("3");
        Assert.Contains("not at that time", await call.Presses("400"), StringComparison.Ordinal);
        Assert.Contains("about 9pm", await call.Presses("900"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task H39_Another_phone_is_rung_only_after_one_of_us_made_sure()
    {
        var night = await app.LineOpens("2027-06-04T18:05", hasQuietNumber: true);
        var (jay, other, ann) = (night.Phone(), night.Phone(), await night.Supporter());
        var call = await jay.Rings();
        await call.Presses("1");
        await call.Presses("4");
        Assert.Contains("A person will look at this first", await call.Presses("0" + other.Number[3..]), StringComparison.Ordinal);

        var callback = Assert.Single(await night.Callbacks("open"))["id"]!.GetValue<long>();
        Assert.Equal(409, (await ann.Takes(callback)).Status);
        using var sam = await Colleague.SignsIn(app, night.Key, Role.ShiftLead);
        await sam.Opens("/callbacks");
        await sam.Presses("It may be rung");

        Assert.Equal(202, (await ann.Takes(callback)).Status);
        await ann.WasRung();
        await ann.Accepts();
        await night.Telephone(other).WasRung();
        await night.Telephone(jay).WasRung(times: 0);
    }

    [Theory]
    [InlineData("09098790123")]
    [InlineData("0014155550123")]
    [InlineData("07012345678")]
    [InlineData("07600123456")]
    [InlineData("123")]
    public async Task H39_No_premium_foreign_or_personal_number_is_ever_promised_a_call(string keys)
    {
        var night = await app.LineOpens("2027-06-04T18:05");
        var call = await night.Phone().Rings();
        await call.Presses("1");
        await call.Presses("4");

        Assert.Contains("key in a number", await call.Presses(keys), StringComparison.Ordinal);
        Assert.Empty(await night.Callbacks());
    }

    [Fact]
    public async Task H39_Nobody_has_our_own_line_ring_itself()
    {
        var night = await app.LineOpens("2027-06-04T18:05");
        var call = await night.Phone().Rings();
        await call.Presses("1");
        await call.Presses("4");

        await call.Presses("0" + night.Number[3..]);
        Assert.Empty(await night.Callbacks());
    }

    [Fact]
    public async Task H24_Whoever_hid_their_number_may_key_one_in()
    {
        var night = await app.LineOpens("2027-06-04T18:05");
        var call = await night.WithoutNumber().Rings();
        Assert.Contains("We cannot see your number, and that is fine.", await call.Presses("1"), StringComparison.Ordinal);
        Assert.Contains("A person will look at this first", await call.Presses("0" + night.Phone().Number[3..]), StringComparison.Ordinal);

        Assert.Equal("requested", Assert.Single(await night.Callbacks("open"))["state"]!.GetValue<string>());
    }
}
