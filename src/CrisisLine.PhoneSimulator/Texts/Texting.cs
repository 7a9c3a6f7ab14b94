using System.Globalization;
using CrisisLine.PhoneSimulator.Webhooks;
using CrisisLine.PhoneSimulator.World;

namespace CrisisLine.PhoneSimulator.Texts;

/// <summary>The way of a text: from a person to the service, and from the service to a person.</summary>
internal static class Texting
{
    /// <summary>Somebody sends a text to a number of the service.</summary>
    /// <param name="sid">Null for a new one; the same again is the same text delivered again.</param>
    public static Text SendIn(this Exchange exchange, Phone phone, string number, string body, string? sid)
    {
        var text = Write(exchange, phone, number, body, sid);
        var optOut = OptOuts.Notice(exchange, text);
        exchange.Loop.Begin(() => Answering.Deliver(exchange, text, optOut));

        if (exchange.Faults.Strikes(Fault.RepeatText))
            exchange.Loop.Begin(() => Answering.Deliver(exchange, text, optOut));
        if (exchange.Faults.Strikes(Fault.TextTwice))
            exchange.SendIn(phone, number, body, sid: null);
        return text;
    }

    /// <summary>The same, without anything going wrong on the way.</summary>
    /// <returns>How the service was asked, and what it answered; null if there is nobody to ask.</returns>
    public static Task<JournalEntry?> SendInAndWait(this Exchange exchange, Phone phone, string number, string body, string? sid)
    {
        var text = Write(exchange, phone, number, body, sid);
        return Answering.Deliver(exchange, text, OptOuts.Notice(exchange, text));
    }

    private static Text Write(Exchange exchange, Phone phone, string number, string body, string? sid)
    {
        var text = new Text
        {
            Sid = sid ?? Sid.New("SM"),
            From = phone.Shows ?? phone.Number,
            To = number,
            Body = body,
            Direction = "inbound",
            Status = "received",
            Created = exchange.Now,
            Updated = exchange.Now,
            Sent = exchange.Now,
        };

        if (exchange.Texts.TrueForAll(known => known.Sid != text.Sid))
        {
            exchange.Texts.Add(text);
            phone.Thread.Add(text);
        }

        return text;
    }

    /// <summary>The service sends a text: it is queued, then sent, then delivered or not, and each is told.</summary>
    public static void SendOut(this Exchange exchange, Text text)
    {
        exchange.Texts.Add(text);
        if (exchange.Options.TextTakes != Timeout.InfiniteTimeSpan)
            exchange.Loop.Begin(() => Travel(exchange, text));
    }

    private static async Task Travel(Exchange exchange, Text text)
    {
        await exchange.Wait(exchange.Options.TextTakes);
        if (text.Status == "accepted")
            Becomes(exchange, text, "queued");
        else
            TellOf(exchange, text);

        await exchange.Wait(exchange.Options.TextTakes);
        text.Sent = exchange.Now;
        Becomes(exchange, text, "sent");

        await exchange.Wait(exchange.Options.TextTakes);
        Arrive(exchange, text);
    }

    private static void Arrive(Exchange exchange, Text text)
    {
        var phone = exchange.PhoneAt(text.To);
        text.ErrorCode = exchange.Faults.Strikes(Fault.Undelivered) ? exchange.Faults.UndeliveredCode
            : phone.Habit == Habit.SwitchedOff ? 30003
            : null;

        if (text.ErrorCode is not null)
        {
            Becomes(exchange, text, "undelivered");
            return;
        }

        phone.Thread.Add(text);
        if (!exchange.Faults.Strikes(Fault.NoReceipt))
            Becomes(exchange, text, "delivered");
    }

    /// <summary>Says what became of a text, whatever that is, and waits for the answer.</summary>
    /// <returns>Null if nobody wants to know.</returns>
    public static async Task<JournalEntry?> TellBecame(this Exchange exchange, Text text, string status)
    {
        (text.Status, text.Updated) = (status, exchange.Now);
        return News(exchange, text) is { } webhook ? (await exchange.Send(webhook)).Entry : null;
    }

    private static void Becomes(Exchange exchange, Text text, string status)
    {
        (text.Status, text.Updated) = (status, exchange.Now);
        TellOf(exchange, text);
    }

    private static void TellOf(Exchange exchange, Text text)
    {
        if (News(exchange, text) is { } webhook)
            exchange.Tell(text.Sid, webhook);
    }

    private static Webhook? News(Exchange exchange, Text text)
    {
        if (text.StatusCallback is not { Length: > 0 } url)
            return null;

        var webhook = new Webhook("message-status", url, "POST", []).With(
            ("SmsSid", text.Sid), ("SmsStatus", text.Status), ("MessageStatus", text.Status), ("To", text.To),
            ("MessageSid", text.Sid), ("AccountSid", exchange.Options.AccountSid), ("From", text.From), ("ApiVersion", "2010-04-01"));

        if (text.MessagingServiceSid is { } service)
            webhook = webhook.With(("MessagingServiceSid", service));
        if (text.ErrorCode is { } code)
            webhook = webhook.With(("ErrorCode", code.ToString(CultureInfo.InvariantCulture)));
        if (text.Status is "delivered" or "undelivered")
            webhook = webhook.With(("RawDlrDoneDate", exchange.Now.UtcDateTime.ToString("yyMMddHHmm", CultureInfo.InvariantCulture)));

        return webhook;
    }
}
