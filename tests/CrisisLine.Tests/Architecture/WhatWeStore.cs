using CrisisLine.Data;
using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Architecture;

/// <summary>docs/what-we-store.md names every column that the database has, and no other.</summary>
public sealed class WhatWeStore(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    private static readonly IReadOnlyList<string[]> Listed = Document.Table("what-we-store.md", "Column");

    [Fact]
    public async Task Every_column_of_the_database_is_accounted_for()
    {
        var there = await app.Database.Transact(tx => tx.Many<string>(
            """
            select distinct case when table_schema = 'public' then table_name || '.' || column_name else 'schema ' || table_schema end
            from information_schema.columns
            join information_schema.tables using (table_schema, table_name)
            where table_type = 'BASE TABLE' and table_schema not in ('information_schema', 'pg_catalog')
            """), CancellationToken.None);

        Assert.Equal(there.Order(StringComparer.Ordinal), Listed.Select(row => row[0]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Each_has_its_purpose_its_basis_its_time_and_those_who_see_it() =>
        Assert.All(Listed, row =>
        {
            Assert.Equal(6, row.Length);
            Assert.DoesNotContain("", row);
        });

    [Theory]
    [InlineData("Basis", 2)]
    [InlineData("Condition", 3)]
    [InlineData("Retention", 4)]
    [InlineData("Sees", 5)]
    public void What_the_columns_are_classed_by_is_explained_and_used(string key, int cell) =>
        Assert.Equal(
            Document.Table("what-we-store.md", key).Select(row => row[0]).Order(),
            Listed.SelectMany(row => Document.List(row[cell])).Distinct().Order());
}
