using static CrisisLine.Twilio.Tests.PretendAnswer;

namespace CrisisLine.Twilio.Tests;

public sealed class RingingAPhone
{
    private const string Changing = "POST /2010-04-01/Accounts/{AccountSid}/Calls/{Sid}.json";
    private static readonly PretendAnswer Taken = Json(201, $$"""{"sid":"{{OurSide.CallSid}}","status":"queued"}""");

    [Fact]
    public async Task It_is_asked_for_as_Twilio_describes_it_and_never_recorded()
    {
        await using var provider = new PretendProvider(Taken);
        using var us = new OurSide(provider);

        Assert.Equal(new Sent.Accepted(OurSide.CallSid), await us.Rest.StartCall(OurSide.Call, CancellationToken.None));

        var request = Assert.Single(provider.Requests);
        Assert.Empty(RestSchema.Faults("POST /2010-04-01/Accounts/{AccountSid}/Calls.json", request));
        Assert.Equal($"/2010-04-01/Accounts/{OurSide.AccountSid}/Calls.json", request.Target);
        Assert.Equal(
            [
                ("To", OurSide.Call.To), ("From", OurSide.Call.From), ("Url", OurSide.Call.Url), ("Method", "POST"),
                ("StatusCallback", OurSide.Call.StatusCallback), ("StatusCallbackMethod", "POST"),
                ("StatusCallbackEvent", "initiated"), ("StatusCallbackEvent", "ringing"),
                ("StatusCallbackEvent", "answered"), ("StatusCallbackEvent", "completed"), ("Timeout", "15"),
            ],
            request.Form);
    }

    [Fact]
    public async Task What_became_of_it_is_told_as_for_a_text()
    {
        await using var provider = new PretendProvider(Error(400, 21211), Error(429, 20429), Html(500));
        using var us = new OurSide(provider);

        Assert.Equal(new Sent.Refused(21211, 400), await us.Rest.StartCall(OurSide.Call, CancellationToken.None));
        Assert.Equal(new Sent.RateLimited(null), await us.Rest.StartCall(OurSide.Call, CancellationToken.None));
        Assert.Equal(new Sent.Unknown(), await us.Rest.StartCall(OurSide.Call, CancellationToken.None));
    }

    [Fact]
    public async Task A_call_is_ended_or_only_its_ringing_stopped()
    {
        await using var provider = new PretendProvider(Taken);
        using var us = new OurSide(provider);

        Assert.IsType<Sent.Accepted>(await us.Rest.EndCall(OurSide.CallSid, CancellationToken.None));
        Assert.IsType<Sent.Accepted>(await us.Rest.CancelCall(OurSide.CallSid, CancellationToken.None));

        Assert.All(provider.Requests, request => Assert.Empty(RestSchema.Faults(Changing, request)));
        Assert.All(provider.Requests, request =>
            Assert.EndsWith($"/Calls/{OurSide.CallSid}.json", request.Target, StringComparison.Ordinal));
        Assert.Equal([[("Status", "completed")], [("Status", "canceled")]], provider.Requests.Select(request => request.Form));
    }

    [Fact]
    public async Task A_call_that_is_over_cannot_be_ended()
    {
        await using var provider = new PretendProvider(Error(400, 21220));
        using var us = new OurSide(provider);

        Assert.Equal(new Sent.Refused(21220, 400), await us.Rest.EndCall(OurSide.CallSid, CancellationToken.None));
    }
}
