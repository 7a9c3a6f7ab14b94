using Npgsql;

namespace CrisisLine.Development;

/// <summary>How a private PostgreSQL is reached: by its socket, with nothing to prove.</summary>
internal static class PostgresAddress
{
    public static string Of(string sockets, string database) => new NpgsqlConnectionStringBuilder
    {
        Host = sockets,
        Port = 5432,
        Username = Cluster.User,
        Database = database,
        // Nothing to encrypt on a socket; said, so that nothing of the environment is asked about it.
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable,
    }.ConnectionString;
}
