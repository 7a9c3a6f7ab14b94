using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Calls;

public sealed class RingingTheQuietNumber(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    [Fact]
    public async Task H05_Whoever_rings_the_number_that_rang_them_learns_nothing_of_us()
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1);
        var quiet = await night.AddQuietNumber();

        foreach (var caller in new[] { night.Phone().Number, "anonymous" })
        {
            var call = await PhoneCall.Ring(caller, quiet, app.Line);

            Assert.Equal("Hello. No one can answer on this number. Please leave nothing, and ring later. Goodbye.", call.Hears);
            Assert.False(call.IsAsked);
        }

        Assert.Empty(await night.Inbox());
    }
}
