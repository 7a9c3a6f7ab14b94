using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Operations;

/// <summary>What <c>check</c> says about the provider's side.</summary>
public sealed class GoingLiveAtTheProvider : IAsyncLifetime
{
    private readonly GoLive _service = new();

    public Task InitializeAsync() => _service.InitializeAsync();

    public Task DisposeAsync() => _service.DisposeAsync();

    [Fact]
    public async Task A_token_that_does_not_open_the_account_is_told_and_the_numbers_stay_unknown()
    {
        _service.Settings["Twilio:AuthToken"] = "another-token";

        Assert.Equal(
            ["NOT OK Provider: it refuses Twilio:AccountSid with Twilio:AuthToken (401): copy both anew from its console.",
             "NOT OK Numbers: the provider did not show them, so nobody knows where texts and calls go: see to the provider first."],
            (await _service.Check()).Where(line => line.StartsWith("NOT OK")));
    }

    [Theory]
    [InlineData("suspended", "Full", "Provider: the account is suspended or closed")]
    [InlineData("active", "Trial", "Provider: the account is a trial")]
    public async Task An_account_that_cannot_reach_everybody_is_not_ready(string status, string type, string beginning)
    {
        await _service.Provider.AccountIs(status, type);

        Assert.StartsWith(beginning, await _service.Fault());
    }

    [Fact]
    public async Task A_provider_that_cannot_be_reached_has_a_line_and_no_stack_trace()
    {
        // Nobody listens there.
        _service.Settings["Twilio:ApiBaseUrl"] = "http://127.0.0.1:1";

        var ended = await ProgramProcess.Run(_service.Environment(), "check");

        Assert.Equal(1, ended.Code);
        Assert.Empty(ended.Complained);
        Assert.Contains(ended.Said, line => line.StartsWith("NOT OK Provider: Twilio:ApiBaseUrl gives no answer"));
        Assert.All(ended.Said, line => Assert.Matches("^(ok|NOT OK) ", line));
    }

    [Fact]
    public async Task A_number_that_the_account_does_not_have_is_named()
    {
        await _service.Provider.HasNoMore(GoLive.QuietNumber);
        await _service.Provider.Has("+441134960777");

        Assert.StartsWith($"Number {GoLive.QuietNumber}: the account does not have it", await _service.Fault());
        Assert.DoesNotContain(await _service.Check(), line => line.Contains("0777"));
    }

    [Fact]
    public async Task A_number_whose_texts_go_elsewhere_is_told_where_to_send_them()
    {
        foreach (var (texts, method, application) in new[]
        {
            ("https://demo.example/welcome?password=hush", "POST", ""), ("", "POST", ""), ("/twilio/sms", "GET", ""),
            ("/twilio/sms", "POST", "AP00000000000000000000000000000000"),
        })
        {
            await _service.Provider.Has(GoLive.Number, texts, method, application);
            var fault = await _service.Fault();
            Assert.Contains("send them to https://line.example/twilio/sms#rc=3&rp=all&rt=4000, by HTTP POST", fault);
            Assert.DoesNotContain("hush", fault);
        }
    }

    [Fact]
    public async Task A_number_whose_calls_go_elsewhere_is_told_where_to_send_them()
    {
        await _service.Provider.Has(GoLive.Number, calls: "https://demo.example/voice");

        Assert.Contains("send them to https://line.example/twilio/voice#ct=2000&rt=5000&rp=all&rc=1, by HTTP POST", await _service.Fault());
    }

    [Fact]
    public async Task A_service_that_nobody_can_text_is_not_ready()
    {
        _service.Settings.Remove("Services:0:Numbers:0");
        _service.Settings.Remove("Services:0:QuietNumber");

        Assert.StartsWith("Numbers: no service has one", await _service.Fault());
    }
}
