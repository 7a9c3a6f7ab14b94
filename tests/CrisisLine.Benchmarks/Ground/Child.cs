using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace CrisisLine.Benchmarks.Ground;

/// <summary>A process of its own that answers HTTP on a loopback port: a node of the program, or a bare limit.</summary>
public sealed class Child : IAsyncDisposable
{
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromMinutes(1) };
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private Child(Process process, int port) => (_process, Port) = (process, port);

    public int Port { get; }

    /// <summary>From the start of the process until it said that it is ready.</summary>
    public TimeSpan ReadyAfter { get; private set; }

    /// <summary>What it has used of the two cores so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public double WorkingSetInMegabytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1024.0 / 1024.0;
        }
    }

    /// <summary>The program itself, as it is run in earnest.</summary>
    /// <param name="more">Settings beside those that every node has.</param>
    public static Task<Child> Node(string database, params string[] more) => NodeAt(FreePort(), database, more);

    public static Task<Child> NodeAt(int port, string database, params string[] more) =>
        Start(typeof(Service).Assembly.Location, [.. Settings.Of(database, port), .. more], port);

    /// <summary>This benchmark itself, in another of its parts.</summary>
    public static Task<Child> OfThis(string part, string database)
    {
        var port = FreePort();
        return Start(typeof(Child).Assembly.Location, [part, database, $"{port}"], port);
    }

    public Task<string> Get(string path) => Http.GetStringAsync(new Uri($"http://127.0.0.1:{Port}{path}"));

    /// <summary>As by <c>kill -9</c>: it can do nothing more.</summary>
    public Task Kill()
    {
        _process.Kill();
        return _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await Kill();
        _process.Dispose();
    }

    private static async Task<Child> Start(string assembly, IEnumerable<string> words, int port)
    {
        var dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var since = Stopwatch.StartNew();
        var process = Process.Start(new ProcessStartInfo(dotnet, ["exec", assembly, .. words]) { RedirectStandardOutput = true })!;
        // Its log: read, so that it never waits for us; shown, should it say that something went wrong.
        process.OutputDataReceived += (_, line) => Show(line.Data);
        process.BeginOutputReadLine();

        var child = new Child(process, port);
        using var aMoment = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (!await child.IsReady())
        {
            if (process.HasExited || since.Elapsed > Patience)
                throw new InvalidOperationException($"{Path.GetFileName(assembly)} did not start.");
            await aMoment.WaitForNextTickAsync();
        }

        child.ReadyAfter = since.Elapsed;
        return child;
    }

    private static void Show(string? line)
    {
        if (line?.Contains("\"Error\"", StringComparison.Ordinal) is true)
            Console.Error.WriteLine(line);
    }

    private async Task<bool> IsReady()
    {
        try
        {
            using var answer = await Http.GetAsync(new Uri($"http://127.0.0.1:{Port}/health/ready"));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    public static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
