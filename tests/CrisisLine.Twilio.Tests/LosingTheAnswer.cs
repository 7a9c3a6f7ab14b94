using static CrisisLine.Twilio.Tests.PretendAnswer;

namespace CrisisLine.Twilio.Tests;

/// <summary>The text may be on its way or not: nobody may believe either, and nothing may send it again by itself.</summary>
public sealed class LosingTheAnswer
{
    private const string Accepted = $$"""{"sid":"{{OurSide.TextSid}}","status":"queued"}""";

    [Fact]
    public Task The_connection_is_closed_instead_of_an_answer() => IsUnknown(NothingAndClose);

    [Fact]
    public Task The_connection_breaks_instead_of_an_answer() => IsUnknown(Reset);

    [Fact]
    public async Task The_connection_breaks_within_the_headers()
    {
        await IsUnknown(RawAndClose("HTTP/1.1 201 Created\r\nContent-Ty"));
        await IsUnknown(RawAndReset("HTTP/1.1 201 Created\r\nContent-Ty"));
    }

    [Fact]
    public async Task The_connection_breaks_after_the_headers()
    {
        await IsUnknown(RawAndClose(Head(201, Accepted.Length)));
        await IsUnknown(RawAndReset(Head(201, Accepted.Length)));
    }

    [Fact]
    public async Task Half_of_the_answer_comes()
    {
        await IsUnknown(RawAndClose(Head(201, Accepted.Length) + Accepted[..50]));
        await IsUnknown(RawAndReset(Head(201, Accepted.Length) + Accepted[..50]));
        await IsUnknown(Json(201, Accepted[..50]));
    }

    [Fact]
    public async Task Half_of_a_refusal_is_no_refusal_since_its_reason_may_matter() =>
        await IsUnknown(RawAndClose(Head(400, 200) + """{"code":216"""));

    [Fact]
    public async Task The_provider_stumbles()
    {
        await IsUnknown(Error(500, 20500));
        await IsUnknown(Html(500));
        await IsUnknown(Html(502));
        await IsUnknown(Html(504));
    }

    [Fact]
    public async Task A_success_does_not_say_of_what()
    {
        await IsUnknown(Html(200));
        await IsUnknown(Html(201));
        await IsUnknown(Empty(201));
        await IsUnknown(Empty(204));
        await IsUnknown(Json(201, "null"));
        await IsUnknown(Json(201, "[]"));
        await IsUnknown(Json(201, "{}"));
        await IsUnknown(Json(201, """{"sid":null}"""));
        await IsUnknown(Json(201, """{"sid":7}"""));
        await IsUnknown(Json(201, """{"sid":""}"""));
        await IsUnknown(Json(201, """{"sid":"\ud83d"}"""));
    }

    [Fact]
    public Task Something_answers_that_does_not_speak_HTTP() =>
        IsUnknown(RawAndClose("220 mail.example.org ESMTP\r\n"));

    [Fact]
    public async Task We_are_sent_elsewhere_and_do_not_go()
    {
        await using var elsewhere = new PretendProvider(Json(201, Accepted));

        await IsUnknown(Empty(301, $"Location: {elsewhere.Url}/"));
        await IsUnknown(Empty(307, $"Location: {elsewhere.Url}/"));

        Assert.Empty(elsewhere.Requests);
    }

    [Fact]
    public async Task No_answer_comes_for_ten_seconds() => await IsUnknownAfterTenSeconds(Silence);

    [Fact]
    public async Task The_answer_stops_half_way_for_ten_seconds() =>
        await IsUnknownAfterTenSeconds(RawAndSilence(Head(201, Accepted.Length) + Accepted[..50]));

    /// <summary>A connection that was fine a moment ago is where an HTTP client is most tempted to try again.</summary>
    [Fact]
    public async Task A_connection_that_has_served_before_breaks()
    {
        foreach (var answer in (PretendAnswer[])[NothingAndClose, Reset])
        {
            await using var provider = new PretendProvider(Json(201, Accepted), answer);
            using var us = new OurSide(provider);

            Assert.IsType<Sent.Accepted>(await us.SendText());
            Assert.Equal(new Sent.Unknown(), await us.SendText());
            Assert.Equal(2, provider.Requests.Count);
            Assert.Equal(1, provider.Connections);
        }
    }

    [Fact]
    public async Task When_we_stop_ourselves_that_is_our_cancelling_and_no_answer()
    {
        await using var provider = new PretendProvider(Silence);
        using var us = new OurSide(provider);
        using var stopping = new CancellationTokenSource();

        var sending = us.Rest.SendText(OurSide.Text, stopping.Token);
        await provider.Asked();
        await stopping.CancelAsync();

        var stopped = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        Assert.DoesNotContain(OurSide.AuthToken, stopped.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(OurSide.Text.To[1..], stopped.ToString(), StringComparison.Ordinal);
    }

    private static async Task IsUnknown(PretendAnswer answer)
    {
        await using var provider = new PretendProvider(answer);
        using var us = new OurSide(provider);

        Assert.Equal(new Sent.Unknown(), await us.SendText());
        Assert.Single(provider.Requests);
    }

    private static async Task IsUnknownAfterTenSeconds(PretendAnswer answer)
    {
        await using var provider = new PretendProvider(answer);
        using var us = new OurSide(provider);

        var sending = us.SendText();
        await provider.Asked();

        Assert.Equal(TimeSpan.FromSeconds(10), us.Clock.UntilNext);
        us.Clock.Pass(TimeSpan.FromSeconds(10));

        Assert.Equal(new Sent.Unknown(), await sending);
        Assert.Single(provider.Requests);
    }
}
