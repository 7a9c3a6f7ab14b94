namespace CrisisLine.Development;

/// <summary>Finds PostgreSQL's programs, or gets them.</summary>
internal static class PostgresBinaries
{
    /// <returns>The folder of <c>postgres</c> and <c>initdb</c>.</returns>
    public static async Task<string> Get(
        PostgresPlaces places, Cluster cluster, TextWriter says, CancellationToken cancellation)
    {
        var fromNpm = new PostgresFromNpm(Path.GetDirectoryName(cluster.Folder)!);
        var installed = places.Folders.Append(fromNpm.Binaries).Where(IsWhole).Distinct().ToList();
        if (await ThatServes(cluster, installed, cancellation) is { } found)
            return found;

        if (installed.Count > 0)
            throw new PrivatePostgresException(
                $"The database in {cluster.Folder} was made by PostgreSQL {cluster.Version}, which is not here any more: "
                + "install that version, or remove the folder to begin anew.");

        var got = places.AptGet is null ? null : await PostgresFromDebian.Install(places.AptGet, says, cancellation);
        got ??= places.Npm is null ? null : await fromNpm.Install(places.Npm, says, cancellation);
        return got ?? throw new PrivatePostgresException(
            "PostgreSQL is needed and could not be fetched: install it (Debian: apt-get install postgresql; elsewhere npm "
            + "is enough) and start again, or give the program ConnectionStrings__CrisisLine.");
    }

    /// <summary>A machine can have PostgreSQL's clients alone, or a link to one program of it.</summary>
    public static bool IsWhole(string folder) =>
        File.Exists(Path.Combine(folder, "postgres")) && File.Exists(Path.Combine(folder, "initdb"));

    /// <returns>Null when none can read the cluster's files.</returns>
    private static async Task<string?> ThatServes(
        Cluster cluster, List<string> installed, CancellationToken cancellation)
    {
        if (cluster.Version is not { } version)
            return installed.Count > 0 ? installed[0] : null;

        foreach (var folder in installed)
        {
            // "postgres (PostgreSQL) 15.18 (Debian …)"; a beta is "19beta1".
            var said = await Command.Run([Path.Combine(folder, "postgres"), "--version"], cancellation);
            var number = said.Split(' ').ElementAtOrDefault(2) ?? "";
            if (new string([.. number.TakeWhile(char.IsAsciiDigit)]) == version)
                return folder;
        }
        return null;
    }
}
