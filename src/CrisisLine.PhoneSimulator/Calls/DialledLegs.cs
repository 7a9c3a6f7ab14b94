using System.Xml.Linq;
using CrisisLine.PhoneSimulator.Documents;
using CrisisLine.PhoneSimulator.World;

namespace CrisisLine.PhoneSimulator.Calls;

/// <summary>The phones that a Dial makes ring, all at once.</summary>
internal static class DialledLegs
{
    public static IReadOnlyList<Call> Begin(Script script, XElement dial, string callerId, TimeSpan patience)
    {
        var targets = dial.Elements().Where(target => target.Name.LocalName is "Number" or "Client" or "Sip").ToList();
        if (targets.Count == 0)
            targets = [new XElement("Number", dial.Value.Trim())];

        var legs = targets.Select(target => (Call: Leg(script, target, callerId), Whisper: script.Leads(target, "url", "method"))).ToList();
        foreach (var (call, whisper) in legs)
            script.Exchange.Loop.Begin(() => Run(script.Exchange, script.Call, call, whisper, patience));

        return [.. legs.Select(leg => leg.Call)];
    }

    /// <param name="but">The one that is left alone; null for none.</param>
    public static void EndAllBut(Exchange exchange, IEnumerable<Call> legs, Call? but)
    {
        foreach (var leg in legs.Where(leg => leg != but))
            exchange.Finish(leg, leg.IsAnswered ? "completed" : "canceled");
    }

    /// <summary>What becomes of all of them together if none could be spoken with.</summary>
    public static string Status(IReadOnlyList<Call> legs)
    {
        // One that was picked up and left again, say from its whisper, was answered by nobody who wanted the call.
        var ends = legs.Select(leg => leg.Status == "completed" ? "no-answer" : leg.Status).ToList();
        return ends.Contains("no-answer") ? "no-answer" : ends.Contains("busy") ? "busy" : ends.Contains("canceled") ? "canceled" : "failed";
    }

    private static Call Leg(Script script, XElement target, string callerId)
    {
        var (exchange, to) = (script.Exchange, target.Name.LocalName == "Client" ? $"client:{target.Value.Trim()}" : target.Value.Trim());
        if (!Numbers.CanBeDialled(to))
            exchange.Journal.Problem(exchange.Now, 13224, $"'{to}' is no number that can be dialled.");

        var call = new Call(exchange.Clock)
        {
            Sid = Sid.New("CA"),
            ParentSid = script.Call.Sid,
            From = callerId,
            To = to,
            Direction = "outbound-dial",
            Phone = exchange.PhoneAt(to),
            Status = "queued",
            StatusCallback = script.Leads(target, "statusCallback", "statusCallbackMethod")?.Url,
            StatusCallbackMethod = (string?)target.Attribute("statusCallbackMethod") ?? "POST",
            Events = ((string?)target.Attribute("statusCallbackEvent") ?? "completed").Split(' ', StringSplitOptions.RemoveEmptyEntries),
        };
        call.Phone.Calls.Add(call);
        exchange.Calls.Add(call);
        return call;
    }

    private static async Task Run(Exchange exchange, Call dialler, Call call, Errand? whisper, TimeSpan patience)
    {
        if (!Numbers.CanBeDialled(call.To))
            exchange.Finish(call, "failed");

        if (!call.IsOver && await exchange.MakeRing(call, patience))
        {
            dialler.Mail.Put(new CallEvent.OtherPickedUp(call));
            await Speak(exchange, dialler, call, whisper);
        }

        exchange.Finish(call, "completed");
        dialler.Mail.Put(new CallEvent.OtherGone(call));
    }

    private static async Task Speak(Exchange exchange, Call dialler, Call call, Errand? whisper)
    {
        var script = new Script(exchange, call);
        var step = whisper is null ? new Step.Next() : await script.Run(whisper, TwimlPlace.Whisper);

        // A whisper that runs out connects: only a Hangup in it keeps the two apart.
        if (step is Step.Next && !call.IsOver && !dialler.IsOver)
        {
            dialler.Mail.Put(new CallEvent.OtherReady(call));
            step = await Bridge.UntilParted(script, dialler);
        }

        if (step is Step.Away away)
        {
            dialler.Mail.Put(new CallEvent.OtherGone(call));
            await Outward.Follow(exchange, call, away.To);
        }
    }
}
