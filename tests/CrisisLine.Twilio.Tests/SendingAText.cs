using System.Text;
using static CrisisLine.Twilio.Tests.PretendAnswer;

namespace CrisisLine.Twilio.Tests;

public sealed class SendingAText
{
    private const string Accepted =
        $$"""{"sid":"{{OurSide.TextSid}}","status":"queued","error_code":null,"num_segments":"1"}""";

    [Fact]
    public async Task It_is_asked_for_as_Twilio_describes_it()
    {
        await using var provider = new PretendProvider(Json(201, Accepted));
        using var us = new OurSide(provider);

        Assert.Equal(new Sent.Accepted(OurSide.TextSid), await us.SendText());

        var request = Assert.Single(provider.Requests);
        Assert.Empty(RestSchema.Faults("POST /2010-04-01/Accounts/{AccountSid}/Messages.json", request));
        Assert.Equal($"/2010-04-01/Accounts/{OurSide.AccountSid}/Messages.json", request.Target);
        Assert.Equal("application/x-www-form-urlencoded", request.Headers["Content-Type"]);
        Assert.Equal(
            "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{OurSide.AccountSid}:{OurSide.AuthToken}")),
            request.Headers["Authorization"]);
        Assert.Equal(
            [
                ("To", OurSide.Text.To), ("From", OurSide.Text.From), ("Body", OurSide.Text.Body),
                ("StatusCallback", OurSide.Text.StatusCallback),
            ],
            request.Form);
    }

    [Fact]
    public async Task A_slash_at_the_end_of_the_address_changes_nothing()
    {
        await using var provider = new PretendProvider(Json(201, Accepted));
        using var us = new OurSide(provider.Url + "/");

        await us.SendText();

        Assert.StartsWith("/2010-04-01/", Assert.Single(provider.Requests).Target, StringComparison.Ordinal);
    }

    // No theory: the runner hands halves of characters on as replacement characters.
    [Fact]
    public async Task Half_an_emoji_does_not_keep_the_rest_from_them()
    {
        await using var provider = new PretendProvider(Json(201, Accepted));
        using var us = new OurSide(provider);

        Assert.IsType<Sent.Accepted>(await us.Rest.SendText(OurSide.Text with { Body = "Come\uD83D in" }, default));

        Assert.Contains(("Body", "Come\uFFFD in"), Assert.Single(provider.Requests).Form);
    }

    [Fact]
    public async Task A_text_to_someone_who_said_STOP_is_refused_with_that_reason()
    {
        var sent = await Answered(Error(400, 21610));

        Assert.Equal(new Sent.Refused(21610, 400), sent);
        Assert.True(TwilioError.MeansOptedOut(((Sent.Refused)sent).Code));
    }

    [Fact]
    public async Task A_refusal_is_final_whatever_its_reason()
    {
        Assert.Equal(new Sent.Refused(21211, 400), await Answered(Error(400, 21211)));
        Assert.Equal(new Sent.Refused(20003, 401), await Answered(Error(401, 20003)));
        Assert.Equal(new Sent.Refused(20404, 404), await Answered(Error(404, 20404)));
        Assert.Equal(new Sent.Refused(null, 400), await Answered(Json(400, """{"code":"many","message":3}""")));
        Assert.Equal(new Sent.Refused(null, 403), await Answered(Html(403)));
        Assert.Equal(new Sent.Refused(null, 404), await Answered(Empty(404)));
    }

    [Fact]
    public async Task Too_many_at_once_is_for_later_and_Twilio_may_say_when()
    {
        Assert.Equal(new Sent.RateLimited(null), await Answered(Error(429, 20429)));
        Assert.Equal(new Sent.RateLimited(null), await Answered(Html(429)));
        Assert.Equal(new Sent.RateLimited(null), await Answered(Error(400, 20429)));
        Assert.Equal(new Sent.RateLimited(null), await Answered(Empty(429, "Retry-After: soon")));
        Assert.Equal(new Sent.RateLimited(TimeSpan.FromSeconds(7)), await Answered(Empty(429, "Retry-After: 7")));
    }

    [Fact]
    public async Task A_time_at_which_to_ask_again_is_read_by_the_clock_that_wrote_it()
    {
        const string Date = "Date: Mon, 01 Jan 2035 10:00:00 GMT";

        Assert.Equal(
            new Sent.RateLimited(TimeSpan.FromMinutes(2)),
            await Answered(Empty(429, Date, "Retry-After: Mon, 01 Jan 2035 10:02:00 GMT")));
        Assert.Equal(
            new Sent.RateLimited(TimeSpan.Zero),
            await Answered(Empty(429, Date, "Retry-After: Mon, 01 Jan 2035 09:00:00 GMT")));
        Assert.Equal(
            new Sent.RateLimited(null), await Answered(Empty(429, "Retry-After: Mon, 01 Jan 2035 10:02:00 GMT")));
    }

    [Fact]
    public async Task A_provider_that_serves_nobody_now_can_be_asked_again()
    {
        Assert.Equal(new Sent.NotReached(), await Answered(Html(503)));
        Assert.Equal(new Sent.NotReached(), await Answered(Error(503, 20503)));
    }

    [Fact]
    public async Task Texts_go_over_one_connection_and_none_is_sent_twice_by_itself()
    {
        await using var provider = new PretendProvider(Json(201, Accepted), Error(429, 20429), Html(503), Json(201, Accepted));
        using var us = new OurSide(provider);

        for (var text = 0; text < 4; text++)
            await us.SendText();

        Assert.Equal(4, provider.Requests.Count);
        Assert.Equal(1, provider.Connections);
    }

    private static async Task<Sent> Answered(PretendAnswer answer)
    {
        await using var provider = new PretendProvider(answer);
        using var us = new OurSide(provider);

        var sent = await us.SendText();

        Assert.Single(provider.Requests);
        return sent;
    }
}
