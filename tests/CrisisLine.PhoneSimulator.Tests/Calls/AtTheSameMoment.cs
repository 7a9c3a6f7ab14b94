using CrisisLine.PhoneSimulator.Tests.Support;

namespace CrisisLine.PhoneSimulator.Tests.Calls;

/// <summary>What no hand is quick enough for, and a service must be right with.</summary>
public sealed class AtTheSameMoment : InAPhoneWorld
{
    private const string Kit = "+447700900003";

    [Fact]
    public async Task Two_supporters_press_one_at_once_and_the_service_hears_of_both()
    {
        await TwoAreRung();

        var done = await World.Control("together", new { key = "1" });

        Assert.Equal((2, 0), (done.GetProperty("pressed").GetInt32(), done.GetProperty("hungUp").GetInt32()));
        Assert.Equal(["1", "1"], Service.AskedAt("/key").Select(asked => asked["Digits"]));
        Assert.Equal(2, Service.AskedAt("/key").Select(asked => asked["CallSid"]).Distinct().Count());
    }

    [Fact]
    public async Task A_caller_can_be_gone_at_the_moment_in_which_somebody_presses_one()
    {
        Service.At("/twilio/voice", """<Enqueue waitUrl="/wait" action="/left">line</Enqueue>""");
        Service.At("/wait", """<Pause length="60"/>""");
        await World.Rings(PhoneWorld.Sam);
        await TwoAreRung();

        var done = await World.Control("together", new { key = "1", callersHangUp = true });

        Assert.Equal((2, 1), (done.GetProperty("pressed").GetInt32(), done.GetProperty("hungUp").GetInt32()));
        Assert.Equal("hangup", Service.AskedAt("/left").Single()["QueueResult"]);
        Assert.Equal(2, Service.AskedAt("/key").Count);
    }

    [Theory]
    [InlineData("1", 409)]
    [InlineData("12", 400)]
    [InlineData("A", 400)]
    public async Task Nobody_presses_a_key_who_was_not_rung_nor_one_that_is_none(string key, int status)
    {
        using var http = new HttpClient();
        using var body = new StringContent($$"""{"key":"{{key}}"}""", System.Text.Encoding.UTF8, "application/json");

        Assert.Equal(status, (int)(await http.PostAsync($"{World.Host.Address}/control/together", body)).StatusCode);
    }

    private async Task TwoAreRung()
    {
        Service.At("/offer", """<Gather numDigits="1" timeout="8" action="/key"><Say>Press 1.</Say></Gather><Hangup/>""");
        Service.At("/key", "<Hangup/>");
        foreach (var supporter in new[] { PhoneWorld.Ash, Kit })
        {
            await World.Has(supporter, "Answers");
            await World.RingPhone(supporter, "/offer");
        }

        await World.Wait(2);
    }
}
