namespace CrisisLine.Development;

/// <summary>
/// One program owns a private PostgreSQL's folder. The lock is the kernel's (flock): it ends with the program,
/// however that ends, and is never left behind.
/// </summary>
internal static class FolderOwner
{
    // EWOULDBLOCK: what .NET passes on when another program holds the lock.
    private const int HeldByAnother = 11;

    public const string LockFile = "owner.lock";

    /// <returns>Dispose it to let the folder go.</returns>
    public static IDisposable Claim(string folder)
    {
        try
        {
            PostgresUser.MakeFolder(folder);
            return new FileStream(
                Path.Combine(folder, LockFile), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException held) when (held.HResult == HeldByAnother)
        {
            throw new PrivatePostgresException(
                $"The database in {folder} belongs to another running program. To start one more node on it, give it "
                + $"ConnectionStrings__CrisisLine=\"{PostgresAddress.Of(Sockets(folder), PrivatePostgres.MainDatabase)}\"",
                held);
        }
        catch (UnauthorizedAccessException denied)
        {
            throw new PrivatePostgresException(
                $"A private PostgreSQL needs {folder}, which cannot be written: {denied.Message} "
                + "Run from a folder that can be, or give the program ConnectionStrings__CrisisLine.", denied);
        }
    }

    // The fifth line of postmaster.pid says where the running server's socket is. It may still be starting.
    private static string Sockets(string folder)
    {
        var running = new FileInfo(Path.Combine(folder, "data", "postmaster.pid"));
        return running.Exists && File.ReadLines(running.FullName).ElementAtOrDefault(4) is { Length: > 0 } sockets
            ? sockets
            : folder;
    }
}
