using CrisisLine.Twilio;

namespace CrisisLine.Telephony;

/// <summary>How a text will travel.</summary>
/// <param name="Segments">As carriers count and bill them.</param>
/// <param name="Letters">In the units of which one segment holds <paramref name="Room"/>.</param>
/// <param name="IsPlainAlphabet">
/// False if a single character makes all of it travel in an alphabet that takes twice the room.
/// </param>
public sealed record TextLength(int Segments, int Letters, int Room, bool IsPlainAlphabet)
{
    public static TextLength Of(string text)
    {
        var counted = CrisisLine.Twilio.Segments.Of(text);
        var isPlain = counted.Encoding == SmsEncoding.Gsm7;
        return new TextLength(counted.Count, counted.Units, isPlain ? 160 : 70, isPlain);
    }
}
