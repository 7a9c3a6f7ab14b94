using CrisisLine.Development;
using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Development;

public sealed class StartingItAgain : IDisposable
{
    private readonly PostgresFolder _folder = new();

    [Fact]
    public async Task What_was_written_is_there_after_a_restart()
    {
        await using (var postgres = await _folder.Starts())
            await Write(postgres);

        Assert.False(File.Exists(Path.Combine(_folder.Data, "postmaster.pid")));
        await StartsAndReads();
    }

    [Fact]
    public async Task What_was_written_is_there_after_the_server_and_its_guard_were_killed()
    {
        await using (var postgres = await _folder.Starts())
        {
            await Write(postgres);
            await KillGuardAndServer();
        }

        Assert.True(File.Exists(Path.Combine(_folder.Data, "postmaster.pid")));
        await StartsAndReads();
    }

    [Fact]
    public async Task Another_cluster_whose_server_has_got_the_killed_ones_number_is_left_alone_and_is_no_obstacle()
    {
        using var elsewhere = new PostgresFolder();
        await using var other = await elsewhere.Starts(throwAway: true);
        await using (var postgres = await _folder.Starts())
        {
            await Write(postgres);
            await KillGuardAndServer();
        }
        var lockFile = Path.Combine(_folder.Data, "postmaster.pid");
        var number = RunningProcess.ServerIn(elsewhere.Path).Id;
        File.WriteAllLines(lockFile, [$"{number}", .. File.ReadAllLines(lockFile).Skip(1)]);

        await StartsAndReads();
        Assert.Equal("1", await other.ConnectionString.Answer("select 1"));
    }

    [Fact]
    public async Task A_server_that_nobody_owns_any_more_is_stopped_and_taken_over()
    {
        RunningProcess server;
        await using (var postgres = await _folder.Starts())
        {
            await Write(postgres);
            server = RunningProcess.ServerIn(_folder.Path);
            var guard = server.Parent;
            var watcher = guard.Children.Single(child => child != server);
            await guard.Kill();
            await watcher.Kill();
        }
        Assert.True(server.Runs);

        await StartsAndReads();
        Assert.False(server.Runs);
    }

    [Fact]
    public async Task A_first_start_that_was_interrupted_begins_anew()
    {
        await using (await _folder.Starts())
        {
        }
        File.Delete(Path.Combine(_folder.Path, "cluster.name"));
        Directory.Delete(Path.Combine(_folder.Data, "global"), recursive: true);

        await using var postgres = await _folder.Starts();
        Assert.Equal("1", await postgres.ConnectionString.Answer("select 1"));
    }

    [Fact]
    public async Task A_database_that_no_version_here_can_read_is_not_touched_and_one_line_says_so()
    {
        await using (await _folder.Starts())
        {
        }
        var version = Path.Combine(_folder.Data, "PG_VERSION");
        File.WriteAllText(version, "9.6\n");

        var refusal = await Assert.ThrowsAsync<PrivatePostgresException>(() => _folder.Starts());

        Assert.Contains("9.6", refusal.Message);
        Assert.DoesNotContain('\n', refusal.Message);
        Assert.Equal("9.6\n", File.ReadAllText(version));
    }

    public void Dispose() => _folder.Dispose();

    private static async Task Write(PrivatePostgres postgres) =>
        await (await postgres.Create("visits")).Answer("create table night as select 7 as places");

    private async Task StartsAndReads()
    {
        await using var postgres = await _folder.Starts();
        Assert.Equal("7", await (await postgres.Create("visits")).Answer("select places from night"));
    }

    private async Task KillGuardAndServer()
    {
        var server = RunningProcess.ServerIn(_folder.Path);
        var guard = server.Parent;
        await guard.Kill();
        await server.Kill();
    }
}
