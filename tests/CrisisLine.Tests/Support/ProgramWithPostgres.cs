using System.Diagnostics;
using CrisisLine.Development;

namespace CrisisLine.Tests.Support;

/// <summary>Another program with a private PostgreSQL: this assembly, started on its own, so that it can be killed.</summary>
public sealed class ProgramWithPostgres : IDisposable
{
    private readonly Process _process;

    private ProgramWithPostgres(Process process) => _process = process;

    public static async Task<ProgramWithPostgres> Start(string folder, bool throwAway)
    {
        var dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var process = Process.Start(new ProcessStartInfo(
            dotnet, ["exec", typeof(ProgramWithPostgres).Assembly.Location, folder, throwAway ? "throw-away" : "kept"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        Assert.Equal("ready", await process.StandardOutput.ReadLineAsync());
        return new ProgramWithPostgres(process);
    }

    /// <summary>As by <c>kill -9</c>: it can do nothing more.</summary>
    public Task Kill()
    {
        _process.Kill();
        return _process.WaitForExitAsync();
    }

    public void Dispose() => _process.Dispose();

    private static async Task Main(string[] words)
    {
        await using var postgres = await PrivatePostgres.Start(
            words[0], words[1] == "throw-away", Console.Error, CancellationToken.None);
        Console.WriteLine("ready");
        // Until the test that started it is gone.
        await Console.In.ReadToEndAsync();
    }
}
