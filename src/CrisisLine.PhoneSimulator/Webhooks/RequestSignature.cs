using System.Security.Cryptography;
using System.Text;

namespace CrisisLine.PhoneSimulator.Webhooks;

/// <summary>
/// The header <c>X-Twilio-Signature</c>: base64 of HMAC-SHA1, keyed with the account's token, over the address and then every
/// distinct name with each of its distinct values, both in ordinal order, with nothing in between.
/// </summary>
internal static class RequestSignature
{
    /// <param name="url">Byte for byte as it was configured, without a connection override.</param>
    /// <param name="fields">Of the form; none for GET and for JSON.</param>
    public static string Of(string authToken, string url, IEnumerable<KeyValuePair<string, string>> fields)
    {
        var message = new StringBuilder(url);

        foreach (var name in fields.GroupBy(field => field.Key, StringComparer.Ordinal).OrderBy(name => name.Key, StringComparer.Ordinal))
        {
            foreach (var value in name.Select(field => field.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
                message.Append(name.Key).Append(value);
        }

#pragma warning disable CA5350 // Twilio signs with HMAC-SHA1.
        return Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(authToken), Encoding.UTF8.GetBytes(message.ToString())));
#pragma warning restore CA5350
    }

    /// <summary>The address to which a body that is no form is sent: its hash stands at the end of the query.</summary>
    public static string UrlFor(string url, ReadOnlySpan<byte> body) =>
        $"{url}{(url.Contains('?') ? '&' : '?')}bodySHA256={Convert.ToHexStringLower(SHA256.HashData(body))}";
}
