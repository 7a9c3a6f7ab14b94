using System.Net.Sockets;
using CrisisLine.Opening;
using CrisisLine.PhoneSimulator;
using CrisisLine.Telephony;

namespace CrisisLine.Development;

/// <summary>
/// Pretend phones, for a program that was given no provider: they text and ring the service from a page, and what the
/// service sends arrives at them. They live in this process and end with it.
/// </summary>
public sealed class Phones : IAsyncDisposable
{
    private readonly PhoneSimulatorHost _host;

    private Phones(PhoneSimulatorHost host) => _host = host;

    /// <summary>Of the page, and of what stands in for the provider's API.</summary>
    public string Address => _host.Address;

    /// <param name="urls">Where to listen; if that is not to be had, it is at any free port of this machine.</param>
    /// <param name="services">Each of their numbers can be texted and rung.</param>
    /// <param name="clock">The service's; a demo's moves with the phones'.</param>
    public static async Task<Phones> Start(
        string urls, ProviderAccount account, IReadOnlyList<ServiceHours> services, TimeProvider clock)
    {
        var setup = Setup(account, services, clock) with { Urls = urls };
        try
        {
            return new Phones(await PhoneSimulatorHost.Start(setup));
        }
        catch (Exception taken) when (taken is IOException or SocketException)
        {
            return new Phones(await PhoneSimulatorHost.Start(setup with { Urls = "http://127.0.0.1:0" }));
        }
    }

    /// <summary>Somebody texts the service, and it answers.</summary>
    /// <returns>False if it could not be reached, or its answer was of no use.</returns>
    public Task<bool> Send(string from, string to, string words) => _host.SendText(from, to, words);

    /// <summary>How many texts that were no answers have arrived from the service.</summary>
    public Task<int> TextsTo(string number) => _host.TextsTo(number);

    /// <summary>The phones' clock catches up with the service's.</summary>
    public Task MoveTo(DateTimeOffset now) => _host.MoveTo(now);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    /// <summary>The desk of the taxi firm: whoever tries the demo answers for it.</summary>
    private static readonly KnownPhone CityCabs = new("+441134960020", "City Cabs", IsOther: true);

    private static SimulatorOptions Setup(ProviderAccount account, IReadOnlyList<ServiceHours> services, TimeProvider clock)
    {
        var isDemo = clock is DemoClock;
        return new SimulatorOptions
        {
            AccountSid = account.AccountSid,
            AuthToken = account.AuthTokens[0],
            Service = account.PublicUrl,
            CallStatusPath = InboundCalls.News,
            Numbers = [.. services.SelectMany(Named).Select(number => number.Key).Distinct()],
            Names = services.SelectMany(Named).DistinctBy(number => number.Key).ToDictionary(),
            Phones = isDemo ? [.. KnownPhone.Yours, DemoColleagues.Phone, CityCabs, .. DemoPeople.All] : KnownPhone.Yours,
            OptOutIsOff = true,
            ClockPath = isDemo ? DemoTime.Path : "",
            IsDemo = isDemo,
            TimeZone = services[0].Timetable.Zone.Id,
            StartAt = clock.GetUtcNow(),
        };
    }

    private static IEnumerable<KeyValuePair<string, string>> Named(ServiceHours service)
    {
        var spoken = service.Numbers.Select(number => KeyValuePair.Create(number, service.Key));
        return service.QuietNumber is { } quiet ? spoken.Append(KeyValuePair.Create(quiet, $"{service.Key}, quiet")) : spoken;
    }
}
