namespace CrisisLine.Tests.Support;

/// <summary>A PostgreSQL that takes what it is sent and answers nothing, until this is disposed.</summary>
public sealed class Frozen : IAsyncDisposable
{
    private readonly IReadOnlyList<RunningProcess> _all;

    private Frozen(IReadOnlyList<RunningProcess> all) => _all = all;

    public static async Task<Frozen> Server(string folder)
    {
        var server = RunningProcess.ServerIn(folder);
        // The server first, so that it has no more children afterwards.
        await server.Signal("STOP");
        var all = new Frozen([server, .. server.Children]);
        foreach (var session in all._all)
            await session.Signal("STOP");
        return all;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _all.Reverse())
            await process.Signal("CONT");
    }
}
