using CrisisLine.PhoneSimulator.Tests.Support;

namespace CrisisLine.PhoneSimulator.Tests.Calls;

public sealed class TwoAtTheSameMoment
{
    private const string Kit = "+447700900003";

    [Fact]
    public async Task Two_who_dial_a_queue_in_one_and_the_same_moment_do_not_get_the_same_caller()
    {
        var real = new JumpingTime();
        await using var world = await PhoneWorld.Start(
            options => options with { TimeStands = false, StartAt = null, TextTakes = TimeSpan.Zero }, real);
        world.Service.At("/twilio/voice", "<Enqueue>line</Enqueue>");
        world.Service.At("/offer", """<Pause length="5"/><Dial timeout="5"><Queue>line</Queue></Dial>""");
        await world.Has(PhoneWorld.Ash, "Answers");
        await world.Has(Kit, "Answers");
        await world.Rings(PhoneWorld.Sam);
        await world.RingPhone(PhoneWorld.Ash, "/offer");
        await world.RingPhone(Kit, "/offer");
        await world.Control("settle", new { });

        // Both pauses are over when the machine wakes up again.
        real.Jump(TimeSpan.FromSeconds(6));
        await world.Control("settle", new { });

        var calls = new[] { await world.LastCall(PhoneWorld.Ash), await world.LastCall(Kit) };
        var with = calls.Select(call => call.GetProperty("with").GetString()).ToList();
        Assert.Single(with, PhoneWorld.Sam);
        Assert.Single(with, (string?)null);
    }
}
