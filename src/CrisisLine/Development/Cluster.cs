using System.Security.Cryptography;
using System.Text;

namespace CrisisLine.Development;

/// <summary>A private PostgreSQL's files: how they are made and with which settings they are served.</summary>
internal sealed record Cluster(string Folder, bool ThrowAway)
{
    // The kernel allows 107 bytes for a socket's path, of which the socket's own name takes these.
    private const int LongestFolder = 107 - 14;

    /// <summary>The superuser; anybody who can reach the socket is trusted, and only the owner can.</summary>
    public const string User = "crisisline";

    public string Data => Path.Combine(Folder, "data");

    public string Log => Path.Combine(Folder, "postgres.log");

    private string NameFile => Path.Combine(Folder, "cluster.name");

    /// <summary>
    /// Its own name, which stands in the command line of all its processes, so that we never take another
    /// cluster's process for ours. Null until it is wholly made: the name is written last.
    /// </summary>
    public string? Name => File.Exists(NameFile) ? File.ReadAllText(NameFile) : null;

    /// <summary>The major version of PostgreSQL that made it, and that alone can serve it. Null until it is made.</summary>
    public string? Version => Name is null ? null : File.ReadAllText(Path.Combine(Data, "PG_VERSION")).Trim();

    public async Task Make(string binaries, PostgresUser user, CancellationToken cancellation)
    {
        // What a start that was interrupted has left half made.
        if (Directory.Exists(Data))
            Directory.Delete(Data, recursive: true);

        string[] fast = ThrowAway ? ["--no-sync"] : [];
        await Command.Run(
            [
                .. user.Drop, Path.Combine(binaries, "initdb"), "-D", Data, "-U", User,
                "--encoding=UTF8", "--locale=C.UTF-8", "--auth=trust", .. fast,
            ],
            cancellation);
        File.WriteAllText(NameFile, $"crisisline-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}");
    }

    /// <summary>The folder of its socket: its own, unless the path is too long or holds what a list of folders cannot.</summary>
    public async Task<string> MakeSockets(PostgresUser user, CancellationToken cancellation)
    {
        if (Encoding.UTF8.GetByteCount(Folder) <= LongestFolder
            && Folder.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '/' or '-' or '_' or '.'))
            return Folder;

        var elsewhere = Directory.CreateTempSubdirectory("crisisline-").FullName;
        await user.Keep(elsewhere, cancellation);
        return elsewhere;
    }

    public IReadOnlyList<string> Serve(string binaries, string sockets)
    {
        string[] settings =
        [
            $"cluster_name={Name}", "listen_addresses=", $"unix_socket_directories={sockets}", "port=5432",
            "max_connections=300", "timezone=UTC", "log_checkpoints=off",
            // A message's detail can quote a row, and a row can be about a person.
            "log_error_verbosity=terse",
        ];
        string[] fast = ["fsync=off", "full_page_writes=off", "synchronous_commit=off", "autovacuum=off"];
        return
        [
            Path.Combine(binaries, "postgres"), "-D", Data,
            .. settings.Concat(ThrowAway ? fast : []).SelectMany(setting => new[] { "-c", setting }),
        ];
    }
}
