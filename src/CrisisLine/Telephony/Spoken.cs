using System.Globalization;
using System.Text.RegularExpressions;
using CrisisLine.Calls;
using CrisisLine.Data;
using CrisisLine.Domain.Calls;
using CrisisLine.Messages;
using CrisisLine.Rings;
using CrisisLine.Twilio;
using static CrisisLine.Twilio.VoiceVerb;
using Heard = CrisisLine.Calls.Heard;

namespace CrisisLine.Telephony;

/// <summary>What a caller hears next, as a document for the provider. There is no verb in it that could record anybody.</summary>
public static partial class Spoken
{
    /// <summary>A calm English voice, until a service has its own people's.</summary>
    internal const string Voice = "Polly.Amy-Neural";

    /// <summary>How long we wait for a key, after the last word or the last key.</summary>
    private const int Seconds = 8;

    private const int SecondsToRing = 25;

    /// <param name="nextTurn">Which turn of the call the keys will answer.</param>
    public static string Document(Tx tx, ProviderAccount account, Heard heard, int nextTurn)
    {
        var lines = Lines(heard.Lines.Select(line => ForTheEar(line.Words(tx.Words, plain: false))));
        return heard.Menu is { } menu
            ? Twiml.Voice(new Gather(Address(account, nextTurn), Keys(menu), Seconds, lines) { EndsByHash = menu is CallMenu.RingAt or CallMenu.OtherNumber })
            : Twiml.Voice([.. lines, new Hangup()]);
    }

    private static int Keys(CallMenu menu) => menu switch
    {
        CallMenu.CodeWord => CodeWord.Length,
        CallMenu.RingAt => 4,
        CallMenu.OtherNumber => 13,
        _ => 1,
    };

    /// <summary>The same for somebody whose phone we rang.</summary>
    /// <param name="next">Where their key is told, with what the provider should do if we do not answer.</param>
    /// <param name="from">What another phone shows that they are joined with.</param>
    /// <param name="news">Where it is told that somebody picked up there.</param>
    public static string Document(Tx tx, RingAnswer answer, string next, string from, string news)
    {
        var lines = Lines(answer.Lines.Select(line => ForTheEar(line.Words(tx.Words, plain: false))));
        return answer switch
        {
            // Nothing is said at the other end: only who was rung here speaks there.
            { Other: { } other } => Twiml.Voice(
                [.. lines, new Dial(new DialTarget.Phone(other) { News = news }, from, SecondsToRing, next) { EndsByStar = true }]),
            { AsksForKey: true } => Twiml.Voice(new Gather(next, 1, Seconds, lines)),
            _ => Twiml.Voice([.. lines, new Hangup()]),
        };
    }

    /// <summary>"9.30pm" would be read as a fraction, and nobody hears brackets.</summary>
    internal static string ForTheEar(string words) => TimeOfDay().Replace(words, "$1:$2").Replace(" (tonight)", " tonight", StringComparison.Ordinal);

    // A breath between two thoughts.
    private static List<VoiceVerb.Heard> Lines(IEnumerable<string> lines) =>
        [.. lines.SelectMany((line, at) => at == 0 ? [new Say(line, Voice: Voice)] : new VoiceVerb.Heard[] { new Pause(1), new Say(line, Voice: Voice) })];

    // What follows the # is for the provider: if we do not answer in five seconds, or cannot, it asks once more (facts.md §6).
    private static string Address(ProviderAccount account, int turn) =>
        string.Create(CultureInfo.InvariantCulture, $"{account.PublicUrl}/twilio/call/{turn}#ct=2000&rt=5000&rp=all&rc=1");

    [GeneratedRegex(@"\b(\d{1,2})\.(\d\d)(?=[ap]m\b)")]
    private static partial Regex TimeOfDay();
}
