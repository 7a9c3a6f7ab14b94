using System.Runtime.CompilerServices;
using CrisisLine.Opening;
using CrisisLine.Telephony;

namespace CrisisLine.Operations;

/// <summary>The part of <see cref="GoLiveCheck"/> that asks the telephone provider. Nothing is changed there.</summary>
public static class ProviderCheck
{
    public static async IAsyncEnumerable<Finding> Look(
        ProviderAccount account, IReadOnlyList<ServiceHours> services, TimeProvider clock, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (!Uri.TryCreate(account.ApiBaseUrl, UriKind.Absolute, out var api) || api.Scheme is not ("http" or "https"))
        {
            yield return Finding.NotOk("Twilio:ApiBaseUrl must be a whole address, such as https://api.twilio.com.");
            yield break;
        }

        if (api.Scheme == Uri.UriSchemeHttp && !api.IsLoopback)
        {
            yield return Finding.NotOk("Twilio:ApiBaseUrl must begin with https: without it the account's token could be read on the way.");
            yield break;
        }

        var standing = await AtProvider.Ask(account, clock, cancellation);
        yield return Account(standing);
        foreach (var finding in Numbers(standing, account, services))
            yield return finding;
    }

    private static Finding Account(ProviderStanding standing) => standing switch
    {
        ProviderStanding.Known { Status: "active", IsTrial: false } => Finding.Ok("Provider: the account is active, and the token opens it."),
        ProviderStanding.Known { Status: "active" } =>
            Finding.NotOk("Provider: the account is a trial, which reaches verified numbers only: upgrade it."),
        ProviderStanding.Known => Finding.NotOk("Provider: the account is suspended or closed: ask the provider why."),
        ProviderStanding.Refused { Status: 401 or 403 or 404 } refused => Finding.NotOk(
            $"Provider: it refuses Twilio:AccountSid with Twilio:AuthToken ({refused.Status}): copy both anew from its console."),
        ProviderStanding.Refused refused => Finding.NotOk($"Provider: it refuses to show the account ({refused.Status}): is Twilio:ApiBaseUrl right?"),
        _ => Finding.NotOk("Provider: Twilio:ApiBaseUrl gives no answer that makes sense within ten seconds: is it right, and may this machine go out?"),
    };

    private static IEnumerable<Finding> Numbers(ProviderStanding standing, ProviderAccount account, IReadOnlyList<ServiceHours> services)
    {
        var ours = services.SelectMany(service => service.Numbers.Append(service.QuietNumber)).OfType<string>().Distinct().ToList();
        if (ours.Count == 0)
            return [Finding.NotOk("Numbers: no service has one that people could text or ring: set Services:N:Numbers.")];
        return standing is ProviderStanding.Known { Numbers: { } there }
            ? ours.Select(number => Number(number, there.FirstOrDefault(one => one.Number == number), account))
            : [Finding.NotOk("Numbers: the provider did not show them, so nobody knows where texts and calls go: see to the provider first.")];
    }

    private static Finding Number(string number, NumberStanding? there, ProviderAccount account)
    {
        if (there is null)
            return Finding.NotOk($"Number {number}: the account does not have it: buy it there, or correct Services:N:Numbers.");

        const string Directly = "by HTTP POST and with no application in between";
        return there switch
        {
            { TextsReachUs: false } => Finding.NotOk(
                $"Number {number}: its texts do not come here. At the provider send them to {account.PublicUrl}/twilio/sms#rc=3&rp=all&rt=4000, {Directly}."),
            { CallsReachUs: false } => Finding.NotOk(
                $"Number {number}: its calls do not come here. At the provider send them to {account.PublicUrl}/twilio/voice#ct=2000&rt=5000&rp=all&rc=1, {Directly}."),
            _ => Finding.Ok($"Number {number}: the account has it, and its texts and calls come here."),
        };
    }
}
