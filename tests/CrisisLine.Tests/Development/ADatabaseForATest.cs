using CrisisLine.Tests.Support;
using Npgsql;

namespace CrisisLine.Tests.Development;

public sealed class ADatabaseForATest
{
    private static int _prepared;

    [Fact]
    public async Task Twenty_tests_at_once_get_twenty_copies_of_what_was_prepared_once()
    {
        var copies = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => Task.Run(() => TestDatabase.Clone("nights", Prepare))));

        Assert.Equal(1, _prepared);
        Assert.Equal(20, copies.Select(copy => copy.ConnectionString).Distinct().Count());
        foreach (var copy in copies)
        {
            Assert.Equal("7", await copy.ConnectionString.Answer("select places from night"));
            await copy.DisposeAsync();
        }
    }

    [Fact]
    public async Task One_tests_database_is_empty_at_first_and_gone_at_the_end()
    {
        var database = await TestDatabase.Create();
        Assert.Equal("0", await database.ConnectionString.Answer(
            "select count(*) from information_schema.tables where table_schema = 'public'"));

        await database.DisposeAsync();

        await Assert.ThrowsAsync<PostgresException>(() => database.ConnectionString.Answer("select 1"));
    }

    // Leaves a pooled connection behind, as a real preparation does.
    private static async Task Prepare(string connectionString)
    {
        Interlocked.Increment(ref _prepared);
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("create table night as select 7 as places", connection);
        await command.ExecuteNonQueryAsync();
    }
}
