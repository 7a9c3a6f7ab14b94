using System.Security.Cryptography;
using System.Text;

namespace CrisisLine.Twilio;

/// <summary>
/// The <c>X-Twilio-Signature</c> of a request: proof that it was made by someone who knows the account's token
/// (Twilio: Security, validating requests). It says nothing about when: an old request can be sent again.
/// </summary>
public static class Signature
{
    /// <param name="url">As configured at Twilio, byte for byte, query and all, without a <c>#…</c> override.</param>
    /// <param name="pairs">The form's fields, in any order; none for GET, whose fields are in the address.</param>
    public static string Of(string authToken, string url, IEnumerable<(string Name, string Value)> pairs) =>
        Encoding.ASCII.GetString(Sign(authToken, Message(url, SignedFields.Of(Form.Of(pairs)))));

    /// <param name="authTokens">Those that may sign: more than one while the account changes its token.</param>
    /// <param name="url">The configured public address with the request's raw target; never made from headers.</param>
    /// <param name="given">The header as it came; null if there was none.</param>
    public static bool IsValid(IReadOnlyList<string> authTokens, string url, Form form, string? given)
    {
        if (IsSigned(authTokens, url, SignedFields.Of(form), given))
            return true;

        // What is not UTF-8 may have been signed as the bytes it is, or as the replacement characters it reads as.
        var text = form.AsText();
        return text != form && IsSigned(authTokens, url, SignedFields.Of(text), given);
    }

    /// <summary>
    /// For bodies that are no form, such as JSON: Twilio adds the body's hash to the query as <c>bodySHA256</c> and
    /// signs the address alone.
    /// </summary>
    public static bool IsValid(IReadOnlyList<string> authTokens, string url, ReadOnlySpan<byte> body, string? given)
    {
        var query = Form.Parse(Encoding.UTF8.GetBytes(url[(url.IndexOf('?') + 1)..]));
        return query["bodySHA256"] == Convert.ToHexStringLower(SHA256.HashData(body))
            && IsSigned(authTokens, url, fields: [], given);
    }

    private static bool IsSigned(IReadOnlyList<string> authTokens, string url, byte[] fields, string? given)
    {
        if (string.IsNullOrEmpty(given))
            return false;

        var claim = Encoding.UTF8.GetBytes(given);

        foreach (var candidate in SignedUrls.Of(url))
        {
            var message = Message(candidate, fields);

            foreach (var token in authTokens)
            {
                // With an empty token anyone could sign.
                if (token.Length > 0 && CryptographicOperations.FixedTimeEquals(Sign(token, message), claim))
                    return true;
            }
        }

        return false;
    }

    private static byte[] Message(string url, byte[] fields) => [.. Encoding.UTF8.GetBytes(url), .. fields];

    private static byte[] Sign(string authToken, byte[] message)
    {
#pragma warning disable CA5350 // Twilio signs with HMAC-SHA1; collisions of SHA-1 do not help to forge an HMAC.
        var mac = HMACSHA1.HashData(Encoding.UTF8.GetBytes(authToken), message);
#pragma warning restore CA5350
        return Encoding.ASCII.GetBytes(Convert.ToBase64String(mac));
    }
}
