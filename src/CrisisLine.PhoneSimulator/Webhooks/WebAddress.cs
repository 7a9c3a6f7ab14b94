namespace CrisisLine.PhoneSimulator.Webhooks;

/// <summary>Addresses in documents, which may be relative to the document. What is escaped in them stays as it was written:
/// the service signs and compares bytes.</summary>
internal static class WebAddress
{
    /// <param name="document">Whole; its connection override is not handed on.</param>
    public static string Resolve(string document, string address)
    {
        if (IsWhole(address))
            return address;

        var whole = ConnectionOverrides.Without(document);
        var path = whole.IndexOf('/', whole.IndexOf("//", StringComparison.Ordinal) + 2);
        var (origin, rest) = path < 0 ? (whole, "/") : (whole[..path], whole[path..]);
        var own = rest.Split('?')[0];

        return address switch
        {
            "" => whole,
            ['/', '/', ..] => whole[..(whole.IndexOf(':', StringComparison.Ordinal) + 1)] + address,
            ['/', ..] => origin + address,
            ['?', ..] => origin + own + address,
            _ when address.Contains("./", StringComparison.Ordinal) => new Uri(new Uri(whole), address).AbsoluteUri,
            _ => origin + own[..(own.LastIndexOf('/') + 1)] + address,
        };
    }

    private static bool IsWhole(string address) =>
        address.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || address.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
}
