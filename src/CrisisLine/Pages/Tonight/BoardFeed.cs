using CrisisLine.Data;
using CrisisLine.Live;
using CrisisLine.Visits;

namespace CrisisLine.Pages.Tonight;

/// <summary>
/// The board of one night for all screens of this node: read and drawn once for each change, however many look at it, and
/// only while somebody does.
/// </summary>
public sealed class BoardFeed(Database database, DrawBoard draw, Signal changes, TimeProvider clock, string service, LocalDate night)
{
    // Changes that come together are shown together; and what only time changes is noticed by this at the latest.
    private static readonly TimeSpan Together = TimeSpan.FromMilliseconds(60), AtLatest = TimeSpan.FromSeconds(10);

    private readonly Lock _door = new();
    private readonly Signal _drawn = new();
    private Board? _board;
    private int _watchers;
    private Action _stop = () => { };

    /// <returns>Null if the service is shut that night.</returns>
    public async Task<Board?> Now(CancellationToken cancellation) =>
        await database.Transact(tx => TonightBoard.Read(tx, service, night), cancellation) is { } read ? await draw.Of(read) : null;

    /// <summary>Each board that is drawn, beginning with the first; until it is cancelled.</summary>
    public async IAsyncEnumerable<Board> Watch([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        Come();
        try
        {
            Board? shown = null;
            while (true)
            {
                var next = _drawn.Next;
                if (Volatile.Read(ref _board) is { } board && !ReferenceEquals(board, shown))
                    yield return shown = board;
                else
                    await next.WaitAsync(cancellation);
            }
        }
        finally
        {
            Go();
        }
    }

    private void Come()
    {
        lock (_door)
            if (_watchers++ == 0)
            {
                var working = new CancellationTokenSource();
                _stop = working.Cancel;
                _ = Work(working);
            }
    }

    private void Go()
    {
        lock (_door)
            if (--_watchers == 0)
            {
                _stop();
                _board = null;
            }
    }

    private async Task Work(CancellationTokenSource working)
    {
        using var _ = working;
        var cancellation = working.Token;
        while (!cancellation.IsCancellationRequested)
            try
            {
                // Asked for before reading: what changes while we read is read next time.
                var change = changes.Next;
                if (await Now(cancellation) is { } board)
                    Show(board, cancellation);
                await Task.WhenAny(change, Task.Delay(AtLatest, clock, cancellation));
                await Task.Delay(Together, clock, cancellation);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception) when (!cancellation.IsCancellationRequested)
            {
                // The database is away. Screens keep what they have, and it is tried again.
                await Task.Delay(TimeSpan.FromSeconds(1), clock, CancellationToken.None);
            }
    }

    private void Show(Board board, CancellationToken cancellation)
    {
        lock (_door)
            if (!cancellation.IsCancellationRequested)
                _board = board;
        _drawn.Give();
    }
}
