using CrisisLine.Twilio;

namespace CrisisLine.Wire;

/// <summary>
/// Asks everything of a Twilio that our wire can ask, once each, and says what it made of the answers, a line each: what was
/// asked, then the outcome. For the tests in <c>tests/wire</c>, which put something between the two that knows Twilio's rules.
/// </summary>
internal static class Program
{
    private static readonly OutgoingText Text = new(
        "+447700900001", "+441632960000", "Ŵythnos dda & 1+1=2 🙏", "https://line.example/twilio/text-news/1?a=b");

    private static readonly OutgoingCall Call = new(
        "+447700900001", "+441632960000", "https://line.example/twilio/offer/1", "https://line.example/twilio/call-news/1",
        Seconds: 18);

    /// <param name="args">Base address, account, token.</param>
    private static async Task Main(string[] args)
    {
        using var http = TwilioRest.Client();
        var rest = new TwilioRest(http, new TwilioAccount(args[0], args[1], args[2]), new TickingClock());
        var none = CancellationToken.None;

        Say("SendText", await rest.SendText(Text, none));
        Say("FetchText", await rest.FetchText("SM" + new string('0', 32), none));
        Say("FindText", await rest.FindText(Text, since: null, none));
        Say("FindTextSince", await rest.FindText(Text, DateTimeOffset.UnixEpoch, none));
        Say("StartCall", await rest.StartCall(Call, none));
        Say("EndCall", await rest.EndCall("CA" + new string('0', 32), none));
        Say("CancelCall", await rest.CancelCall("CA" + new string('0', 32), none));
        Say("FetchAccount", await rest.FetchAccount(none));
        Say("ListNumbers", await rest.ListNumbers(none));
    }

    private static void Say(string asked, object outcome) => Console.WriteLine($"{asked} {outcome.GetType().Name}");

    /// <summary>The machine's: nothing here is about people's time.</summary>
    private sealed class TickingClock : TimeProvider;
}
