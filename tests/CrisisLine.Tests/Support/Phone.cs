namespace CrisisLine.Tests.Support;

/// <summary>A person's phone. What it texts reaches the service as Twilio would send it, signature and all.</summary>
/// <param name="provider">The simulator, of which it is a phone; without one, its texts are signed and delivered by hand.</param>
public sealed class Phone(string from, string to, Line line, Provider? provider = null)
{
    public string Number => from;

    /// <param name="sid">Twilio's name for the text; give the same again to have it delivered twice.</param>
    /// <returns>The words of the answer; several messages are joined by a line break.</returns>
    public async Task<string> Texts(string words, string? sid = null) =>
        string.Join('\n', provider is null ? (await Sends(words, sid)).Texts : await provider.Hears(from, to, words, sid));

    /// <summary>As the provider sees to it: what was put off with 503 is delivered again, up to four times.</summary>
    public async Task<string> TextsUntilAnswered(string words, string? sid = null)
    {
        sid ??= NewSid();
        for (var delivery = 1; delivery < 5 && await Sends(words, sid) is { } answer; delivery++)
            if (answer.Status != 503)
                return string.Join('\n', answer.Texts);
        return await Texts(words, sid);
    }

    /// <summary>Signed and delivered by hand, with whatever comes back.</summary>
    /// <param name="more">Fields beside those that every text has.</param>
    public Task<Answer> Sends(string words, string? sid = null, params KeyValuePair<string, string>[] more) =>
        line.Deliver([.. Form(words, sid), .. more]);

    public IReadOnlyList<KeyValuePair<string, string>> Form(string words, string? sid = null) =>
    [
        new("ToCountry", "GB"), new("MessageSid", sid ?? NewSid()), new("AccountSid", CrisisLineApp.AccountSid), new("From", from),
        new("To", to), new("Body", words), new("NumMedia", "0"), new("ApiVersion", "2010-04-01"),
    ];

    /// <param name="sid">The provider's name for the call; give the same again to have it delivered twice.</param>
    public Task<PhoneCall> Rings(string? sid = null) => PhoneCall.Ring(from, to, line, sid);

    public static string NewSid() => $"SM{Guid.NewGuid():n}";

    /// <summary>The same phone, but its texts reach another node.</summary>
    public Phone Through(Line other) => new(from, to, other);
}
