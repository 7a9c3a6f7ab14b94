using System.Diagnostics;

namespace CrisisLine.Development;

/// <summary>
/// What an earlier start left when it was killed: a server that nobody owns any more, or lock files of a server
/// that is gone. We hold the folder's lock by now, so no program owns them.
/// </summary>
internal static class Leftovers
{
    private static readonly TimeSpan ToStop = TimeSpan.FromSeconds(30);

    public static async Task Clear(Cluster cluster, string sockets, CancellationToken cancellation)
    {
        await Stop(cluster, cancellation);

        // PostgreSQL only asks whether the number in its lock file is some process's, and would refuse to start for
        // a stranger that has got the number since, or for a zombie: in a container nobody may reap the dead.
        foreach (var file in new[]
            {
                Path.Combine(cluster.Data, "postmaster.pid"),
                Path.Combine(sockets, ".s.PGSQL.5432.lock"),
                Path.Combine(sockets, ".s.PGSQL.5432"),
            })
            File.Delete(file);
    }

    /// <summary>
    /// Also waits for the sessions of a server that was killed: they may still be writing, and the lock file
    /// that we are about to delete is what would keep a new server away from them. They see its death and end.
    /// </summary>
    private static async Task Stop(Cluster cluster, CancellationToken cancellation)
    {
        foreach (var server in Processes(cluster).Where(process => process.IsServer))
            await Signal(server.Id, cancellation);

        var since = Stopwatch.StartNew();
        // Real time, not the program's clock: another process is waited for.
        using var aMoment = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (Processes(cluster).FirstOrDefault() is { } left)
        {
            if (since.Elapsed > ToStop)
                throw new PrivatePostgresException(
                    $"An earlier PostgreSQL in {cluster.Folder} does not stop: end process {left.Id}, then start again.");
            await aMoment.WaitForNextTickAsync(cancellation);
        }
    }

    // SIGINT: it ends its sessions and closes in order. By the shell, which has kill built in: small containers have
    // no other. Gone meanwhile: all the better.
    private static async Task Signal(int process, CancellationToken cancellation) =>
        await Command.Run(["/bin/sh", "-c", "kill -INT \"$1\" 2>/dev/null || true", "sh", $"{process}"], cancellation);

    private static IEnumerable<Left> Processes(Cluster cluster) =>
        Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), out var id) ? Look(cluster, id) : null)
            .OfType<Left>();

    /// <returns>Null for a stranger, and for a zombie: its command line is empty.</returns>
    private static Left? Look(Cluster cluster, int process)
    {
        try
        {
            var line = File.ReadAllText($"/proc/{process}/cmdline");
            if (!line.Contains(cluster.Name!, StringComparison.Ordinal))
                return null;

            // The server shows how it was called; its children show a title instead.
            var first = line.Split('\0')[0];
            if (first.StartsWith("postgres: ", StringComparison.Ordinal))
                return new Left(process, IsServer: false);
            return Path.GetFileName(first) == "postgres" ? new Left(process, IsServer: true) : null;
        }
        catch (Exception ended) when (ended is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private sealed record Left(int Id, bool IsServer);
}
