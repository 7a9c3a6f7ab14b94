using System.Net;

namespace CrisisLine.PhoneSimulator.Webhooks;

/// <summary>Something to tell or to ask the service.</summary>
/// <param name="Kind">text, message-status, voice, call-status, amd-status or conference.</param>
/// <param name="Url">As configured, connection override and all.</param>
/// <param name="Fields">In any order; a GET carries them in its query.</param>
internal sealed record Webhook(string Kind, string Url, string Method, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    /// <summary>The same for every attempt at one and the same event.</summary>
    public string Token { get; init; } = Guid.NewGuid().ToString();

    /// <summary>What the service has asked to be reminded of, and is; null if that is for nobody.</summary>
    public CookieContainer? Cookies { get; init; }

    /// <returns>The same with more to say.</returns>
    public Webhook With(params IEnumerable<(string Name, string Value)> more) =>
        this with { Fields = [.. Fields, .. more.Select(field => KeyValuePair.Create(field.Name, field.Value))] };
}

/// <summary>What came of a webhook.</summary>
/// <param name="Status">Of HTTP; 0 if no answer came.</param>
/// <param name="Error">In Twilio's numbers; null for a good answer.</param>
internal sealed record Reply(int Status, string ContentType, string Body, int? Error, int Attempts);
