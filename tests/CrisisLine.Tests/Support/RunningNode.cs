using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;

namespace CrisisLine.Tests.Support;

/// <summary>A node of the service as a real process, which can be killed and started again.</summary>
public sealed class RunningNode : IAsyncDisposable
{
    private static readonly TimeSpan ToBeReady = TimeSpan.FromSeconds(60);
    private static int _phones;

    private readonly Dictionary<string, string> _settings;

    private RunningNode(ProgramProcess process, Line line, Dictionary<string, string> settings) =>
        (Process, Line, _settings) = (process, line, settings);

    public ProgramProcess Process { get; }

    public Line Line { get; }

    /// <param name="settings">As environment variables; <see cref="NodeSettings"/> has one house.</param>
    /// <returns>Once it says that it is ready.</returns>
    public static async Task<RunningNode> Start(IReadOnlyDictionary<string, string> settings)
    {
        var own = new Dictionary<string, string>(settings);
        own.TryAdd("ASPNETCORE_URLS", $"http://127.0.0.1:{FreePort()}");
        var node = new RunningNode(ProgramProcess.Start(own), new Line(new Uri(own["ASPNETCORE_URLS"])), own);
        await Eventually.Is("200", node.Readiness, ToBeReady);
        return node;
    }

    /// <summary>The same node again, at the same address.</summary>
    public Task<RunningNode> StartAgain() => Start(_settings);

    /// <summary>A phone that has never texted us: one of Ofcom's drama numbers.</summary>
    public Phone Phone() => new(
        string.Create(CultureInfo.InvariantCulture, $"+447700{900000 + (Interlocked.Increment(ref _phones) - 1) % 1000}"), NodeSettings.Number, Line);

    public IReadOnlyList<Phone> Phones(int count) => [.. Enumerable.Range(0, count).Select(_ => Phone())];

    /// <summary>The night of the one house, as the API shows it.</summary>
    public async Task<JsonNode> Seen()
    {
        var (status, body) = await Line.Api($"/nights/{NodeSettings.House}/{NodeSettings.Night}");
        Assert.Equal(200, status);
        return body!;
    }

    /// <summary>One of the night's counts, such as "held" or "free".</summary>
    public async Task<int> Count(string what) => (await Seen())[what]!.GetValue<int>();

    /// <summary>The status of <c>/health/ready</c>; a word while nobody answers there.</summary>
    public async Task<string> Readiness()
    {
        try
        {
            return $"{(await Line.Get("/health/ready")).Status}";
        }
        catch (HttpRequestException)
        {
            Assert.False(Process.HasEnded, string.Join('\n', [.. Process.Complained, .. Process.Said]));
            return "silent";
        }
    }

    public ValueTask DisposeAsync() => Process.DisposeAsync();

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
