using System.Globalization;
using System.Xml.Linq;
using CrisisLine.PhoneSimulator.Documents;

namespace CrisisLine.PhoneSimulator.Calls;

/// <summary>Enqueue: waits in a queue, hearing its waiting document again and again, until somebody dials the queue.</summary>
internal static class Queueing
{
    // A waiting document that says nothing would be asked for without end.
    private static readonly TimeSpan ShortestRound = TimeSpan.FromSeconds(1);

    public static async Task<Step> Run(Script script, XElement enqueue)
    {
        var (exchange, call) = (script.Exchange, script.Call);
        var (queue, action) = (exchange.OpenQueue(enqueue.Value.Trim()), script.Leads(enqueue, "action", "method"));
        var wait = script.Leads(enqueue, "waitUrl", "waitUrlMethod");
        var since = exchange.Now;

        if (queue.Members.Count >= Math.Min(queue.MaxSize, Script.Number(enqueue, "maxQueueSize") ?? int.MaxValue))
            return Onward(action, "queue-full", queue, TimeSpan.Zero);

        queue.Join(call, since);
        var step = await Wait(script, queue, wait);
        queue.Leave(call);
        var waited = exchange.Now - since;

        if (step is Step.Taken taken)
            return await Speak(script, taken.How, queue, action, waited);
        if (step is Step.Over && action is not null)
            await script.Tell(With(action, "hangup", queue, waited));

        return step is Step.Leave ? Onward(action, "leave", queue, waited) : step;
    }

    private static async Task<Step> Wait(Script script, CallQueue queue, Errand? wait)
    {
        if (wait is null)
            return await Wait(script, Timeout.InfiniteTimeSpan) ?? throw new InvalidOperationException("Nothing ended the waiting.");

        while (true)
        {
            var begun = script.Exchange.Now;
            var step = await script.Run(wait with { Fields = Places(script, queue) }, TwimlPlace.WaitUrl);
            if (step is Step.Next)
                step = await Wait(script, ShortestRound - (script.Exchange.Now - begun)) ?? step;
            if (step is not Step.Next)
                return step;
        }
    }

    private static async Task<Step?> Wait(Script script, TimeSpan time)
    {
        if (time != Timeout.InfiniteTimeSpan)
            return await script.Listen(time);

        while (true)
        {
            if (await script.Call.Mail.Next(null) is { } happened && Script.Interruption(happened) is { } step)
                return step;
        }
    }

    /// <summary>Somebody has dialled the queue: first what they want this one to hear, then each other.</summary>
    private static async Task<Step> Speak(Script script, CallEvent.Taken taken, CallQueue queue, Errand? action, TimeSpan waited)
    {
        if (taken.Hearing is { } hearing)
        {
            var about = hearing with
            {
                Fields = [("QueueSid", queue.Sid), ("QueueTime", Seconds(waited)), ("DequeingCallSid", taken.By.Sid)],
            };
            if (await script.Run(about, TwimlPlace.QueueUrl) is Step.Over or Step.Away)
                taken.By.Mail.Put(new CallEvent.OtherGone(script.Call));
        }

        if (script.Call.IsOver)
            return new Step.Over();

        taken.By.Mail.Put(new CallEvent.OtherReady(script.Call));
        var step = await Bridge.UntilParted(script, taken.By);

        if (step is Step.Next)
            return Onward(action, "bridged", queue, waited);
        if (step is Step.Over && action is not null)
            await script.Tell(With(action, "bridged", queue, waited));
        return step;
    }

    private static Step Onward(Errand? action, string result, CallQueue queue, TimeSpan waited) =>
        action is null ? new Step.Next() : new Step.Go(With(action, result, queue, waited));

    private static Errand With(Errand action, string result, CallQueue queue, TimeSpan waited) => action with
    {
        Fields = [("QueueResult", result), ("QueueSid", queue.Sid), ("QueueTime", Seconds(waited))],
    };

    private static List<(string, string)> Places(Script script, CallQueue queue)
    {
        var now = script.Exchange.Now;
        var place = queue.Members.FindIndex(member => member.Call == script.Call);
        var since = place < 0 ? now : queue.Members[place].Since;
        var average = queue.Members.Count == 0 ? 0 : queue.Members.Average(member => (now - member.Since).TotalSeconds);

        return
        [
            ("QueuePosition", Text(place + 1)), ("QueueSid", queue.Sid), ("QueueTime", Seconds(now - since)),
            ("AvgQueueTime", Text((int)average)), ("CurrentQueueSize", Text(queue.Members.Count)), ("MaxQueueSize", Text(queue.MaxSize)),
        ];
    }

    private static string Seconds(TimeSpan time) => Text((int)time.TotalSeconds);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
