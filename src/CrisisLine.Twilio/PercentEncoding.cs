namespace CrisisLine.Twilio;

/// <summary>Form encoding, undone once: <c>+</c> is a space, <c>%41</c> is the byte 0x41.</summary>
internal static class PercentEncoding
{
    /// <summary>Never writes more bytes than it was given, so <paramref name="decoded"/> may be of that length.</summary>
    /// <returns>How many bytes were written.</returns>
    public static int Decode(ReadOnlySpan<byte> encoded, Span<byte> decoded)
    {
        var written = 0;

        for (var read = 0; read < encoded.Length; read++)
        {
            var next = encoded[read];

            if (next == '+')
            {
                next = (byte)' ';
            }
            else if (next == '%' && Escape(encoded[(read + 1)..]) is { } escaped)
            {
                next = escaped;
                read += 2;
            }

            decoded[written++] = next;
        }

        return written;
    }

    private static byte? Escape(ReadOnlySpan<byte> digits) =>
        digits.Length >= 2 && char.IsAsciiHexDigit((char)digits[0]) && char.IsAsciiHexDigit((char)digits[1])
            ? (byte)((Digit(digits[0]) << 4) | Digit(digits[1]))
            : null;

    private static int Digit(byte hex) => hex <= '9' ? hex - '0' : (hex | 0x20) - 'a' + 10;
}
