using CrisisLine.Data;
using CrisisLine.Operations;
using CrisisLine.Tests.Support;
using Dapper;
using Npgsql;

namespace CrisisLine.Tests.Data;

/// <summary>Scripts of a folder of this test's own, on an empty database.</summary>
public sealed class MigrationsInOrder : IAsyncLifetime
{
    private const string OpenNights = "drop view if exists open_nights; create view open_nights as select night from night";

    private readonly string _folder = Directory.CreateTempSubdirectory("crisisline-db-").FullName;
    private TestDatabase _database = null!;
    private NpgsqlDataSource _source = null!;

    public async Task InitializeAsync()
    {
        ColumnTypes.Register();
        _database = await TestDatabase.Create();
        _source = Preparation.Connect(_database.ConnectionString);
        Write("0001_nights.sql", "create table night (night date primary key)");
        Write("0002_places.sql", "create table place (night date references night)");
    }

    public async Task DisposeAsync()
    {
        await _source.DisposeAsync();
        await _database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Each_is_applied_once_and_in_order()
    {
        Assert.Equal(2, await Apply());
        Assert.Equal(0, await Apply());

        Write("0003_arrivals.sql", "alter table place add column arrive_at timestamptz");
        Assert.Equal(1, await Apply());
        Assert.Equal("0001_nights.sql 0002_places.sql 0003_arrivals.sql", await Ask("select string_agg(name, ' ' order by name) from schema_migration"));
    }

    [Fact]
    public async Task Nodes_that_start_at_once_apply_each_once()
    {
        var applied = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Apply()));

        Assert.Equal(2, applied.Sum());
        Assert.Equal(2, applied.Max());
    }

    [Fact]
    public async Task One_that_fails_leaves_nothing_behind_and_can_be_put_right()
    {
        Write("0003_arrivals.sql", "create table arrival (at time); select * from nowhere");
        await Assert.ThrowsAsync<PostgresException>(Apply);
        Assert.Equal("0", await Ask("select count(*) from pg_tables where tablename in ('night', 'arrival', 'schema_migration')"));

        Write("0003_arrivals.sql", "create table arrival (at time)");
        Assert.Equal(3, await Apply());
    }

    [Fact]
    public async Task One_that_was_edited_afterwards_stops_the_start_by_its_name()
    {
        await Apply();
        Write("0001_nights.sql", "create table night (night date primary key, house text)");

        Assert.StartsWith("db/0001_nights.sql was edited after it was applied", await Refusal());
    }

    [Fact]
    public async Task Other_line_ends_are_no_edit()
    {
        Write("0003_arrivals.sql", "create table arrival (\nat time\n)");
        await Apply();
        Write("0003_arrivals.sql", "create table arrival (\r\nat time\r\n)");

        Assert.Equal(0, await Apply());
    }

    [Fact]
    public async Task One_that_is_missing_stops_the_start_by_its_name()
    {
        await Apply();
        File.Delete(Path.Combine(_folder, "0002_places.sql"));

        Assert.StartsWith("db/0002_places.sql was applied to this database but is missing here", await Refusal());
    }

    [Fact]
    public async Task One_that_comes_too_late_for_its_number_is_refused_and_not_applied()
    {
        Write("0004_visits.sql", "create table visit (night date)");
        await Apply();
        Write("0003_arrivals.sql", "create table arrival (at time)");
        Write("0005_journeys.sql", "create table journey (night date)");

        Assert.StartsWith("db/0003_arrivals.sql comes before migrations that were already applied", await Refusal());
        Assert.Equal("0", await Ask("select count(*) from pg_tables where tablename in ('arrival', 'journey')"));
    }

    [Fact]
    public async Task Two_mistakes_are_told_at_once()
    {
        await Apply();
        Write("0001_nights.sql", "select 1");
        File.Delete(Path.Combine(_folder, "0002_places.sql"));

        Assert.Equal(2, (await Assert.ThrowsAsync<CannotStartException>(Apply)).Reasons.Count);
    }

    [Fact]
    public async Task Views_are_made_again_in_their_newest_form()
    {
        Write("views/open_nights.sql", "create or replace view open_nights as select night from night");
        await Apply();
        Write("views/open_nights.sql", "drop view if exists open_nights; create view open_nights as select 7 as nights");

        Assert.Equal(0, await Apply());
        Assert.Equal("7", await Ask("select nights from open_nights"));
    }

    [Fact]
    public async Task Views_that_are_as_they_were_are_left_alone_and_a_node_that_starts_waits_for_nobody()
    {
        Write("views/open_nights.sql", OpenNights);
        await Apply();
        await using var reading = await _source.OpenConnectionAsync();
        await using var transaction = await reading.BeginTransactionAsync();
        await reading.ExecuteAsync("select night from open_nights", transaction: transaction);

        Assert.Equal(0, await Apply().WaitAsync(TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task A_migration_that_takes_a_table_away_has_the_views_made_again()
    {
        Write("views/open_nights.sql", OpenNights);
        await Apply();
        Write("0003_nights_again.sql", "drop table night cascade; create table night (night date primary key)");

        Assert.Equal(1, await Apply());
        Assert.Equal("0", await Ask("select count(*) from open_nights"));
    }

    private void Write(string name, string sql)
    {
        var file = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, sql);
    }

    private Task<int> Apply() => new Migrations(_source, _folder).Apply(Instant.FromUtc(2027, 6, 4, 17, 5), CancellationToken.None);

    private async Task<string> Refusal() => Assert.Single((await Assert.ThrowsAsync<CannotStartException>(Apply)).Reasons);

    private Task<string?> Ask(string sql) => _database.ConnectionString.Answer(sql);
}
