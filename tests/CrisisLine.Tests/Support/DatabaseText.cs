using System.Text;
using Npgsql;

namespace CrisisLine.Tests.Support;

/// <summary>All that lies in a database, as somebody who stole it would read it.</summary>
public static class DatabaseText
{
    /// <summary>Every column of every row of every table, engine's tables too; bytes as they are, as letters and as digits.</summary>
    public static async Task<string> Of(string connectionString)
    {
        await using var source = NpgsqlDataSource.Create(connectionString + ";Pooling=false");
        var text = new StringBuilder();
        foreach (var table in await Tables(source))
        {
            await using var command = source.CreateCommand($"select * from {table}");
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                for (var column = 0; column < reader.FieldCount; column++)
                    text.Append(table).Append('.').Append(reader.GetName(column)).Append(' ').AppendLine(Written(reader.GetValue(column)));
        }

        return text.ToString();
    }

    private static string? Written(object value) => value is byte[] bytes
        ? $"{Encoding.UTF8.GetString(bytes)} {Encoding.Unicode.GetString(bytes)} {Convert.ToHexString(bytes)}"
        : value.ToString();

    private static async Task<IReadOnlyList<string>> Tables(NpgsqlDataSource source)
    {
        await using var command = source.CreateCommand(
            """
            select array_agg(schemaname || '.' || tablename order by schemaname, tablename)
            from pg_tables
            where schemaname not in ('pg_catalog', 'information_schema')
            """);
        return (string[])(await command.ExecuteScalarAsync())!;
    }
}
