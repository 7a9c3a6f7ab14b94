using System.Data.Common;
using CrisisLine.Domain.Words;
using NodaTime.Extensions;
using Npgsql;

namespace CrisisLine.Data;

/// <summary>Commits <paramref name="transaction"/> together with alarms for its promises (Scheduling keeps them).</summary>
public delegate Task KeepPromises(DbTransaction transaction, IReadOnlyList<Promise> promises, Func<Task> commit);

public sealed class Database(NpgsqlDataSource source, TimeProvider clock, FieldKeys keys, KeepPromises keep)
{
    private volatile WordList _words = WordList.Ours;

    /// <summary>What the team changed of our sentences counts from the next unit of work on.</summary>
    public void SayFromNowOn(WordList words) => _words = words;

    /// <summary>
    /// Runs <paramref name="work"/> in one transaction: kept whole when it returns, alarms included, undone when it throws or says so.
    /// </summary>
    /// <remarks>
    /// Npgsql passes a cancellation on to the server and waits until it is taken, for ever if the server is frozen, on
    /// the thread that cancels. So it gets a thread of its own, and whoever has given up waits for none of it. What is
    /// left behind is undone, or was just being kept: the caller cannot know, and has to ask again.
    /// </remarks>
    public async Task<T> Transact<T>(Func<Tx, Task<T>> work, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var givenUp = new CancellationTokenSource();
        var running = Run(work, givenUp.Token);
        try
        {
            return await running.WaitAsync(cancellation);
        }
        catch (OperationCanceledException) when (!running.IsCompleted)
        {
            _ = Task.Factory.StartNew(givenUp.Cancel, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            throw;
        }
    }

    public Task Transact(Func<Tx, Task> work, CancellationToken cancellation) =>
        Transact(async tx =>
        {
            await work(tx);
            return true;
        }, cancellation);

    /// <summary>
    /// Two units of work that waited for each other are a fault of ours, but nobody's text is put off for it: PostgreSQL
    /// has undone one of them whole, and that one begins again.
    /// </summary>
    private async Task<T> Run<T>(Func<Tx, Task<T>> work, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
            try
            {
                return await RunOnce(work, cancellation);
            }
            catch (PostgresException fault) when (fault.SqlState == PostgresErrorCodes.DeadlockDetected && attempt < 3)
            {
                // Begun again by the loop.
            }
    }

    // PostgreSQL keeps microseconds: what is written must be equal to what is read again.
    private Instant Now() => Instant.FromUnixTimeTicks(clock.GetCurrentInstant().ToUnixTimeTicks() / 10 * 10);

    private async Task<T> RunOnce<T>(Func<Tx, Task<T>> work, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);

        var tx = new Tx(transaction, Now(), keys, _words, cancellation);
        var result = await work(tx);

        if (tx.IsUndone)
            await transaction.RollbackAsync(cancellation);
        else if (tx.Promises.Count == 0)
            await transaction.CommitAsync(cancellation);
        else
            await keep(transaction, tx.Promises, () => transaction.CommitAsync(cancellation));
        return result;
    }
}
