namespace CrisisLine.Development;

/// <summary>Where PostgreSQL may be found on a machine, and who could bring it.</summary>
/// <param name="Folders">Of programs, the best first.</param>
/// <param name="AptGet">Null unless we are root on Debian or a child of it.</param>
/// <param name="Npm">Null where there is none.</param>
public sealed record PostgresPlaces(IReadOnlyList<string> Folders, string? AptGet, string? Npm)
{
    private const string OfDebian = "/usr/lib/postgresql";

    public static PostgresPlaces OfThisMachine() => new(
        [
            .. new[] { Environment.GetEnvironmentVariable("PGBIN") }.OfType<string>().Where(Path.IsPathRooted),
            .. InstalledByDebian(), .. Command.FoldersOfPath(),
        ],
        Environment.IsPrivilegedProcess ? Command.OnPath("apt-get") : null,
        Command.OnPath("npm"));

    /// <summary>Debian keeps each version's programs by themselves and not on PATH. The newest comes first.</summary>
    public static IReadOnlyList<string> InstalledByDebian() => !Directory.Exists(OfDebian)
        ? []
        : [.. Directory.GetDirectories(OfDebian)
            .OrderByDescending(version => int.TryParse(Path.GetFileName(version), out var number) ? number : 0)
            .Select(version => Path.Combine(version, "bin"))];
}
