using System.Text;

namespace CrisisLine.PhoneSimulator.Rest;

/// <summary>Who may ask: the account, with its token, of its own things.</summary>
internal static class SignOn
{
    /// <returns>Null if they may.</returns>
    public static RestAnswer? Refusal(RestRequest request, string credentials)
    {
        var options = request.Exchange.Options;
        if (Decoded(credentials) != $"{options.AccountSid}:{options.AuthToken}")
            return RestAnswer.Error(401, 20003, "Authenticate");

        var account = request.Route.TryGetValue("AccountSid", out var owner) ? owner : request.Route["Sid"];
        return account == options.AccountSid ? null : request.NotFound;
    }

    private static string? Decoded(string credentials)
    {
        const string basic = "Basic ";
        var bytes = new byte[credentials.Length];

        return credentials.StartsWith(basic, StringComparison.OrdinalIgnoreCase)
            && Convert.TryFromBase64String(credentials[basic.Length..].Trim(), bytes, out var length)
                ? Encoding.UTF8.GetString(bytes, 0, length)
                : null;
    }
}
