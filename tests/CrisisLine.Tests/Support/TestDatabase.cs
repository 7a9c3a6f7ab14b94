using System.Collections.Concurrent;
using CrisisLine.Development;
using Npgsql;

namespace CrisisLine.Tests.Support;

/// <summary>
/// A database of a test's own, on one throw-away PostgreSQL per test run. The server starts with the first test
/// that asks, and ends with the run, also with a run that is killed.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static readonly Lazy<Task<PrivatePostgres>> Server = new(StartServer);
    private static readonly ConcurrentDictionary<string, Lazy<Task>> Templates = new();
    private static long _made;

    private readonly string _name;

    private TestDatabase(string name, string connectionString) => (_name, ConnectionString) = (name, connectionString);

    public string ConnectionString { get; }

    /// <summary>An empty database.</summary>
    public static Task<TestDatabase> Create() => Copy("template0");

    /// <summary>A copy of a template, which the first test that asks for it prepares for all.</summary>
    /// <param name="template">Its name; tests that give the same one share what was prepared.</param>
    /// <param name="prepare">Given the template's connection string.</param>
    public static async Task<TestDatabase> Clone(string template, Func<string, Task> prepare)
    {
        await Templates.GetOrAdd(template, name => new Lazy<Task>(() => Prepare(name, prepare))).Value;
        return await Copy(template);
    }

    public async ValueTask DisposeAsync()
    {
        await using (var pooled = new NpgsqlConnection(ConnectionString))
            NpgsqlConnection.ClearPool(pooled);
        await Execute($"drop database if exists {_name} with (force)");
    }

    private static async Task<TestDatabase> Copy(string template)
    {
        var name = $"test_{Interlocked.Increment(ref _made)}";
        // file_copy: without fsync it is several times faster than writing the copy through the log.
        await Execute($"create database {name} template {template} strategy file_copy");
        return new TestDatabase(name, await (await Server.Value).Create(name));
    }

    private static async Task Prepare(string template, Func<string, Task> prepare)
    {
        var connectionString = await (await Server.Value).Create(template);
        await prepare(connectionString);

        // Nobody may be connected to what is copied, not even an idle connection of a pool.
        await using (var pooled = new NpgsqlConnection(connectionString))
            NpgsqlConnection.ClearPool(pooled);
        await Execute($"alter database {template} allow_connections false");
        await Execute($"select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '{template}'");
    }

    private static async Task Execute(string sql)
    {
        await using var connection = new NpgsqlConnection((await Server.Value).ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<PrivatePostgres> StartServer()
    {
        var server = await PrivatePostgres.Start(
            PrivatePostgresFolder.ForOneRun(AppContext.BaseDirectory), throwAway: true, Console.Error, CancellationToken.None);
        // A run that is killed comes not here; then the server's guard sees its end.
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.DisposeAsync().AsTask().GetAwaiter().GetResult();
        return server;
    }
}
