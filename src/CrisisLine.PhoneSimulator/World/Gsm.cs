using System.Globalization;

namespace CrisisLine.PhoneSimulator.World;

/// <summary>How many segments a text takes on its way: GSM 03.38, or UTF-16 as soon as one character is not in it.</summary>
internal static class Gsm
{
    private const string Basic =
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private const string Extension = "^{}\\[]~|€\f";

    public static int Segments(string body)
    {
        var isGsm = body.All(letter => Basic.Contains(letter) || Extension.Contains(letter));
        var (alone, joined) = isGsm ? (160, 153) : (70, 67);
        var costs = Pieces(body).Select(piece => isGsm ? piece.Sum(letter => Extension.Contains(letter) ? 2 : 1) : piece.Length).ToList();

        return costs.Sum() <= alone ? 1 : Filled(costs, joined);
    }

    // What belongs together is never torn apart, so segments are filled one after the other.
    private static int Filled(List<int> costs, int size)
    {
        var (segments, used) = (1, 0);
        foreach (var cost in costs)
        {
            if (used + cost > size)
                (segments, used) = (segments + 1, 0);
            used += cost;
        }

        return segments;
    }

    private static IEnumerable<string> Pieces(string body)
    {
        var pieces = StringInfo.GetTextElementEnumerator(body);
        while (pieces.MoveNext())
            yield return pieces.GetTextElement();
    }
}
