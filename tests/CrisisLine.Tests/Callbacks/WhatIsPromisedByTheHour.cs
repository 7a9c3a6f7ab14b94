using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Callbacks;

/// <summary>Whether it is open, and whether anybody is there: what is said of a call is so.</summary>
public sealed class WhatIsPromisedByTheHour(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    [Theory]
    [InlineData("18:05", true, "We can ring you. Reply NOW, or a time such as 8.30pm.")]
    [InlineData("18:05", false, "We can ring you. Reply NOW, or a time such as 8.30pm.")]
    [InlineData("12:00", true, "We open again at 6pm tonight. Shall we ring you then?")]
    [InlineData("12:00", false, "We open again at 6pm tonight. Shall we ring you then?")]
    public async Task H12_What_TALK_is_answered_is_so(string time, bool isSomebodyHere, string answer)
    {
        var night = await app.LineOpens($"2027-06-04T{time}", hasQuietNumber: true);
        if (isSomebodyHere)
            await night.Supporter();

        Assert.StartsWith(answer, await night.Phone().Texts("TALK"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task H12_NOW_is_a_promise_that_a_person_sees_to_at_once_if_nobody_is_here(bool isSomebodyHere)
    {
        var night = await app.LineOpens("2027-06-04T18:05", hasQuietNumber: true);
        if (isSomebodyHere)
            await night.Supporter();
        var jay = night.Phone();
        await jay.Texts("TALK");

        Assert.StartsWith(
            isSomebodyHere ? "Thank you. Someone will ring you in about 15 minutes." : "Thank you. We are finding someone to ring you, in about 15 minutes.",
            await jay.Texts("NOW"), StringComparison.Ordinal);
        Assert.Equal(!isSomebodyHere, (await night.Inbox()).Any(thread => thread.Urgent));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task H13_Whoever_rings_a_line_at_which_nobody_is_hears_so_and_where_help_is_now(bool isSomebodyHere)
    {
        var night = await app.LineOpens("2027-06-04T18:05", hasQuietNumber: true);
        if (isSomebodyHere)
            await night.Supporter();

        var heard = (await night.Phone().Rings()).Hears;

        Assert.Equal(!isSomebodyHere, heard.Contains("No one is here to ring you just now", StringComparison.Ordinal));
        Assert.Contains("Press 1 if you would like us to ring you back.", heard, StringComparison.Ordinal);
    }

    [Fact]
    public async Task H12_Just_before_the_close_nothing_is_promised_that_could_not_be_kept()
    {
        var night = await app.LineOpens("2027-06-05T01:30", night: "2027-06-04", hasQuietNumber: true);
        var jay = night.Phone();
        await jay.Texts("TALK");

        Assert.StartsWith("We can ring you until 2am (tonight) and not at that time", await jay.Texts("3am"), StringComparison.Ordinal);
        Assert.Empty(await night.Callbacks("open"));
    }
}
