using CrisisLine.Development;
using CrisisLine.Operations;

namespace CrisisLine.Benchmarks.Ground;

/// <summary>A PostgreSQL that really writes to the disk at each commit, in a folder that is gone at the end.</summary>
public sealed class DurableServer : IAsyncDisposable
{
    private readonly string _folder;
    private readonly PrivatePostgres _postgres;

    private DurableServer(string folder, PrivatePostgres postgres) => (_folder, _postgres) = (folder, postgres);

    public static async Task<DurableServer> Start()
    {
        var folder = Directory.CreateTempSubdirectory("crisisline-bench-").FullName;
        return new DurableServer(
            folder, await PrivatePostgres.Start(folder, throwAway: false, Console.Error, CancellationToken.None));
    }

    /// <summary>A database in the program's shape, with nothing in it.</summary>
    /// <returns>Its connection string.</returns>
    public async Task<string> NewDatabase(string name)
    {
        var address = await _postgres.Create(name);
        await using var source = Preparation.Connect(address);
        await Preparation.Migrate(source, Service.RealTime, CancellationToken.None);
        return address;
    }

    public async ValueTask DisposeAsync()
    {
        await _postgres.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
