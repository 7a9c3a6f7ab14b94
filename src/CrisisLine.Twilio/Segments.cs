using System.Globalization;

namespace CrisisLine.Twilio;

/// <summary>How a text travels. A single character outside <see cref="Gsm7"/> moves all of it to UCS-2.</summary>
public enum SmsEncoding
{
    Gsm7,
    Ucs2,
}

/// <summary>What a text costs: carriers bill by segment (Twilio: SMS character limits).</summary>
/// <param name="Count">Segments; an empty text is one.</param>
/// <param name="Units">
/// Septets in GSM-7; in UCS-2 characters as a reader counts them, as Twilio's own calculator shows.
/// </param>
public sealed record Segments(SmsEncoding Encoding, int Count, int Units)
{
    public static Segments Of(string text)
    {
        var isGsm7 = Gsm7.CanSpell(text);
        var sizes = isGsm7 ? Septets(text) : CodeUnits(text);

        return isGsm7
            ? new Segments(SmsEncoding.Gsm7, Fill(sizes, alone: 160, joined: 153), sizes.Sum())
            : new Segments(SmsEncoding.Ucs2, Fill(sizes, alone: 70, joined: 67), sizes.Count);
    }

    private static List<int> Septets(string text) => [.. text.Select(Gsm7.Septets)];

    /// <returns>UTF-16 code units of each character as a reader sees it: an emoji is one, however it is composed.</returns>
    private static List<int> CodeUnits(string text)
    {
        var sizes = new List<int>(text.Length);

        for (var at = 0; at < text.Length; at += sizes[^1])
        {
            // To Unicode a line break of two is one character; Twilio counts two.
            var isLineBreak = text[at] == '\r';
            sizes.Add(isLineBreak ? 1 : StringInfo.GetNextTextElementLength(text, at));
        }

        return sizes;
    }

    /// <param name="alone">Room in a segment that is the whole message.</param>
    /// <param name="joined">Room in one of several, each of which tells the phone where it belongs.</param>
    private static int Fill(List<int> sizes, int alone, int joined)
    {
        if (sizes.Sum() <= alone)
            return 1;

        var (segments, used) = (1, 0);

        foreach (var size in sizes)
        {
            // A character is not cut in two, unless it is longer than any segment.
            if (used + size > joined && size <= joined)
                (segments, used) = (segments + 1, 0);

            used += size;

            for (; used > joined; used -= joined)
                segments++;
        }

        return segments;
    }
}
