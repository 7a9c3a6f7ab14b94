namespace CrisisLine.Twilio;

/// <summary>
/// The addresses under which Twilio may have signed a request that was meant for one of ours. They all name the same
/// thing, so accepting each of them lets nobody in who does not know the token.
/// </summary>
internal static class SignedUrls
{
    /// <summary>The likeliest first: lazily, since it nearly always is the one.</summary>
    public static IEnumerable<string> Of(string url)
    {
        yield return url;

        var otherPort = WithOtherPort(url);
        if (otherPort is not null)
            yield return otherPort;

        // Older parts of Twilio escape an apostrophe in the query before they sign it.
        var query = url.IndexOf('?');
        if (query < 0 || !url.AsSpan(query).Contains('\''))
            yield break;

        yield return WithEscapedQuotes(url);
        if (otherPort is not null)
            yield return WithEscapedQuotes(otherPort);
    }

    /// <summary>
    /// Twilio signs some requests with the port and some without, whatever the address says (Twilio: Security,
    /// validating requests).
    /// </summary>
    /// <returns>Without its port, or with its scheme's own if it had none; null if this is no web address.</returns>
    private static string? WithOtherPort(string url)
    {
        var usualPort = url switch
        {
            _ when url.StartsWith("https://", StringComparison.OrdinalIgnoreCase) => ":443",
            _ when url.StartsWith("http://", StringComparison.OrdinalIgnoreCase) => ":80",
            _ => null,
        };
        if (usualPort is null)
            return null;

        var hostFrom = url.IndexOf("//", StringComparison.Ordinal) + 2;
        var hostLength = url.AsSpan(hostFrom).IndexOfAny('/', '?', '#');
        var hostTo = hostLength < 0 ? url.Length : hostFrom + hostLength;

        // Credentials and numeric IPv6 hosts have colons of their own, before an @ or a ].
        var port = url.LastIndexOf(':', hostTo - 1, hostTo - hostFrom);
        return port > url.LastIndexOfAny(['@', ']'], hostTo - 1, hostTo - hostFrom)
            ? url.Remove(port, hostTo - port)
            : url.Insert(hostTo, usualPort);
    }

    private static string WithEscapedQuotes(string url)
    {
        var query = url.IndexOf('?');
        return url[..query] + url[query..].Replace("'", "%27", StringComparison.Ordinal);
    }
}
