using System.Buffers;

namespace CrisisLine.Twilio;

/// <summary>The alphabet of ordinary text messages (3GPP TS 23.038): no curly quotes, dashes or Welsh ŵ and ŷ.</summary>
public static class Gsm7
{
    /// <summary>Characters of one septet, each at the place of its code; 0x1B only says that an extension follows.</summary>
    public const string Basic =
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
        + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    /// <summary>Characters of two septets: 0x1B and a code.</summary>
    public const string Extension = "\f^{}\\[~]|€";

    private static readonly SearchValues<char> Alphabet =
        SearchValues.Create(Basic.Replace("\u001b", Extension, StringComparison.Ordinal));

    public static bool CanSpell(string text) => !text.AsSpan().ContainsAnyExcept(Alphabet);

    /// <param name="character">One that the alphabet has.</param>
    public static int Septets(char character) => Extension.Contains(character) ? 2 : 1;
}
