using System.Globalization;
using System.Xml.Linq;
using CrisisLine.PhoneSimulator.World;

namespace CrisisLine.PhoneSimulator.Calls;

/// <summary>Dial: rings other phones, takes the first who waits in a queue, or goes into a conference; and connects.</summary>
internal static class Dialling
{
    private const int UsualTimeout = 30;
    private const int UsualLimit = 4 * 60 * 60;

    public static async Task<Step> Run(Script script, XElement dial)
    {
        var patience = TimeSpan.FromSeconds(Script.Number(dial, "timeout") ?? UsualTimeout);
        var callerId = (string?)dial.Attribute("callerId");

        if (callerId is not null && !IsOurs(script, callerId))
        {
            script.Exchange.Journal.Problem(
                script.Exchange.Now, 13214, $"{callerId} may not be shown: it is neither of this call nor of the account.");
            return Onward(script, dial, "failed", other: null, hasSpoken: false);
        }

        if (dial.Element("Queue") is { } queue)
            return await DialQueue(script, dial, queue, patience);

        if (dial.Element("Conference") is { } room)
            return await Conferencing.Run(script, dial, room, Limit(dial));

        var legs = DialledLegs.Begin(script, dial, callerId ?? script.Call.From, patience);
        var (other, step) = await First(script, legs);
        return other is null
            ? await End(script, dial, step, DialledLegs.Status(legs), other: null, hasSpoken: false)
            : await Speak(script, dial, other);
    }

    /// <summary>Waits for the first of them that can be spoken with; the others stop ringing.</summary>
    private static async Task<(Call? Other, Step? Step)> First(Script script, IReadOnlyList<Call> legs)
    {
        while (legs.Any(leg => !leg.IsOver))
        {
            var happened = await script.Call.Mail.Next(null);
            if (happened is CallEvent.OtherPickedUp { Other: var up } && script.Exchange.Switches.WhisperEndsOthers)
                DialledLegs.EndAllBut(script.Exchange, legs, up);

            if (happened is CallEvent.OtherReady { Other: { IsOver: false } ready })
            {
                DialledLegs.EndAllBut(script.Exchange, legs, ready);
                return (ready, null);
            }

            if (happened is not null && Script.Interruption(happened) is { } step)
            {
                DialledLegs.EndAllBut(script.Exchange, legs, but: null);
                return (null, step);
            }
        }

        return (null, null);
    }

    private static async Task<Step> DialQueue(Script script, XElement dial, XElement name, TimeSpan patience)
    {
        var (exchange, call) = (script.Exchange, script.Call);
        if (exchange.QueueNamed(name.Value.Trim()) is not { } queue)
        {
            exchange.Journal.Problem(exchange.Now, 13702, $"There is no queue '{name.Value.Trim()}'.");
            return Onward(script, dial, "failed", other: null, hasSpoken: false);
        }

        var until = exchange.Now + patience;
        while (true)
        {
            var taken = queue.Members.FirstOrDefault().Call;
            if (taken is null)
                queue.Diallers.Add(call);
            else
                Take(queue, taken, call, script.Leads(name, "url", "method"));

            var happened = await call.Mail.Next(taken is null ? until - exchange.Now : null);
            queue.Diallers.Remove(call);

            if (happened is CallEvent.OtherReady { Other: { IsOver: false } ready })
                return await Speak(script, dial, ready);
            if (happened is null)
                return Onward(script, dial, "no-answer", other: null, hasSpoken: false);
            if (Script.Interruption(happened) is not { } step)
                continue;

            taken?.Mail.Put(new CallEvent.Parted());
            return await End(script, dial, step, "no-answer", other: null, hasSpoken: false);
        }
    }

    private static void Take(CallQueue queue, Call taken, Call by, Errand? hearing)
    {
        queue.Leave(taken);
        taken.Mail.Put(new CallEvent.Taken(by, hearing));
    }

    private static async Task<Step> Speak(Script script, XElement dial, Call other)
    {
        script.Answer();
        Bridge.Join(script.Call, other);
        var until = script.Exchange.Now + Limit(dial);

        while (true)
        {
            var happened = await script.Call.Mail.Next(until - script.Exchange.Now);
            var isStar = happened is CallEvent.Key { Pressed: '*' } && (string?)dial.Attribute("hangupOnStar") == "true";
            var isAlone = happened is CallEvent.OtherGone { Other: var gone } && gone == other;
            var step = happened is null ? null : Script.Interruption(happened);
            if (happened is not null && step is null && !isAlone && !isStar)
                continue;

            Bridge.Part(script.Call, other);
            other.Mail.Put(new CallEvent.Parted());
            return await End(script, dial, step, "completed", other, hasSpoken: true);
        }
    }

    private static async Task<Step> End(Script script, XElement dial, Step? step, string status, Call? other, bool hasSpoken)
    {
        if (step is Step.Over && script.Exchange.Switches.DialActionAfterHangup && Action(script, dial, status, other, hasSpoken) is { } action)
            await script.Tell(action);

        return step ?? Onward(script, dial, status, other, hasSpoken);
    }

    private static Step Onward(Script script, XElement dial, string status, Call? other, bool hasSpoken) =>
        Action(script, dial, status, other, hasSpoken) is { } action ? new Step.Go(action) : new Step.Next();

    private static Errand? Action(Script script, XElement dial, string status, Call? other, bool hasSpoken)
    {
        List<(string, string)> fields = [("DialCallStatus", status), ("DialBridged", hasSpoken ? "true" : "false")];
        if (other is not null)
            fields.AddRange(
            [
                ("DialCallSid", other.Sid),
                ("DialCallDuration", ((int)other.Duration.TotalSeconds).ToString(CultureInfo.InvariantCulture)),
            ]);

        return script.Leads(dial, "action", "method", fields);
    }

    private static TimeSpan Limit(XElement dial) => TimeSpan.FromSeconds(Script.Number(dial, "timeLimit") ?? UsualLimit);

    private static bool IsOurs(Script script, string callerId) =>
        callerId == script.Call.From || callerId == script.Call.To || script.Exchange.NumberAt(callerId) is not null;
}
