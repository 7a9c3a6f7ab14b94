using CrisisLine.Development;

namespace CrisisLine.Tests.Support;

/// <summary>A node in a process of its own, on a PostgreSQL of its own that a test may stop, freeze and start again.</summary>
public sealed class NodeWithPostgres : IAsyncLifetime, IDisposable
{
    private readonly PostgresFolder _folder = new();

    public string Folder => _folder.Path;

    public PrivatePostgres Postgres { get; private set; } = null!;

    public string Database { get; private set; } = null!;

    public RunningNode Node { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await Starts();
        Database = await Postgres.Create("crisisline");
        Node = await RunningNode.Start(NodeSettings.For(Database));
    }

    /// <summary>The server is there again, with all that it had.</summary>
    public async Task Starts() => Postgres = await _folder.Starts();

    public async Task DisposeAsync()
    {
        await Node.DisposeAsync();
        await Postgres.DisposeAsync();
    }

    public void Dispose() => _folder.Dispose();
}
