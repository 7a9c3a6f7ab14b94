using CrisisLine.Data;

namespace CrisisLine.Incidents;

/// <summary>Somebody who works here writes down what happened. It stays as they wrote it.</summary>
public static class WriteDown
{
    /// <returns>Its number in the book.</returns>
    public static Task<long> For(Tx tx, int service, Entry entry, Guid account) =>
        tx.One<long>(
            """
            insert into happened (service_id, kind, day, words, noticed_at, written_by, written_at)
            values (@service, @Kind, @Day, @words, @NoticedAt, @account, @now)
            returning id
            """, new
            {
                service,
                entry.Kind,
                entry.Day,
                words = tx.Keys.Seal("happened.words", entry.Words),
                entry.NoticedAt,
                account,
                now = tx.Now,
            });
}
