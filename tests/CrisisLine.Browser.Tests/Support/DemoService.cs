using System.Net;
using System.Net.Sockets;
using CrisisLine.Development;
using CrisisLine.Operations;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CrisisLine.Browser.Tests.Support;

/// <summary>The real service with nothing configured: the demo, with its house, its people and the phones' page.</summary>
public sealed class DemoService() : ServiceWithPhones([]);

/// <summary>The real service with one house, which has one place tonight.</summary>
public sealed class HouseWithOnePlace() : ServiceWithPhones(
[
    "--Clock:StartAt=2027-06-04T18:05:00+01:00", "--Services:0:Key=dial-house", "--Services:0:Name=Dial House", "--Services:0:Kind=house",
    "--Services:0:Numbers:0=+441134960001", "--Services:0:Opening:0:Days:0=All", "--Services:0:Opening:0:From=18:00",
    "--Services:0:Opening:0:To=02:00", "--Services:0:Requests:From=18:00", "--Services:0:Requests:To=22:30",
    "--Services:0:Arrivals:0:At=20:00", "--Services:0:Arrivals:0:Places=1",
]);

/// <summary>The real service, without a provider: so it starts phones of its own.</summary>
/// <param name="settings">Beside where it listens.</param>
public abstract class ServiceWithPhones(IReadOnlyList<string> settings) : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("demo-").FullName;
    private readonly string _before = Directory.GetCurrentDirectory();
    private WebApplication _service = null!;

    /// <summary>Of the page with the phones.</summary>
    public string Phones => _service.Services.GetRequiredService<Ground>().Phones!.Address;

    /// <summary>Of the service itself.</summary>
    public string Address => _service.Urls.First();

    public async Task InitializeAsync()
    {
        // The demo keeps its database beside the folder that it is started in.
        Directory.SetCurrentDirectory(_folder);
        _service = await Service.Build(
            [$"--urls=http://127.0.0.1:{FreePort()}", "--Simulator:Urls=http://127.0.0.1:0", .. settings],
            change: builder => builder.Logging.ClearProviders());
        await _service.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _service.DisposeAsync();
        Directory.SetCurrentDirectory(_before);
        Directory.Delete(Path.GetDirectoryName(PrivatePostgresFolder.ForDemo(_folder))!, recursive: true);
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }

    // The phones are told the service's address before it listens, so it must be known.
    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
