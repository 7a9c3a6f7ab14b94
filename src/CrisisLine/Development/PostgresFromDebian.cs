namespace CrisisLine.Development;

/// <summary>PostgreSQL as Debian packs it, installed by root.</summary>
internal static class PostgresFromDebian
{
    private const string ClusterDefaults = "/etc/postgresql-common/createcluster.conf";

    /// <returns>Null when it could not be installed.</returns>
    public static async Task<string?> Install(string aptGet, TextWriter says, CancellationToken cancellation)
    {
        await says.WriteLineAsync(
            "PostgreSQL is not installed; installing Debian's package postgresql (its programs only, no server of its own) ...");
        try
        {
            WantNoServerOfItsOwn();
            await Command.Run(Quietly(aptGet, "update"), cancellation);
            await Command.Run(Quietly(aptGet, "install", "-y", "--no-install-recommends", "postgresql"), cancellation);
        }
        catch (CommandFailedException failed)
        {
            await says.WriteLineAsync($"That did not work: {failed.Message}");
            return null;
        }
        return PostgresPlaces.InstalledByDebian().FirstOrDefault(PostgresBinaries.IsWhole);
    }

    // The package makes and starts a server "main" unless told otherwise. A machine that has an opinion keeps it.
    private static void WantNoServerOfItsOwn()
    {
        if (File.Exists(ClusterDefaults))
            return;

        PostgresUser.MakeFolder(Path.GetDirectoryName(ClusterDefaults)!);
        File.WriteAllText(
            ClusterDefaults,
            """
            # Written by CrisisLine when it installed PostgreSQL for its own use: no server "main" was wanted.
            # Without this file the package makes one at its next installation.
            create_main_cluster = false

            """);
    }

    // Kept: the file above, about which the package would ask otherwise.
    private static string[] Quietly(params string[] words) =>
        ["env", "DEBIAN_FRONTEND=noninteractive", "UCF_FORCE_CONFFOLD=1", .. words];
}
