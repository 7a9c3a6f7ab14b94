using System.Text.RegularExpressions;
using Npgsql;

namespace CrisisLine.Development;

/// <summary>
/// A PostgreSQL of the program's own, for <c>dotnet run</c> and for tests: reached by a socket in a folder that only
/// its owner can enter, never by the network, and stopped with the program.
/// </summary>
public sealed partial class PrivatePostgres : IAsyncDisposable
{
    /// <summary>The database that the program keeps; a second program on the same folder is told its address.</summary>
    public const string MainDatabase = "crisisline";

    private readonly IDisposable _owner;
    private readonly Guard _guard;
    private readonly string _sockets;

    private PrivatePostgres(IDisposable owner, Guard guard, string sockets) =>
        (_owner, _guard, _sockets) = (owner, guard, sockets);

    /// <summary>Of the database postgres, from which others are made.</summary>
    public string ConnectionString => PostgresAddress.Of(_sockets, "postgres");

    /// <summary>Starts the cluster in <paramref name="folder"/>, made if missing.</summary>
    /// <param name="throwAway">Fast instead of durable; the folder is removed at the end, however the program ends.</param>
    /// <param name="says">Told when PostgreSQL itself must be fetched first, which takes a while.</param>
    /// <exception cref="PrivatePostgresException">It cannot be; the message is one line for the user.</exception>
    public static Task<PrivatePostgres> Start(
        string folder, bool throwAway, TextWriter says, CancellationToken cancellation) =>
        Start(folder, throwAway, says, PostgresPlaces.OfThisMachine(), cancellation);

    public static async Task<PrivatePostgres> Start(
        string folder, bool throwAway, TextWriter says, PostgresPlaces places, CancellationToken cancellation)
    {
        if (!OperatingSystem.IsLinux())
            throw new PrivatePostgresException(
                "The private PostgreSQL runs on Linux only: give the program ConnectionStrings__CrisisLine.");

        var cluster = new Cluster(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)), throwAway);
        var owner = FolderOwner.Claim(cluster.Folder);
        try
        {
            RefuseToThrowAwayOthersFiles(cluster);
            var binaries = await PostgresBinaries.Get(places, cluster, says, cancellation);
            return await Start(cluster, binaries, owner, cancellation);
        }
        catch (CommandFailedException failed)
        {
            owner.Dispose();
            throw new PrivatePostgresException($"The private PostgreSQL in {folder} cannot be made: {failed.Message}", failed);
        }
        catch
        {
            owner.Dispose();
            throw;
        }
    }

    private static async Task<PrivatePostgres> Start(
        Cluster cluster, string binaries, IDisposable owner, CancellationToken cancellation)
    {
        // Not before the binaries: the package that brings them may bring the user.
        var user = PostgresUser.Choose();
        await user.Keep(cluster.Folder, cancellation);
        if (cluster.Name is null)
            await cluster.Make(binaries, user, cancellation);

        var sockets = await cluster.MakeSockets(user, cancellation);
        await Leftovers.Clear(cluster, sockets, cancellation);
        var postgres = new PrivatePostgres(owner, Guard.Start(cluster, sockets, binaries, user), sockets);
        try
        {
            await postgres._guard.Answers(postgres.ConnectionString, cancellation);
            return postgres;
        }
        catch
        {
            await postgres._guard.DisposeAsync();
            throw;
        }
    }

    /// <summary>Creates a database unless it is there.</summary>
    /// <returns>Its connection string.</returns>
    public async Task<string> Create(string database)
    {
        await using var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var known = new NpgsqlCommand("select 1 from pg_database where datname = $1", connection);
        known.Parameters.AddWithValue(database);
        if (await known.ExecuteScalarAsync() is null)
        {
            await using var create = new NpgsqlCommand($"create database {Named(database)}", connection);
            await create.ExecuteNonQueryAsync();
        }
        return PostgresAddress.Of(_sockets, database);
    }

    /// <summary>Removes a database, if it is there, with all that is in it.</summary>
    public async Task Drop(string database)
    {
        await using var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var drop = new NpgsqlCommand($"drop database if exists {Named(database)} with (force)", connection);
        await drop.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _guard.DisposeAsync();
        _owner.Dispose();
    }

    // The name of a database cannot be a parameter, so it must be a name and nothing else.
    private static string Named(string database) => PlainName.IsMatch(database)
        ? database
        : throw new ArgumentException(
            $"A database is named by small letters, digits and underscores, not {database}.", nameof(database));

    private static void RefuseToThrowAwayOthersFiles(Cluster cluster)
    {
        if (cluster.ThrowAway && Directory.EnumerateFileSystemEntries(cluster.Folder)
                .Any(entry => Path.GetFileName(entry) != FolderOwner.LockFile))
            throw new PrivatePostgresException(
                $"A throw-away PostgreSQL wants a folder of its own, and {cluster.Folder} is not empty.");
    }

    [GeneratedRegex("^[a-z][a-z0-9_]{0,62}$")]
    private static partial Regex PlainName { get; }
}
