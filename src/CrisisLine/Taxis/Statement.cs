using System.Globalization;
using System.Security.Cryptography;
using CrisisLine.Data;
using CsvHelper;
using CsvHelper.Configuration;

namespace CrisisLine.Taxis;

/// <param name="Line">In the file, from 1.</param>
public sealed record StatementLine(int Line, string Reference, int Pence);

/// <param name="Hash">Of the whole file, by which it is known again.</param>
/// <param name="Faults">A sentence for each line that cannot be meant, with its number.</param>
public sealed record StatementRead(byte[] Hash, IReadOnlyList<StatementLine> Lines, IReadOnlyList<string> Faults);

/// <summary>What came of bringing in a statement.</summary>
public abstract record StatementKept
{
    private StatementKept() { }

    public sealed record Kept : StatementKept;

    /// <summary>The same file was brought in before.</summary>
    public sealed record Before : StatementKept;

    public sealed record Faulty(IReadOnlyList<string> Faults) : StatementKept;
}

/// <summary>The firm's account: what each job cost. All of a file or nothing.</summary>
public static class Statement
{
    private const int MostFaults = 20, MostLines = 20_000;

    public static async Task<StatementRead> Read(Stream file, CancellationToken cancellation)
    {
        using var whole = new MemoryStream();
        await file.CopyToAsync(whole, cancellation);
        whole.Position = 0;
        var (lines, faults) = (new List<StatementLine>(), new List<string>());
        using var reader = new StreamReader(whole);
        using var csv = new CsvReader(reader, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            PrepareHeaderForMatch = header => header.Header.Trim().ToLowerInvariant(),
            BadDataFound = null,
            MissingFieldFound = null,
        });
        if (!await csv.ReadAsync() || !csv.ReadHeader() || csv.HeaderRecord is not { } header
            || !header.Select(name => name.Trim().ToLowerInvariant()).Intersect(["reference", "cost"]).Skip(1).Any())
            return new StatementRead([], [], ["Line 1: the columns reference and cost are needed."]);

        while (faults.Count < MostFaults && lines.Count < MostLines && await csv.ReadAsync())
            if (csv.GetField("reference")?.Trim().ToUpperInvariant() is not { Length: > 0 } reference)
                faults.Add($"Line {csv.Parser.Row}: there is no reference.");
            else if (Pence(csv.GetField("cost")) is not { } pence)
                faults.Add($"Line {csv.Parser.Row}: the cost cannot be read; it is written 12.50.");
            else
                lines.Add(new StatementLine(csv.Parser.Row, reference, pence));
        if (lines.Count == 0 && faults.Count == 0)
            faults.Add("There is no line with a job.");
        faults.AddRange(lines.GroupBy(line => line.Reference).Where(group => group.Count() > 1)
            .Select(group => $"Line {group.Last().Line}: {group.Key} stands in it twice."));
        return new StatementRead(SHA256.HashData(whole.ToArray()), lines, faults);
    }

    public static async Task<StatementKept> Keep(Tx tx, int service, StatementRead read, Guid account)
    {
        var isNew = await tx.Execute(
            """
            insert into taxi_statement (service_id, file_hash, jobs, pence, imported_by, imported_at)
            values (@service, @Hash, @jobs, @pence, @account, @now)
            on conflict (service_id, file_hash) do nothing
            """, new { service, read.Hash, jobs = read.Lines.Count, pence = read.Lines.Sum(line => line.Pence), account, now = tx.Now }) == 1;
        if (!isNew)
            return new StatementKept.Before();

        var args = new { service, references = read.Lines.Select(line => line.Reference).ToArray(), pence = read.Lines.Select(line => line.Pence).ToArray() };
        var found = await tx.Many<string>(
            """
            update taxi_journey set cost_pence = told.pence
            from unnest(@references, @pence) as told (reference, pence)
            where taxi_journey.reference = told.reference and taxi_journey.service_id = @service
            returning taxi_journey.reference
            """, args);
        if (found.Count == read.Lines.Count)
            return new StatementKept.Kept();
        tx.Undo();
        return new StatementKept.Faulty(
            [.. read.Lines.Where(line => !found.Contains(line.Reference)).Take(MostFaults).Select(line => $"Line {line.Line}: {line.Reference} is no job of this house.")]);
    }

    private static int? Pence(string? text) =>
        decimal.TryParse(text?.Trim().TrimStart('£'), NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var pounds)
        && pounds is >= 0 and < 10_000 && decimal.Round(pounds, 2) == pounds ? (int)(pounds * 100) : null;
}
