using System.Security.Cryptography;
using System.Text;
using Dapper;
using Npgsql;

namespace CrisisLine.Data;

/// <summary>
/// Brings a database to the shape that this program expects: <c>db/NNNN_*.sql</c> in order, each once, then the views.
/// Several nodes may start at once: an advisory lock lets one through at a time.
/// </summary>
public sealed class Migrations(NpgsqlDataSource source, string folder)
{
    // Any number will do, as long as all nodes use the same.
    private const long StartLock = 0x43726973;

    // A change of a large table may take its time; a text may not, and shares the connection's settings.
    private const int LongestSeconds = 3600;

    /// <returns>How many migrations were applied now.</returns>
    /// <exception cref="CannotStartException">A migration that was applied earlier has been edited or is missing.</exception>
    public async Task<int> Apply(Instant realNow, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await connection.ExecuteAsync("select pg_advisory_xact_lock(@StartLock)", new { StartLock }, transaction, LongestSeconds);
        await connection.ExecuteAsync(
            """
            create table if not exists schema_migration (
                name        text primary key,
                checksum    text not null,
                applied_at  timestamptz not null
            );
            create table if not exists schema_view (checksum text primary key)
            """, transaction: transaction);

        var ours = Ours("*.sql");
        var applied = (await connection.QueryAsync<Applied>("select name, checksum from schema_migration", transaction: transaction)).ToList();
        Compare(ours, applied);

        var missing = ours.Where(script => applied.All(one => one.Name != script.Name)).ToList();
        foreach (var script in missing)
        {
            await connection.ExecuteAsync(script.Sql, transaction: transaction, commandTimeout: LongestSeconds);
            await connection.ExecuteAsync(
                "insert into schema_migration (name, checksum, applied_at) values (@Name, @Checksum, @realNow)",
                new { script.Name, script.Checksum, realNow }, transaction);
        }

        await MakeViews(connection, transaction, isShapeNew: missing.Count > 0);
        await transaction.CommitAsync(cancellation);
        return missing.Count;
    }

    /// <returns>What <see cref="Apply"/> would apply; nothing is written.</returns>
    /// <exception cref="CannotStartException">A migration that was applied earlier has been edited or is missing.</exception>
    public async Task<IReadOnlyList<string>> Missing(CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        var applied = await connection.QuerySingleAsync<bool>("select to_regclass('schema_migration') is not null")
            ? (await connection.QueryAsync<Applied>("select name, checksum from schema_migration")).ToList()
            : [];
        var ours = Ours("*.sql");
        Compare(ours, applied);
        return [.. ours.Select(script => script.Name).Except(applied.Select(one => one.Name))];
    }

    // A view holds nothing, so all of them are simply made again in their newest form; as long as nothing changed they are
    // left alone, so that a node that starts waits for nobody who is reading them.
    private async Task MakeViews(NpgsqlConnection connection, NpgsqlTransaction transaction, bool isShapeNew)
    {
        var views = Ours("views/*.sql");
        var newest = new Script("views", string.Join('\n', views.Select(view => view.Checksum))).Checksum;
        var made = await connection.QuerySingleOrDefaultAsync<string>("select checksum from schema_view", transaction: transaction);
        if (made == newest && !isShapeNew)
            return;
        foreach (var view in views)
            await connection.ExecuteAsync(view.Sql, transaction: transaction, commandTimeout: LongestSeconds);
        await connection.ExecuteAsync("delete from schema_view", transaction: transaction);
        await connection.ExecuteAsync("insert into schema_view (checksum) values (@newest)", new { newest }, transaction);
    }

    private static void Compare(IReadOnlyList<Script> ours, IReadOnlyList<Applied> applied)
    {
        var faults = applied.Select(one => ours.FirstOrDefault(script => script.Name == one.Name) switch
        {
            null => $"db/{one.Name} was applied to this database but is missing here: is this an older version of the program?",
            var script when script.Checksum != one.Checksum =>
                $"db/{one.Name} was edited after it was applied to this database: put it back and write a new migration.",
            _ => null,
        }).OfType<string>().ToList();

        if (faults.Count == 0 && ours.Count > 0 && applied.Count > 0
            && ours.FirstOrDefault(script => applied.All(one => one.Name != script.Name)) is { } late
            && applied.Any(one => string.CompareOrdinal(one.Name, late.Name) > 0))
            faults = [$"db/{late.Name} comes before migrations that were already applied: give it the next number."];

        if (faults.Count > 0)
            throw new CannotStartException(faults);
    }

    private List<Script> Ours(string pattern) => [.. Scripts(pattern).Select(path => new Script(Path.GetFileName(path), File.ReadAllText(path)))];

    private IEnumerable<string> Scripts(string pattern)
    {
        var where = Path.Combine(folder, Path.GetDirectoryName(pattern)!);
        return Directory.Exists(where)
            ? Directory.GetFiles(where, Path.GetFileName(pattern)).Order(StringComparer.Ordinal)
            : [];
    }

    private sealed record Applied(string Name, string Checksum);

    private sealed record Script(string Name, string Sql)
    {
        // Line ends differ between checkouts; the words do not.
        public string Checksum { get; } =
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));
    }
}
