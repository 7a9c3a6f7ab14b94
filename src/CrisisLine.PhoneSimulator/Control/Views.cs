using CrisisLine.PhoneSimulator.Calls;
using CrisisLine.PhoneSimulator.Webhooks;
using CrisisLine.PhoneSimulator.World;

namespace CrisisLine.PhoneSimulator.Control;

/// <summary>Things as they stand, copied so that they can be written while the exchange goes on.</summary>
internal static class Views
{
    public static object Of(Phone phone) => new
    {
        phone.Number,
        phone.Name,
        phone.IsOther,
        phone.Habit,
        Shows = phone.Shows ?? phone.Number,
        Thread = phone.Thread
            .Select(text => new { text.Sid, text.From, text.To, text.Body, text.Status, text.Direction, At = text.Sent }).ToArray(),
        Line = phone.Line is { } line ? Of(line) : null,
        Calls = phone.Calls.Select(Of).ToArray(),
    };

    /// <param name="name">Null for one that has none.</param>
    public static object Of(ServiceNumber number, string? name) => new
    {
        number.Number,
        Name = name,
        number.SmsUrl,
        number.SmsFallbackUrl,
        number.VoiceUrl,
        number.VoiceFallbackUrl,
        number.StatusCallback,
    };

    public static object Of(Switches switches) => new
    {
        switches.OptOut,
        switches.CallsPerSecond,
        switches.DialActionAfterHangup,
        switches.WhisperEndsOthers,
        switches.RingsFiveSecondsLonger,
        switches.RejectIsBusy,
        switches.ConferenceStartsAlone,
        switches.MostRequestsAtOnce,
    };

    public static object Of(Faults faults) => new
    {
        Next = faults.Next.Select(one => new { Fault = one.Key, Times = one.Value }).ToArray(),
        faults.UndeliveredCode,
        faults.Share,
        faults.Seed,
        AtRandom = faults.AtRandom.ToArray(),
    };

    public static object Of(JournalEntry entry) => new
    {
        entry.Number,
        entry.At,
        entry.Kind,
        entry.Method,
        entry.Url,
        Fields = entry.Fields.ToArray(),
        entry.Signature,
        entry.Token,
        entry.Status,
        entry.Attempts,
        entry.Answer,
        entry.Error,
        Problems = entry.Problems.ToArray(),
    };

    private static object Of(Call call) => new
    {
        call.Sid,
        call.From,
        call.To,
        call.Direction,
        call.Status,
        IsRinging = call.Status == "ringing",
        With = call.With?.Phone.Number,
        Heard = call.Heard.ToArray(),
    };
}
