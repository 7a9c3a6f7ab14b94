using CrisisLine.Domain.Words;
using CrisisLine.Twilio;
using static CrisisLine.Twilio.VoiceVerb;

namespace CrisisLine.Telephony;

/// <summary>
/// What the provider says for us while we are down: two documents that lie on another host, so that nobody in distress ever
/// hears "an application error has occurred" (H-29).
/// </summary>
public static class StaticAnswers
{
    /// <param name="backup">A number that callers can ring instead; null if there is none.</param>
    public static string Voice(string? backup)
    {
        var said = backup is null
            ? WordList.Ours.Say(Scripts.SomethingIsWrongHere, new Fillers(), plain: false)
            : WordList.Ours.Say(Scripts.SomethingIsWrong, new Fillers { ["backup"] = DigitByDigit(backup) }, plain: false);
        return Twiml.Voice(new Say(said, Voice: Spoken.Voice), new Pause(1), new Say(said, Voice: Spoken.Voice), new Hangup());
    }

    public static string Sms() => Twiml.Messages([WordList.Ours.Say(Sentences.DidNotGetThrough, new Fillers(), plain: true)]);

    // As it is dialled at home: 0 1 1 3 4 9 6 0 0 0 1.
    private static string DigitByDigit(string number) =>
        string.Join(' ', (number.StartsWith("+44", StringComparison.Ordinal) ? "0" + number[3..] : number).Where(char.IsAsciiDigit));
}
