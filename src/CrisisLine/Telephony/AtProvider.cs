using CrisisLine.Twilio;

namespace CrisisLine.Telephony;

/// <summary>How we stand at the provider, as far as it can be asked.</summary>
public abstract record ProviderStanding
{
    private ProviderStanding() { }

    /// <summary>No answer within ten seconds, or none that makes sense.</summary>
    public sealed record Silent : ProviderStanding;

    /// <param name="Status">Of the HTTP answer: 401 for a wrong sid or token.</param>
    public sealed record Refused(int Status) : ProviderStanding;

    /// <param name="Status">active, or why nothing goes.</param>
    /// <param name="IsTrial">It texts and rings only numbers that were verified one by one.</param>
    /// <param name="Numbers">Null if the provider would not or could not list them.</param>
    public sealed record Known(string Status, bool IsTrial, IReadOnlyList<NumberStanding>? Numbers) : ProviderStanding;
}

/// <summary>A number that the provider has for us, and whether what comes in there reaches us.</summary>
public sealed record NumberStanding(string Number, bool TextsReachUs, bool CallsReachUs);

/// <summary>Asks the provider about ourselves. Changes nothing there.</summary>
public static class AtProvider
{
    public static async Task<ProviderStanding> Ask(ProviderAccount account, TimeProvider clock, CancellationToken cancellation)
    {
        using var http = TwilioRest.Client();
        var provider = new TwilioRest(http, new TwilioAccount(account.ApiBaseUrl, account.AccountSid, account.AuthTokens[0]), clock);
        return await provider.FetchAccount(cancellation) switch
        {
            AccountLookedUp.Found found => new ProviderStanding.Known(found.Status, found.IsTrial, await Numbers(provider, account, cancellation)),
            AccountLookedUp.Refused refused => new ProviderStanding.Refused(refused.Status),
            _ => new ProviderStanding.Silent(),
        };
    }

    private static async Task<IReadOnlyList<NumberStanding>?> Numbers(TwilioRest provider, ProviderAccount account, CancellationToken cancellation) =>
        await provider.ListNumbers(cancellation) is NumbersLookedUp.Found found
            ? [.. found.Numbers.Select(number => new NumberStanding(
                number.Number, Reaches(number.Texts, account.PublicUrl + "/twilio/sms"), Reaches(number.Calls, account.PublicUrl + "/twilio/voice")))]
            : null;

    // What follows a # is for the provider: how often to try again (facts.md §6).
    private static bool Reaches(Webhook webhook, string address) =>
        !webhook.IsOverruled && webhook.Method == "POST" && webhook.Url.Split('#')[0] == address;
}
