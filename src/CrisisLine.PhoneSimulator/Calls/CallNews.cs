using System.Globalization;
using CrisisLine.PhoneSimulator.Webhooks;
using CrisisLine.PhoneSimulator.World;

namespace CrisisLine.PhoneSimulator.Calls;

/// <summary>How a leg gets on, and who is told.</summary>
internal static class CallNews
{
    /// <summary>initiated, ringing or in-progress.</summary>
    public static void Becomes(this Exchange exchange, Call call, string status)
    {
        if (call.IsOver || call.Status == status)
            return;

        (call.Status, call.Updated) = (status, exchange.Now);
        if (status == "in-progress")
            call.Answered = exchange.Now;

        exchange.TellOf(call, status == "in-progress" ? "answered" : status, sip: null);
    }

    /// <summary>Ends a leg, whatever it was doing: it leaves its queue, and the one it spoke with is alone. Ends only once.</summary>
    /// <param name="sip">Why it was not answered, in the network's numbers; null if there is nothing to say.</param>
    public static void Finish(this Exchange exchange, Call call, string status, int? sip = null)
    {
        if (call.IsOver)
            return;

        var wasQueued = call.Status == "queued";
        (call.Status, call.Updated, call.Ended) = (status, exchange.Now, exchange.Now);
        exchange.Queues.ForEach(queue => queue.Leave(call));

        call.Mail.Put(new CallEvent.Ended());
        if (!(wasQueued && status == "canceled"))
            exchange.TellOf(call, "completed", sip);
    }

    /// <summary>What every request that has to do with a leg says of it.</summary>
    public static List<KeyValuePair<string, string>> Fields(this Exchange exchange, Call call)
    {
        var (from, to) = (Numbers.Country(call.From), Numbers.Country(call.To));
        List<(string Name, string Value)> fields =
        [
            ("Called", call.To), ("ToState", ""), ("CallerCountry", from), ("Direction", call.Direction), ("CallerState", ""),
            ("ToZip", ""), ("CallSid", call.Sid), ("To", call.To), ("CallerZip", ""), ("ToCountry", to), ("CalledZip", ""),
            ("ApiVersion", "2010-04-01"), ("CalledCity", ""), ("CallStatus", call.Status), ("From", call.From),
            ("AccountSid", exchange.Options.AccountSid), ("CalledCountry", to), ("CallerCity", ""), ("ToCity", ""),
            ("FromCountry", from), ("Caller", call.From), ("FromCity", ""), ("CalledState", ""), ("FromZip", ""), ("FromState", ""),
        ];
        if (call.ParentSid is { } parent)
            fields.Add(("ParentCallSid", parent));
        if (call.AnsweredBy is { } answeredBy)
            fields.Add(("AnsweredBy", answeredBy));

        return [.. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))];
    }

    private static void TellOf(this Exchange exchange, Call call, string happened, int? sip)
    {
        if (call.StatusCallback is not { Length: > 0 } url || !call.Events.Contains(happened))
            return;

        var webhook = new Webhook("call-status", url, call.StatusCallbackMethod, exchange.Fields(call)).With(
            ("Timestamp", exchange.Now.UtcDateTime.ToString("ddd, dd MMM yyyy HH:mm:ss +0000", CultureInfo.InvariantCulture)),
            ("CallbackSource", "call-progress-events"),
            ("SequenceNumber", Text(call.Sequence++)));

        if (happened == "completed")
            webhook = webhook.With(("CallDuration", Text((int)call.Duration.TotalSeconds)));
        if (call.Status == "completed")
            webhook = webhook.With(("Duration", Text((int)Math.Ceiling(call.Duration.TotalMinutes))));
        if (sip is { } code)
            webhook = webhook.With(("SipResponseCode", Text(code)));

        exchange.Tell(call.Sid, webhook);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
