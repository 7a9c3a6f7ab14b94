using System.Text;
using CrisisLine.Benchmarks.Ground;
using CrisisLine.Twilio;

namespace CrisisLine.Benchmarks.Load;

/// <summary>Texts as the provider delivers them: whole HTTP requests, signed beforehand, each of another person.</summary>
public sealed class Texts
{
    private int _phones;

    /// <summary>A number that has never texted.</summary>
    public string NewPhone() => $"+447{++_phones:d9}";

    /// <param name="sid">The provider's name for the text; null for one that nobody has seen.</param>
    public static byte[] Delivery(string from, string to, string words, string path = "/twilio/sms", string? sid = null)
    {
        sid ??= $"SM{Guid.NewGuid():n}";
        (string Name, string Value)[] fields =
        [
            ("ToCountry", "GB"), ("ToState", "Leeds"), ("SmsMessageSid", sid), ("NumMedia", "0"), ("ToCity", ""), ("FromZip", ""),
            ("SmsSid", sid), ("FromState", ""), ("SmsStatus", "received"), ("FromCity", ""), ("Body", words), ("FromCountry", "GB"),
            ("To", to), ("ToZip", ""), ("NumSegments", "1"), ("MessageSid", sid), ("AccountSid", Settings.AccountSid), ("From", from),
            ("ApiVersion", "2010-04-01"),
        ];
        var body = string.Join('&', fields.Select(field => $"{field.Name}={Uri.EscapeDataString(field.Value)}"));
        return Encoding.ASCII.GetBytes(
            $"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            + $"X-Twilio-Signature: {Signature.Of(Settings.AuthToken, Settings.PublicUrl + path, fields)}\r\n"
            + $"Content-Length: {body.Length}\r\n\r\n{body}");
    }
}
