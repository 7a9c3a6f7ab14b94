using CrisisLine.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;

namespace CrisisLine.Tests.Telephony;

/// <summary>While the provider's token is changed, it signs with the one or the other.</summary>
public sealed class ChangingTheToken(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    [Theory]
    [InlineData("new-token", 200)]
    [InlineData(CrisisLineApp.AuthToken, 200)]
    [InlineData("token-of-somebody-else", 403)]
    public async Task What_either_of_our_tokens_signed_is_accepted_and_nothing_else(string token, int status)
    {
        var night = await app.HouseOpens("2027-06-04T18:05", places: 1);
        var line = new Line(await app.StartNode(builder => builder.Configuration.AddInMemoryCollection(
        [
            KeyValuePair.Create<string, string?>("Twilio:AuthToken", "new-token"),
            KeyValuePair.Create<string, string?>("Twilio:EarlierAuthTokens:0", CrisisLineApp.AuthToken),
        ])));
        var form = night.Phone().Form("STATUS");

        Assert.Equal(status, (await line.Deliver(form, ProviderSignature.Of("/twilio/sms", form, token))).Status);
    }
}
