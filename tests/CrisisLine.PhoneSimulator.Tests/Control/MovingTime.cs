using CrisisLine.PhoneSimulator.Tests.Support;

namespace CrisisLine.PhoneSimulator.Tests.Control;

public sealed class MovingTime
{
    [Fact]
    public async Task What_falls_due_on_the_way_happens_at_its_own_moment()
    {
        await using var world = await PhoneWorld.Start();
        world.Service.At("/twilio/voice", """<Enqueue waitUrl="/wait">line</Enqueue>""");
        world.Service.At("/wait", """<Pause length="60"/>""");

        await world.Rings(PhoneWorld.Sam);
        await world.Wait(600);

        Assert.Equal(
            Enumerable.Range(0, 11).Select(round => $"{round * 60}"),
            world.Service.AskedAt("/wait").Select(asked => asked["QueueTime"]));
    }

    [Fact]
    public async Task Time_that_runs_can_be_moved_as_well()
    {
        await using var world = await PhoneWorld.Start(options => options with { TimeStands = false, TextTakes = TimeSpan.FromHours(1) });
        await world.SendText(PhoneWorld.Sam, "hello");
        Assert.Empty(await world.Read(PhoneWorld.Sam));

        await world.Wait(seconds: 3 * 60 * 60 + 1);

        Assert.Equal(["hello"], await world.Read(PhoneWorld.Sam));
        Assert.Equal(21, world.Host.Clock.GetUtcNow().Hour);
    }

    [Fact]
    public async Task A_real_clock_that_is_put_back_by_two_months_stops_nothing()
    {
        var real = new JumpingTime();
        await using var world = await PhoneWorld.Start(
            options => options with { TimeStands = false, StartAt = null, TextTakes = TimeSpan.FromHours(1) }, real);
        await world.SendText(PhoneWorld.Sam, "hello");

        real.Jump(TimeSpan.FromDays(-60));
        await world.Control("settle", new { });
        Assert.Empty(await world.Read(PhoneWorld.Sam));

        for (var step = 0; step < 3; step++)
        {
            real.Jump(TimeSpan.FromDays(61));
            await world.Control("settle", new { });
        }

        Assert.Equal(["hello"], await world.Read(PhoneWorld.Sam));
    }

    [Fact]
    public async Task Time_that_runs_needs_nobody_to_move_it()
    {
        await using var world = await PhoneWorld.Start(options => options with { TimeStands = false, TextTakes = TimeSpan.FromMilliseconds(20) });
        await world.SendText(PhoneWorld.Sam, "hello");

        for (var look = 0; look < 2000 && (await world.Read(PhoneWorld.Sam)).Count == 0; look++)
            await Task.Yield();

        Assert.Equal(["hello"], await world.Read(PhoneWorld.Sam));
    }

    [Fact]
    public async Task Two_hundred_people_ring_at_once_and_each_gets_through_to_the_end_without_an_error()
    {
        await using var world = await PhoneWorld.Start();
        world.Service.At("/twilio/voice", """<Gather numDigits="1" action="/held"><Say>Press 1 for a place.</Say></Gather>""");
        world.Service.At("/held", """<Gather numDigits="1" action="/confirmed"><Say>Press 1 to confirm.</Say></Gather>""");
        world.Service.At("/confirmed", "<Say>See you tonight.</Say><Hangup/>");
        var people = Enumerable.Range(0, 200).Select(person => $"+447700900{person:000}").ToList();

        await Task.WhenAll(people.Select(world.Rings));
        await Task.WhenAll(people.Select(person => world.Presses(person, "1")));
        await Task.WhenAll(people.Select(person => world.Presses(person, "1")));

        Assert.All(await Task.WhenAll(people.Select(world.Heard)), heard => Assert.Equal("See you tonight.", heard[^1]));
        Assert.All(await world.Journal(), entry => Assert.Equal(0, entry.GetProperty("problems").GetArrayLength()));
    }

    [Theory]
    [InlineData("phones", """{"number":"12"}""")]
    [InlineData("phones", """{"number":"+447700900001","habit":"Sleeps"}""")]
    [InlineData("phones/%2B447700900001/press", """{"keys":"12A"}""")]
    [InlineData("time", """{"seconds":-1}""")]
    [InlineData("faults", """{"fault":"Earthquake"}""")]
    [InlineData("faults/random", """{"seed":1,"share":2,"faults":[]}""")]
    [InlineData("phones/%2B447700900001/texts", "not json")]
    public async Task What_makes_no_sense_is_refused(string path, string json)
    {
        await using var world = await PhoneWorld.Start();
        using var http = new HttpClient();
        using var body = new StringContent(json, System.Text.Encoding.UTF8, "application/json");

        Assert.Equal(400, (int)(await http.PostAsync($"{world.Host.Address}/control/{path}", body)).StatusCode);
    }
}
