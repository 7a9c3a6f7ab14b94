using CrisisLine.Development;
using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Development;

public sealed class OwningAPrivatePostgres : IDisposable
{
    private readonly PostgresFolder _folder = new();

    [Fact]
    public async Task A_second_program_is_refused_with_one_line_that_says_how_to_join_the_first()
    {
        await using var postgres = await _folder.Starts();
        var address = await postgres.Create(PrivatePostgres.MainDatabase);

        var refusal = await Assert.ThrowsAsync<PrivatePostgresException>(() => _folder.Starts());

        Assert.Contains($"ConnectionStrings__CrisisLine=\"{address}\"", refusal.Message);
        Assert.DoesNotContain('\n', refusal.Message);
    }

    [Fact]
    public async Task The_folder_is_free_again_once_its_owner_has_let_go()
    {
        await (await _folder.Starts()).DisposeAsync();
        await (await _folder.Starts()).DisposeAsync();
    }

    [Fact]
    public async Task The_server_stops_in_order_when_its_program_is_killed()
    {
        using var program = await ProgramWithPostgres.Start(_folder.Path, throwAway: false);
        var server = RunningProcess.ServerIn(_folder.Path);

        await program.Kill();
        await server.Ends();

        Assert.False(File.Exists(Path.Combine(_folder.Data, "postmaster.pid")));
    }

    [Fact]
    public async Task Ctrl_C_reaches_the_program_alone_so_that_it_can_finish_first()
    {
        await using var postgres = await _folder.Starts(throwAway: true);
        var server = RunningProcess.ServerIn(_folder.Path);

        Assert.NotEqual(new RunningProcess(Environment.ProcessId).Group, server.Group);
        Assert.NotEqual(new RunningProcess(Environment.ProcessId).Group, server.Parent.Group);
    }

    [Fact]
    public async Task What_is_thrown_away_leaves_nothing()
    {
        await using (await _folder.Starts(throwAway: true))
            Assert.True(Directory.Exists(_folder.Data));

        Assert.False(Directory.Exists(_folder.Path));
    }

    [Fact]
    public async Task What_is_thrown_away_leaves_nothing_even_when_its_program_is_killed()
    {
        using var program = await ProgramWithPostgres.Start(_folder.Path, throwAway: true);
        var guard = RunningProcess.ServerIn(_folder.Path).Parent;

        await program.Kill();
        await guard.Ends();

        Assert.False(Directory.Exists(_folder.Path));
    }

    public void Dispose() => _folder.Dispose();
}
