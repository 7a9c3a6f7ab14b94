using CrisisLine.Api;
using NodaTime.Text;

namespace CrisisLine.Operations;

/// <summary>The part of <see cref="GoLiveCheck"/> that the settings alone can tell.</summary>
public static class SettingsCheck
{
    // As many letters as 12 random bytes have in hexadecimal: nobody tries them all.
    private const int ShortestToken = 24;

    public static Finding Keys(IConfiguration settings)
    {
        var demo = StandIns.For(settings);
        var earlier = settings.GetSection("Keys:Earlier").GetChildren().Select(key => key.Value);
        if (settings["Keys:Data"] == demo["Keys:Data"] || settings["Keys:Lookup"] == demo["Keys:Lookup"])
            return Finding.NotOk("Keys: one of them is the demo's, which everybody knows: make your own with openssl rand -base64 32.");
        return settings["Keys:Data"] == settings["Keys:Lookup"] || earlier.Contains(settings["Keys:Lookup"])
            ? Finding.NotOk("Keys: Keys:Lookup is also a key of Keys:Data or Keys:Earlier: make each of its own with openssl rand -base64 32.")
            : Finding.Ok("Keys: Data and Lookup are set, and differ.");
    }

    public static Finding PublicUrl(string url)
    {
        var address = new Uri(url);
        if (address.Scheme != Uri.UriSchemeHttps)
            return Finding.NotOk("PublicUrl must begin with https: without it anybody on the way can read what people write.");
        if (address.IsLoopback || address.Host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase) || address.Host is "0.0.0.0")
            return Finding.NotOk("PublicUrl is this machine itself: the provider must be able to reach it from outside.");
        if (address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0)
            return Finding.NotOk("PublicUrl must be an address alone, such as https://line.example.org: no password, no ? and no #.");
        return address.Host.Contains('_')
            ? Finding.NotOk("PublicUrl: the provider calls no host that has an underscore in its name: give it another name.")
            : Finding.Ok("PublicUrl: it is https and leads outside. That it leads here, only a text from a phone can prove.");
    }

    /// <summary>
    /// Which words opt people out (H-08), and what HELP is answered with (H-09), is set at the provider and cannot be read
    /// from its API (facts.md §10). What can be seen here is that none of our own sentences asks for such a word; the rest
    /// a person looks at, and may note when they did.
    /// </summary>
    public static Finding OptOutWords(IConfiguration settings, Instant now)
    {
        const string ByHand =
            "at the provider, see that only STOP, STOPALL, UNSUBSCRIBE, OPTOUT and REVOKE opt people out (not CANCEL, END or QUIT), and text HELP "
            + "to each number: no bulk-message footer may come back.";
        const string Setting = "Twilio:OptOutWordsChecked";
        if (settings[Setting] is not { Length: > 0 } text)
            return Finding.Ok($"Opt-out words: no sentence of ours asks for one. The provider's list cannot be seen from here, so a person must look: {ByHand} {Setting} may keep that day's date.");
        if (LocalDatePattern.Iso.Parse(text) is not { Success: true, Value: var date } || date > now.InUtc().Date.PlusDays(1))
            return Finding.NotOk($"Opt-out words: {Setting} must be the date on which a person looked, such as 2027-01-31.");
        return Finding.Ok($"Opt-out words: not seen by this check. A person looked on {LocalDatePattern.Iso.Format(date)}. After each change there: {ByHand}");
    }

    public static Finding Tokens(IReadOnlyList<ApiToken> tokens)
    {
        if (tokens.Any(token => StandIns.Tokens.Any(demo => demo.Token == token.Token)))
            return Finding.NotOk("Api:Tokens: one is the demo's, which everybody knows: make your own with openssl rand -hex 32.");
        if (tokens.Any(token => token.Token.Any(char.IsWhiteSpace)))
            return Finding.NotOk("Api:Tokens: one has a space in it: make them with openssl rand -hex 32.");
        if (tokens.DistinctBy(token => token.Token).Count() < tokens.Count)
            return Finding.NotOk("Api:Tokens: one stands there twice: give each program its own.");
        return Finding.Ok(tokens switch
        {
            [] => "Api:Tokens: none is set, so no program can use the API.",
            _ when tokens.Any(token => token.Token.Length < ShortestToken) => "Api:Tokens: they are yours alone, and one is short: openssl rand -hex 32 makes longer ones.",
            _ => "Api:Tokens: all are long, and yours alone.",
        });
    }
}
