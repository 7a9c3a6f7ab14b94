using System.Collections.Concurrent;
using System.Diagnostics;

namespace CrisisLine.Tests.Support;

/// <summary>The real program as a process of its own, with nothing but the given environment to go by.</summary>
public sealed class ProgramProcess : IAsyncDisposable
{
    private static readonly TimeSpan ToEnd = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _said = new(), _complained = new();

    private ProgramProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Keep(_said, line.Data);
        process.ErrorDataReceived += (_, line) => Keep(_complained, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    public bool HasEnded => _process.HasExited;

    /// <summary>What it wrote so far, line by line: its log.</summary>
    public IReadOnlyCollection<string> Said => _said;

    /// <summary>What it wrote to standard error.</summary>
    public IReadOnlyCollection<string> Complained => _complained;

    public static ProgramProcess Start(IReadOnlyDictionary<string, string> environment, params string[] words) =>
        StartIn(AppContext.BaseDirectory, environment, words);

    /// <param name="folder">Where it is started; what it keeps depends on that.</param>
    public static ProgramProcess StartIn(string folder, IReadOnlyDictionary<string, string> environment, params string[] words)
    {
        var dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var start = new ProcessStartInfo(dotnet, ["exec", Path.Combine(AppContext.BaseDirectory, "CrisisLine.dll"), .. words])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        // Whatever the tests themselves were started with is no setting of the program.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("ASPNETCORE_") || name.Contains("__")).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return new ProgramProcess(Process.Start(start)!);
    }

    /// <summary>Runs it until it ends by itself.</summary>
    public static async Task<Ended> Run(IReadOnlyDictionary<string, string> environment, params string[] words)
    {
        await using var program = Start(environment, words);
        return await program.Ends();
    }

    public async Task<Ended> Ends()
    {
        using var tooLong = new CancellationTokenSource(ToEnd);
        await _process.WaitForExitAsync(tooLong.Token);
        return new Ended(_process.ExitCode, [.. _said], [.. _complained]);
    }

    /// <summary>Waits for a line that begins so.</summary>
    public async Task<string> Says(string beginning)
    {
        bool Begins(string line) => line.StartsWith(beginning, StringComparison.Ordinal);
        await Eventually.Is(true, () => Task.FromResult(_said.Any(Begins)), within: TimeSpan.FromSeconds(10));
        return _said.First(Begins);
    }

    /// <summary>As by <c>kill -9</c>: it can do nothing more.</summary>
    public Task<Ended> Kill()
    {
        _process.Kill();
        return Ends();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await Kill();
        _process.Dispose();
    }

    private static void Keep(ConcurrentQueue<string> lines, string? line)
    {
        if (line is not null)
            lines.Enqueue(line);
    }
}

/// <summary>How a program ended, and all that it wrote.</summary>
public sealed record Ended(int Code, IReadOnlyList<string> Said, IReadOnlyList<string> Complained);
