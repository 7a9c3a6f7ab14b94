using CrisisLine.Development;
using Npgsql;

namespace CrisisLine.Tests.Support;

/// <summary>A folder for one test's private PostgreSQL; gone after the test.</summary>
public sealed class PostgresFolder : IDisposable
{
    public string Path { get; } = PrivatePostgresFolder.ForOneRun(AppContext.BaseDirectory);

    public string Data => System.IO.Path.Combine(Path, "data");

    public Task<PrivatePostgres> Starts(bool throwAway = false) =>
        PrivatePostgres.Start(Path, throwAway, TextWriter.Null, CancellationToken.None);

    public void Dispose()
    {
        if (Directory.Exists(Path))
            Directory.Delete(Path, recursive: true);
    }
}

public static class Asking
{
    /// <summary>What one statement gives, as text.</summary>
    public static async Task<string?> Answer(this string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (await command.ExecuteScalarAsync())?.ToString();
    }
}
