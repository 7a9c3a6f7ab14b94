using System.Data.Common;
using NodaTime.Extensions;
using Npgsql;

namespace CrisisLine.Data;

/// <summary>Commits <paramref name="transaction"/> together with alarms for its promises (Scheduling keeps them).</summary>
public delegate Task KeepPromises(DbTransaction transaction, IReadOnlyList<Promise> promises, Func<Task> commit);

public sealed class Database(NpgsqlDataSource source, TimeProvider clock, FieldKeys keys, KeepPromises keep)
{
    /// <summary>
    /// Runs <paramref name="work"/> in one transaction: kept whole when it returns, alarms included, undone when it throws.
    /// </summary>
    public async Task<T> Transact<T>(Func<Tx, Task<T>> work, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);

        var tx = new Tx(transaction, clock.GetCurrentInstant(), keys, cancellation);
        var result = await work(tx);

        if (tx.Promises.Count == 0)
            await transaction.CommitAsync(cancellation);
        else
            await keep(transaction, tx.Promises, () => transaction.CommitAsync(cancellation));
        return result;
    }

    public Task Transact(Func<Tx, Task> work, CancellationToken cancellation) =>
        Transact(async tx =>
        {
            await work(tx);
            return true;
        }, cancellation);
}
