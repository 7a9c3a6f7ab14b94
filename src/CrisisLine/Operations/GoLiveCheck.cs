using CrisisLine.Opening;
using NodaTime.Extensions;

namespace CrisisLine.Operations;

/// <summary>
/// The subcommand <c>check</c>: what stands in the way of real use. It takes every setting as Production does, so nothing
/// is stood in for and nothing is started; it asks the database and the provider, and writes to neither.
/// </summary>
public static class GoLiveCheck
{
    public static async IAsyncEnumerable<Finding> Look(
        IConfiguration configuration, TimeProvider clock, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var (settings, faults) = ProgramSettings.Examine(configuration, isProduction: true);
        foreach (var fault in faults)
            yield return Finding.NotOk(fault);

        bool MayLook(string setting) => !faults.Any(fault => fault.StartsWith(setting, StringComparison.Ordinal));
        var now = clock.GetCurrentInstant();

        IReadOnlyList<ServiceHours> kept = [];
        if (settings.ConnectionString is not null && MayLook("ConnectionStrings:"))
        {
            var database = await DatabaseCheck.Look(settings, now, MayLook("Keys:"), clock, cancellation);
            kept = database.Services;
            foreach (var finding in database.Findings)
                yield return finding;
        }

        if (MayLook("Keys:"))
            yield return SettingsCheck.Keys(configuration);
        if (MayLook("PublicUrl"))
            yield return SettingsCheck.PublicUrl(settings.Account.PublicUrl);

        var services = kept.Concat(settings.Services.Select(service => ServiceHours.Of(service, now))).DistinctBy(service => service.Key).ToList();
        if (MayLook("Twilio:") && MayLook("PublicUrl"))
            await foreach (var finding in ProviderCheck.Look(settings.Account, services, clock, cancellation))
                yield return finding;
        yield return SettingsCheck.OptOutWords(configuration, now);
        yield return SettingsCheck.Tokens(settings.Tokens);

        foreach (var finding in MayLook("Services") ? HoursCheck.Look(services, configuration, now) : [])
            yield return finding;
    }
}
