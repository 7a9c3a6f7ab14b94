using CrisisLine.PhoneSimulator.Documents;
using CrisisLine.PhoneSimulator.World;

namespace CrisisLine.PhoneSimulator.Calls;

/// <summary>Calls that begin: a person rings the service, or the service has a phone rung.</summary>
internal static class Outward
{
    private static readonly TimeSpan MachineListens = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan MachineKeepsListening = TimeSpan.FromSeconds(60);

    /// <summary>A person rings a number.</summary>
    public static Call Ring(this Exchange exchange, Phone phone, string number)
    {
        var ours = exchange.NumberAt(number);
        var call = new Call(exchange.Clock)
        {
            Sid = Sid.New("CA"),
            From = phone.Shows ?? phone.Number,
            To = number,
            Direction = "inbound",
            Phone = phone,
            Status = "ringing",
            StatusCallback = ours?.StatusCallback,
        };
        phone.Calls.Add(call);

        if (ours is null || ours.VoiceUrl.Length == 0)
        {
            exchange.Journal.Problem(exchange.Now, code: null, $"Nobody can be rung at {number}.");
            call.Status = "failed";
            return call;
        }

        exchange.Calls.Add(call);
        exchange.Loop.Begin(() => Follow(exchange, call, new Errand(ours.VoiceUrl, ours.VoiceMethod) { FallbackUrl = ours.VoiceFallbackUrl }));
        return call;
    }

    /// <summary>Follows documents until the last has run out, then hangs up.</summary>
    public static async Task Follow(Exchange exchange, Call call, Errand errand)
    {
        var step = await new Script(exchange, call).Run(errand, TwimlPlace.Call);
        while (step is Step.Away away)
            step = await new Script(exchange, call).Run(away.To, TwimlPlace.Call);

        exchange.Finish(call, "completed");
    }

    /// <summary>Makes a phone ring, and tells how that goes.</summary>
    /// <returns>Whether it was picked up; if not, the call has ended.</returns>
    public static async Task<bool> MakeRing(this Exchange exchange, Call call, TimeSpan patience)
    {
        exchange.Becomes(call, "initiated");
        if (call.Phone.Habit == Habit.SwitchedOff)
        {
            exchange.Finish(call, "failed", sip: 404);
            return false;
        }

        if (call.Phone.Habit == Habit.Busy || call.Phone.Calls.Any(other => other != call && !other.IsOver))
        {
            exchange.Finish(call, "busy", sip: 486);
            return false;
        }

        exchange.Becomes(call, "ringing");
        if (!await PicksUp(exchange, call, patience + (exchange.Switches.RingsFiveSecondsLonger ? TimeSpan.FromSeconds(5) : TimeSpan.Zero)))
            exchange.Finish(call, "no-answer", sip: 487);
        if (call.IsOver)
            return false;

        exchange.Becomes(call, "in-progress");
        if (call.Phone.Habit == Habit.Voicemail)
            exchange.Loop.Begin(() => Listen(exchange, call));
        return true;
    }

    private static async Task<bool> PicksUp(Exchange exchange, Call call, TimeSpan patience)
    {
        var habit = call.Phone.Habit;
        if (habit == Habit.Answers)
            return true;

        var isMachine = habit == Habit.Voicemail && MachineListens <= patience;
        var until = exchange.Now + (isMachine ? MachineListens : patience);

        while (await call.Mail.Next(until - exchange.Now) is { } happened)
        {
            if (happened is CallEvent.PickedUp or CallEvent.Ended)
                return true;
        }

        return isMachine;
    }

    // A machine says its piece, records a minute and hangs up; it never presses a key.
    private static async Task Listen(Exchange exchange, Call call)
    {
        call.Utters("person", "Please leave a message after the tone.");
        await exchange.Wait(MachineKeepsListening);
        exchange.Finish(call, "completed");
    }
}
