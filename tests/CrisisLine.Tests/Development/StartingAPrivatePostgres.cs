using System.Runtime.Versioning;
using CrisisLine.Development;
using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Development;

[SupportedOSPlatform("linux")]
public sealed class StartingAPrivatePostgres : IDisposable
{
    private readonly PostgresFolder _folder = new();

    [Fact]
    public async Task A_database_is_made_once_and_kept_when_it_is_asked_for_again()
    {
        await using var postgres = await _folder.Starts(throwAway: true);

        var first = await postgres.Create("visits");
        await first.Answer("create table night (night date)");

        Assert.Equal("0", await (await postgres.Create("visits")).Answer("select count(*) from night"));
        Assert.Equal("visits", await first.Answer("select current_database()"));
    }

    [Fact]
    public async Task Nothing_of_it_can_be_reached_by_the_network_or_by_another_user()
    {
        await using var postgres = await _folder.Starts(throwAway: true);

        Assert.Equal("", await postgres.ConnectionString.Answer("show listen_addresses"));
        Assert.Equal("", await postgres.ConnectionString.Answer("select inet_server_addr()"));
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(_folder.Path));
    }

    [Fact]
    public async Task Several_nodes_find_room_and_its_hours_are_UTC()
    {
        await using var postgres = await _folder.Starts(throwAway: true);

        Assert.Equal("300", await postgres.ConnectionString.Answer("show max_connections"));
        Assert.Equal("UTC", await postgres.ConnectionString.Answer("show timezone"));
    }

    [Theory]
    [InlineData(false, "on")]
    [InlineData(true, "off")]
    public async Task What_is_kept_is_durable_and_what_is_thrown_away_is_fast(bool throwAway, string sync)
    {
        await using var postgres = await _folder.Starts(throwAway);

        Assert.Equal(sync, await postgres.ConnectionString.Answer("show fsync"));
        Assert.Equal(sync, await postgres.ConnectionString.Answer("show synchronous_commit"));
        Assert.Equal(sync, await postgres.ConnectionString.Answer("show full_page_writes"));
    }

    [Fact]
    public async Task A_path_that_a_socket_cannot_have_is_no_obstacle()
    {
        var folder = Path.Combine(_folder.Path, "too long, and odd; " + new string('x', 100));
        await using (var postgres = await PrivatePostgres.Start(folder, false, TextWriter.Null, CancellationToken.None))
        {
            var elsewhere = await postgres.ConnectionString.Answer("show unix_socket_directories");
            Assert.True(Directory.Exists(elsewhere));

            await postgres.DisposeAsync();
            Assert.False(Directory.Exists(elsewhere));
        }
    }

    [Fact]
    public async Task Files_of_others_are_never_thrown_away()
    {
        Directory.CreateDirectory(_folder.Path);
        var letter = Path.Combine(_folder.Path, "letter.txt");
        File.WriteAllText(letter, "Dear Sam");

        await Assert.ThrowsAsync<PrivatePostgresException>(() => _folder.Starts(throwAway: true));

        Assert.True(File.Exists(letter));
    }

    public void Dispose() => _folder.Dispose();
}
