namespace CrisisLine.Development;

/// <summary>PostgreSQL refuses to run as root. Started by root it runs as postgres, or as nobody where there is none.</summary>
/// <param name="Drop">The words to put before a command so that it runs as this user; none when we are not root.</param>
/// <param name="Owner">As chown wants it; null when we are not root.</param>
internal sealed record PostgresUser(IReadOnlyList<string> Drop, string? Owner)
{
    private const UnixFileMode OnlyOwner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private const UnixFileMode AllMayEnter = OnlyOwner
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    public static PostgresUser Choose()
    {
        if (!Environment.IsPrivilegedProcess)
            return new PostgresUser([], null);

        var users = File.ReadLines("/etc/passwd").Select(line => line.Split(':')).Where(user => user.Length > 3).ToList();
        var chosen = users.Find(user => user[0] == "postgres") ?? users.Find(user => user[0] == "nobody")
            ?? throw new PrivatePostgresException(
                "PostgreSQL does not run as root and this machine has neither a user postgres nor nobody: add one.");

        // By number: the group of nobody has another name in each distribution.
        return new PostgresUser(
            ["setpriv", $"--reuid={chosen[2]}", $"--regid={chosen[3]}", "--clear-groups", "--"], $"{chosen[2]}:{chosen[3]}");
    }

    /// <summary>Makes a folder; the parents that it had to make can be entered by all, whatever the umask.</summary>
    public static void MakeFolder(string folder)
    {
        if (Directory.Exists(folder))
            return;

        if (Path.GetDirectoryName(folder) is { } parent)
            MakeFolder(parent);
        Directory.CreateDirectory(folder);
        Allow(folder, AllMayEnter);
    }

    /// <summary>
    /// Gives a folder to this user alone. With all that is in it: an earlier start may have had another user,
    /// before a package brought the user postgres.
    /// </summary>
    public async Task Keep(string folder, CancellationToken cancellation)
    {
        if (Owner is not null)
            await Command.Run(["chown", "-R", Owner, folder], cancellation);
        Allow(folder, OnlyOwner);
    }

    private static void Allow(string folder, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder, mode);
    }
}
