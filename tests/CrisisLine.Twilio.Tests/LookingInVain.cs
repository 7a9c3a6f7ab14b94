using static CrisisLine.Twilio.Tests.PretendAnswer;

namespace CrisisLine.Twilio.Tests;

/// <summary>That Twilio has no such text may be believed only when it says so: else the text would be sent twice.</summary>
public sealed class LookingInVain
{
    private static readonly LookedUp NotNow = new LookedUp.NotNow(null);

    [Fact]
    public async Task An_answer_that_is_no_list_proves_nothing()
    {
        foreach (var answer in (PretendAnswer[])
            [
                Html(200), Empty(200), Empty(204), Html(500), Html(503), NothingAndClose, Reset, Json(200, "{}"),
                Json(200, """{"messages":null}"""), Json(200, """{"messages":[7]}"""), Json(200, """{"messages":[{}]}"""),
                Json(200, """{"messages":["""), Json(200, """{"messages":[],"next_page_uri":7}"""), Empty(307, "Location: /"),
            ])
            Assert.Equal(NotNow, await Found(answer));
    }

    [Fact]
    public async Task A_page_that_fails_later_makes_the_whole_prove_nothing()
    {
        await using var provider = new PretendProvider(Json(200, """{"messages":[],"next_page_uri":"/2"}"""), Html(500));
        using var us = new OurSide(provider);

        Assert.Equal(NotNow, await us.Rest.FindText(OurSide.Text, since: null, CancellationToken.None));
    }

    [Fact]
    public async Task Too_many_questions_are_for_later() =>
        Assert.Equal(new LookedUp.NotNow(TimeSpan.FromSeconds(3)), await Found(Empty(429, "Retry-After: 3")));

    [Fact]
    public async Task Who_may_not_look_is_told_so() =>
        Assert.Equal(new LookedUp.Refused(20003, 401), await Found(Error(401, 20003)));

    [Fact]
    public async Task No_answer_in_ten_seconds_is_none()
    {
        await using var provider = new PretendProvider(Silence);
        using var us = new OurSide(provider);

        var looking = us.Rest.FindText(OurSide.Text, since: null, CancellationToken.None);
        await provider.Asked();
        us.Clock.Pass(TimeSpan.FromSeconds(10));

        Assert.Equal(NotNow, await looking);
    }

    [Fact]
    public async Task A_known_text_is_looked_up_by_its_sid()
    {
        await using var provider = new PretendProvider(
            Json(200, $$"""{"sid":"{{OurSide.TextSid}}","status":"undelivered","body":"Words","error_code":30003}"""));
        using var us = new OurSide(provider);

        var found = Assert.IsType<LookedUp.Found>(await us.Rest.FetchText(OurSide.TextSid, CancellationToken.None));

        Assert.Equal(
            [new TextAtTwilio(OurSide.TextSid, MessageStatus.Undelivered, "Words", null, 30003)], found.Texts);
        Assert.Empty(RestSchema.Faults(
            "GET /2010-04-01/Accounts/{AccountSid}/Messages/{Sid}.json", Assert.Single(provider.Requests)));
    }

    [Fact]
    public async Task A_text_that_Twilio_does_not_have_is_refused()
    {
        await using var provider = new PretendProvider(Error(404, 20404), Html(200));
        using var us = new OurSide(provider);

        Assert.Equal(new LookedUp.Refused(20404, 404), await us.Rest.FetchText(OurSide.TextSid, CancellationToken.None));
        Assert.Equal(NotNow, await us.Rest.FetchText("../../Accounts", CancellationToken.None));
        Assert.EndsWith("/Messages/..%2F..%2FAccounts.json", provider.Requests[1].Target, StringComparison.Ordinal);
    }

    private static async Task<LookedUp> Found(PretendAnswer answer)
    {
        await using var provider = new PretendProvider(answer);
        using var us = new OurSide(provider);
        return await us.Rest.FindText(OurSide.Text, since: null, CancellationToken.None);
    }
}
