using System.Text;
using CrisisLine.Benchmarks.Ground;
using CrisisLine.Twilio;

namespace CrisisLine.Benchmarks.Load;

/// <summary>Calls as the provider announces them: whole HTTP requests, signed beforehand, each a call of its own.</summary>
public static class Rings
{
    public static byte[] Delivery(string from, string to, string path = "/twilio/voice")
    {
        (string Name, string Value)[] fields =
        [
            ("Called", to), ("ToState", "Leeds"), ("CallerCountry", "GB"), ("Direction", "inbound"), ("CallerState", ""), ("ToZip", ""),
            ("CallSid", $"CA{Guid.NewGuid():n}"), ("To", to), ("CallerZip", ""), ("ToCountry", "GB"), ("ApiVersion", "2010-04-01"),
            ("CalledZip", ""), ("CallStatus", "ringing"), ("CalledCity", ""), ("AccountSid", Settings.AccountSid), ("From", from),
            ("Caller", from), ("FromCountry", "GB"),
        ];
        var body = string.Join('&', fields.Select(field => $"{field.Name}={Uri.EscapeDataString(field.Value)}"));
        return Encoding.ASCII.GetBytes(
            $"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            + $"X-Twilio-Signature: {Signature.Of(Settings.AuthToken, Settings.PublicUrl + path, fields)}\r\n"
            + $"Content-Length: {body.Length}\r\n\r\n{body}");
    }
}
