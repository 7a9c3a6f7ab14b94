using System.Net;
using CrisisLine.PhoneSimulator.Tests.Support;

namespace CrisisLine.PhoneSimulator.Tests.Control;

/// <summary>Phones beside a service that lets its clock be moved: both say the same.</summary>
public sealed class SharingTime
{
    [Fact]
    public async Task Whoever_moves_the_phones_clock_moves_the_service_s_and_the_phones_keep_to_what_it_says_then()
    {
        await using var world = await PhoneWorld.Start(options => options with { ClockPath = "/clock" });
        world.Service.At("/clock", new Answer(200, "application/json", """{"now":"2026-11-21T18:30:02+00:00"}"""));

        await world.Wait(1800);

        Assert.Equal("""{"seconds":1800}""", world.Service.AskedAt("/clock").Single().Body);
        Assert.Equal(new DateTimeOffset(2026, 11, 21, 18, 30, 2, TimeSpan.Zero), world.Host.Clock.GetUtcNow());
    }

    [Theory]
    [InlineData(404, "")]
    [InlineData(200, "not json")]
    public async Task A_service_that_does_not_follow_is_said_to_whoever_moved_the_clock(int status, string body)
    {
        await using var world = await PhoneWorld.Start(options => options with { ClockPath = "/clock" });
        world.Service.At("/clock", new Answer(status, "application/json", body));
        using var http = new HttpClient();
        using var move = new StringContent("""{"seconds":60}""", System.Text.Encoding.UTF8, "application/json");

        var answer = await http.PostAsync($"{world.Host.Address}/control/time", move);

        Assert.Equal(HttpStatusCode.BadGateway, answer.StatusCode);
        Assert.Contains("did not follow", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_program_that_has_the_phones_within_it_can_text_from_them_and_is_told_whether_that_went_well()
    {
        await using var world = await PhoneWorld.Start(options => options with { Phones = [new(PhoneWorld.Sam, "Sam", IsOther: true)] });
        world.Service.At("/twilio/sms", "<Message>Thank you.</Message>");

        Assert.True(await world.Host.SendText(PhoneWorld.Sam, PhoneWorld.Ours, "hello"));
        await world.Host.MoveTo(world.Host.Clock.GetUtcNow().AddSeconds(10));
        Assert.Equal(["Thank you."], await world.Read(PhoneWorld.Sam));
        Assert.Equal("Sam", (await world.Phone(PhoneWorld.Sam)).Text("name"));

        world.Service.At("/twilio/sms", new Answer(500, "text/plain", "no"));
        Assert.False(await world.Host.SendText(PhoneWorld.Sam, PhoneWorld.Ours, "hello"));
    }
}
