using CrisisLine.Twilio;

namespace CrisisLine.Telephony;

public static class SenderSetup
{
    /// <summary>The sender, the ringer, and the only way to the provider that the program has.</summary>
    public static void AddSender(this IServiceCollection services, ProviderAccount account)
    {
        services.AddSingleton(services => new TwilioRest(
            TwilioRest.Client(), new TwilioAccount(account.ApiBaseUrl, account.AccountSid, account.AuthTokens[0]),
            services.GetRequiredService<TimeProvider>()));
        services.AddSingleton<Sender>();
        services.AddSingleton<Ringer>();
        services.AddSingleton<CallWatcher>();
        // Without an account there is nobody to post to: what is written waits in the outbox, and leaves no machine.
        if (!account.CanSend)
            return;
        services.AddHostedService(services => services.GetRequiredService<Sender>());
        services.AddHostedService(services => services.GetRequiredService<Ringer>());
        services.AddHostedService(services => services.GetRequiredService<CallWatcher>());
    }
}
