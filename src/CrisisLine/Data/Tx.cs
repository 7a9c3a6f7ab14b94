using CrisisLine.Domain.Words;
using Dapper;
using Npgsql;

namespace CrisisLine.Data;

/// <summary>One unit of work: one connection, one transaction, one instant, the keys of sealed fields, the words of sentences.</summary>
/// <remarks>What is written through the same <see cref="Tx"/> is kept together or not at all.</remarks>
public sealed class Tx(NpgsqlTransaction transaction, Instant now, FieldKeys keys, WordList words, CancellationToken cancellation)
{
    private readonly List<Promise> _promises = [];

    /// <summary>The instant of everything done here. Inside a unit of work nobody asks a clock, nor PostgreSQL's <c>now()</c>.</summary>
    public Instant Now => now;

    public FieldKeys Keys => keys;

    /// <summary>How sentences are said, as the team last left them.</summary>
    public WordList Words => words;

    /// <summary>What this unit of work has promised for later; set by the commit that keeps the rest of it.</summary>
    public IReadOnlyList<Promise> Promises => _promises;

    public void Promise(Promise promise) => _promises.Add(promise);

    /// <summary>Nothing of it is to be kept after all.</summary>
    public bool IsUndone { get; private set; }

    public void Undo() => IsUndone = true;

    public Task<IReadOnlyList<T>> Many<T>(Query<T> query) => Many<T>(query.Sql, query.Args);

    /// <returns>How many rows changed.</returns>
    public Task<int> Execute(string sql, object? args = null) => Connection.ExecuteAsync(Command(sql, args));

    public Task<T> One<T>(string sql, object? args = null) => Connection.QuerySingleAsync<T>(Command(sql, args));

    public Task<T?> OneOrNone<T>(string sql, object? args = null) => Connection.QuerySingleOrDefaultAsync<T>(Command(sql, args));

    public async Task<IReadOnlyList<T>> Many<T>(string sql, object? args = null) =>
        (await Connection.QueryAsync<T>(Command(sql, args))).AsList();

    /// <summary>Two questions that do not wait for each other's answer, in one trip to the database.</summary>
    public async Task<(IReadOnlyList<T1> First, IReadOnlyList<T2> Second)> Both<T1, T2>(Query<T1> first, Query<T2> second)
    {
        var args = new DynamicParameters(first.Args);
        args.AddDynamicParams(second.Args);
        await using var answers = await Connection.QueryMultipleAsync(Command($"{first.Sql};\n{second.Sql}", args));
        return ((await answers.ReadAsync<T1>()).AsList(), (await answers.ReadAsync<T2>()).AsList());
    }

    private NpgsqlConnection Connection => transaction.Connection!;

    private CommandDefinition Command(string sql, object? args) => new(sql, args, transaction, cancellationToken: cancellation);
}
