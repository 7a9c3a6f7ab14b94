using System.Security.Cryptography;
using System.Text;

namespace CrisisLine.Development;

/// <summary>
/// Where a private PostgreSQL lies. Started by root it runs as another user, who cannot enter a home folder
/// such as root's: then it lies under /var/lib, in a folder per copy of the program.
/// </summary>
public static class PrivatePostgresFolder
{
    /// <summary>The database that <c>dotnet run</c> keeps from one start to the next.</summary>
    public static string For(string contentRoot) => Path.Combine(Beside(contentRoot), "postgres");

    /// <summary>The demo's, whose data are made afresh at each start.</summary>
    public static string ForDemo(string contentRoot) => Path.Combine(Beside(contentRoot), "demo");

    /// <summary>A folder that no other run uses; beside the kept one, so that both share binaries that npm brought.</summary>
    public static string ForOneRun(string contentRoot) =>
        Path.Combine(Beside(contentRoot), $"throw-away-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}");

    private static string Beside(string contentRoot)
    {
        var home = RepositoryOf(contentRoot) ?? Path.TrimEndingDirectorySeparator(Path.GetFullPath(contentRoot));
        return Environment.IsPrivilegedProcess
            ? Path.Combine("/var/lib/crisisline", ShortHash(home))
            : Path.Combine(home, ".data");
    }

    /// <returns>Null when the program runs from a published folder.</returns>
    private static string? RepositoryOf(string contentRoot)
    {
        var folder = new DirectoryInfo(contentRoot);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CrisisLine.sln")))
            folder = folder.Parent;
        return folder?.FullName;
    }

    private static string ShortHash(string path) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)))[..12];
}
