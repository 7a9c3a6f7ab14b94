using CrisisLine.PhoneSimulator.World;

namespace CrisisLine.PhoneSimulator.Texts;

/// <summary>
/// What Twilio does by itself with a text that is only STOP, START or HELP, or another of its words for them: it answers, and
/// after a STOP it refuses to send from that number to that person until a START. The service gets the text all the same.
/// </summary>
internal static class OptOuts
{
    private static readonly string[] Stop = ["STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT"];
    private static readonly string[] Start = ["START", "YES", "UNSTOP"];
    private static readonly string[] Help = ["HELP", "INFO"];

    /// <returns>STOP, START or HELP; null for any other text, or if nobody looks after them.</returns>
    public static string? Notice(Exchange exchange, Text text)
    {
        var pair = (text.From, text.To);
        var word = text.Body.Trim().ToUpperInvariant();
        var meaning = exchange.Switches.OptOut == OptOut.Off ? null
            : Stop.Contains(word) ? "STOP"
            : Start.Contains(word) ? "START"
            : Help.Contains(word) ? "HELP"
            : null;

        if (meaning == "STOP" && exchange.OptedOut.Add(pair))
            Reply(exchange, text, "You have successfully been unsubscribed. "
                + "You will not receive any more messages from this number. Reply START to resubscribe.");
        if (meaning == "START" && exchange.OptedOut.Remove(pair))
            Reply(exchange, text, "You have successfully been re-subscribed to messages from this number. "
                + "Reply HELP for help. Reply STOP to unsubscribe.");
        if (meaning == "HELP")
            Reply(exchange, text, "Reply STOP to unsubscribe. Msg&Data Rates May Apply.");

        return meaning;
    }

    /// <summary>Twilio's own words: nobody is told how they get on, and the service never sees them.</summary>
    private static void Reply(Exchange exchange, Text text, string words) => exchange.PhoneAt(text.From).Thread.Add(new Text
    {
        Sid = Sid.New("SM"),
        From = text.To,
        To = text.From,
        Body = words,
        Direction = "outbound-reply",
        Status = "delivered",
        Created = exchange.Now,
        Updated = exchange.Now,
        Sent = exchange.Now,
    });
}
