namespace CrisisLine.Twilio.Tests;

public sealed class ReasonsOfTwilio
{
    [Fact]
    public void Only_one_means_that_the_person_said_STOP()
    {
        Assert.True(TwilioError.MeansOptedOut(21610));
        Assert.All(Others(21610), code => Assert.False(TwilioError.MeansOptedOut(code)));
    }

    [Fact]
    public void Some_mean_that_no_text_will_ever_reach_the_number()
    {
        int?[] never = [21211, 21614, 21635, 30005, 30006];

        Assert.All(never, code => Assert.True(TwilioError.MeansNoSuchMobile(code)));
        Assert.All(Others(never), code => Assert.False(TwilioError.MeansNoSuchMobile(code)));
    }

    private static IEnumerable<int?> Others(params int?[] codes) =>
        Enumerable.Range(20000, 15000).Select(code => (int?)code).Append(null).Except(codes);
}
