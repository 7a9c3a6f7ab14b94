using static CrisisLine.Twilio.Tests.PretendAnswer;

namespace CrisisLine.Twilio.Tests;

public sealed class LookingAtOurAccount
{
    private const string Page = "/2010-04-01/Accounts/" + OurSide.AccountSid + "/IncomingPhoneNumbers.json";

    [Fact]
    public async Task It_is_asked_for_as_Twilio_describes_it()
    {
        await using var provider = new PretendProvider(Json(200, """{"sid":"AC1","status":"active","type":"Full"}"""));
        using var us = new OurSide(provider);

        Assert.Equal(new AccountLookedUp.Found("active", IsTrial: false), await us.Rest.FetchAccount(CancellationToken.None));

        var request = Assert.Single(provider.Requests);
        Assert.Empty(RestSchema.Faults("GET /2010-04-01/Accounts/{Sid}.json", request));
        Assert.StartsWith("Basic ", request.Headers["Authorization"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_is_suspended_or_a_trial_says_so()
    {
        Assert.Equal(new AccountLookedUp.Found("suspended", IsTrial: false), await Account(Json(200, """{"status":"suspended"}""")));
        Assert.Equal(new AccountLookedUp.Found("active", IsTrial: true), await Account(Json(200, """{"status":"active","type":"Trial"}""")));
    }

    [Fact]
    public async Task A_wrong_token_is_refused() =>
        Assert.Equal(new AccountLookedUp.Refused(20003, 401), await Account(Error(401, 20003)));

    [Fact]
    public async Task An_answer_that_is_no_account_says_nothing_of_it()
    {
        foreach (var answer in (PretendAnswer[])
            [Html(200), Empty(200), Json(200, "{}"), Json(200, """{"status":7}"""), Html(500), Empty(429), NothingAndClose, Reset, Empty(307, "Location: /")])
            Assert.Equal(new AccountLookedUp.NotNow(), await Account(answer));
    }

    [Fact]
    public async Task No_answer_in_ten_seconds_is_none()
    {
        await using var provider = new PretendProvider(Silence);
        using var us = new OurSide(provider);

        var looking = us.Rest.FetchAccount(CancellationToken.None);
        await provider.Asked();
        us.Clock.Pass(TimeSpan.FromSeconds(10));

        Assert.Equal(new AccountLookedUp.NotNow(), await looking);
    }

    [Fact]
    public async Task Its_numbers_are_asked_for_as_Twilio_describes_it_to_the_last_page()
    {
        await using var provider = new PretendProvider(
            Json(200, $$"""{"incoming_phone_numbers":[{{Number("+441134960001")}}],"next_page_uri":"{{Page}}?PageSize=200&Page=1"}"""),
            Json(200, $$"""{"incoming_phone_numbers":[{{Number("+441134960002")}}],"next_page_uri":null}"""));
        using var us = new OurSide(provider);

        var found = Assert.IsType<NumbersLookedUp.Found>(await us.Rest.ListNumbers(CancellationToken.None));

        Assert.Equal(["+441134960001", "+441134960002"], found.Numbers.Select(number => number.Number));
        Assert.Equal(new Webhook("https://line.example/twilio/sms#rc=3", "POST", IsOverruled: false), found.Numbers[0].Texts);
        Assert.Equal(new Webhook("https://line.example/twilio/voice", "GET", IsOverruled: false), found.Numbers[0].Calls);
        Assert.All(provider.Requests, request =>
            Assert.Empty(RestSchema.Faults("GET /2010-04-01/Accounts/{AccountSid}/IncomingPhoneNumbers.json", request)));
    }

    [Theory]
    [InlineData("sms_application_sid", true, false)]
    [InlineData("voice_application_sid", false, true)]
    [InlineData("trunk_sid", false, true)]
    public async Task Where_an_application_or_a_trunk_is_set_the_address_is_not_looked_at(string field, bool texts, bool calls)
    {
        var numbers = await Numbers(Json(200, $$"""{"incoming_phone_numbers":[{"phone_number":"+441134960001","{{field}}":"AP1"}]}"""));

        var number = Assert.Single(Assert.IsType<NumbersLookedUp.Found>(numbers).Numbers);
        Assert.Equal((texts, calls), (number.Texts.IsOverruled, number.Calls.IsOverruled));
    }

    [Fact]
    public async Task An_answer_that_is_no_list_is_not_taken_for_an_empty_one()
    {
        foreach (var answer in (PretendAnswer[])
            [
                Html(200), Json(200, "{}"), Json(200, """{"incoming_phone_numbers":null}"""), Json(200, """{"incoming_phone_numbers":[{}]}"""),
                Json(200, """{"incoming_phone_numbers":[],"next_page_uri":"//elsewhere.example"}"""), Html(503), NothingAndClose,
                Json(200, $$"""{"incoming_phone_numbers":[],"next_page_uri":"{{Page}}?Page=1"}"""),
            ])
            Assert.Equal(new NumbersLookedUp.NotNow(), await Numbers(answer));
        Assert.Equal(new NumbersLookedUp.Refused(20003, 401), await Numbers(Error(401, 20003)));
    }

    private static string Number(string number) =>
        $$"""
        {"phone_number":"{{number}}","sms_url":"https://line.example/twilio/sms#rc=3","sms_method":"POST","sms_application_sid":"",
         "voice_url":"https://line.example/twilio/voice","voice_method":"GET","voice_application_sid":null,"trunk_sid":null}
        """;

    private static async Task<AccountLookedUp> Account(PretendAnswer answer)
    {
        await using var provider = new PretendProvider(answer);
        using var us = new OurSide(provider);
        return await us.Rest.FetchAccount(CancellationToken.None);
    }

    private static async Task<NumbersLookedUp> Numbers(PretendAnswer answer)
    {
        await using var provider = new PretendProvider(answer);
        using var us = new OurSide(provider);
        return await us.Rest.ListNumbers(CancellationToken.None);
    }
}
