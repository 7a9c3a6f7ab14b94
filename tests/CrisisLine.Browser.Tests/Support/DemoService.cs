using System.Net;
using System.Net.Sockets;
using CrisisLine.Development;
using CrisisLine.Operations;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CrisisLine.Browser.Tests.Support;

/// <summary>The real service with nothing configured: the demo, with its house, its people and the phones' page.</summary>
public sealed class DemoService : IAsyncLifetime
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
            [$"--urls=http://127.0.0.1:{FreePort()}", "--Simulator:Urls=http://127.0.0.1:0"],
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
