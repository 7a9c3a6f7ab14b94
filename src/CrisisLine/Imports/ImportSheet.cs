using CrisisLine.Data;
using CrisisLine.Statistics;

namespace CrisisLine.Imports;

/// <summary>What came of bringing in a sheet.</summary>
public abstract record Imported
{
    private Imported() { }

    /// <param name="First">Of the nights in it.</param>
    public sealed record Kept(int Lines, LocalDate First, LocalDate Last) : Imported;

    /// <summary>The same file is here already. Nothing is different.</summary>
    public sealed record Before : Imported;

    /// <summary>Nothing of it was kept.</summary>
    public sealed record Faulty(IReadOnlyList<SheetFault> Faults) : Imported;
}

/// <summary>Years of history in one go: all of a sheet or nothing, and the same file once. Figures of its nights are counted with it.</summary>
public static class ImportSheet
{
    /// <summary>Bytes. Ten years of a very large helpline are half of it.</summary>
    public const long Largest = 100 * 1024 * 1024;

    /// <param name="file">Up to <see cref="Largest"/>; it can be read twice.</param>
    /// <param name="account">Null for the command line.</param>
    /// <param name="progress">Told how many lines were read.</param>
    public static Task<Imported> Visits(Tx tx, Stream file, Guid? account, Action<int>? progress = null, CancellationToken cancellation = default) =>
        For(tx, "visits", file, account, progress, cancellation);

    public static Task<Imported> Calls(Tx tx, Stream file, Guid? account, Action<int>? progress = null, CancellationToken cancellation = default) =>
        For(tx, "calls", file, account, progress, cancellation);

    private static async Task<Imported> For(Tx tx, string kind, Stream file, Guid? account, Action<int>? progress, CancellationToken cancellation)
    {
        if (file.Length > Largest)
            return new Imported.Faulty([new SheetFault(1, "The file is larger than 100 MB. Please bring it in a few years at a time.")]);
        file.Position = 0;
        var import = await tx.OneOrNone<long?>(
            """
            insert into import (kind, file_hash, lines, imported_by, imported_at)
            values (@kind, @hash, 0, @account, @now)
            on conflict (kind, file_hash) where undone_at is null do nothing
            returning id
            """, new { kind, hash = await Sheet.Hash(file, cancellation), account, now = tx.Now });
        if (import is not { } id)
            return new Imported.Before();

        var faults = new List<SheetFault>();
        var services = await SheetClock.All(tx);
        var nights = new NightsSeen();
        var lines = kind == "visits"
            ? await Keep(Sheet.Read(file, VisitLines.Headings, VisitLines.MayHave, faults), new VisitLines(services, tx.Keys, tx.Now).Read, batch => VisitRows.Keep(tx, id, batch, nights), faults, progress)
            : await Keep(Sheet.Read(file, CallLines.Headings, [], faults), new CallLines(services, tx.Keys, tx.Now).Read, batch => CallRows.Keep(tx, id, batch, nights), faults, progress);
        if (lines == 0 && faults.Count == 0)
            faults.Add(new SheetFault(1, "There is no line below the headings."));
        if (faults.Count > 0)
        {
            tx.Undo();
            return new Imported.Faulty([.. faults.OrderBy(fault => fault.Line).Take(Sheet.MostFaults)]);
        }

        await tx.Execute("update import set lines = @lines where id = @id", new { id, lines });
        foreach (var (service, (first, last)) in nights.ByService)
        {
            await RollUp.For(tx, service, first, last, RollUp.Import);
            if (await FirstVisits.After(tx, id, service, last) is { } later)
                await RollUp.For(tx, service, later.First, later.Last, RollUp.Import);
        }

        return new Imported.Kept(lines, nights.ByService.Values.Min(seen => seen.First), nights.ByService.Values.Max(seen => seen.Last));
    }

    /// <summary>From the first line that cannot be meant, the rest is only read for more of the kind.</summary>
    private static async Task<int> Keep<T>(
        IEnumerable<SheetLine> sheet, Func<SheetLine, ICollection<SheetFault>, T?> read, Func<IReadOnlyList<T>, Task<IReadOnlyList<SheetFault>>> keep,
        List<SheetFault> faults, Action<int>? progress) where T : class
    {
        var lines = 0;
        foreach (var batch in sheet.Chunk(AtOnce))
        {
            var rows = batch.Select(line => read(line, faults)).OfType<T>().ToList();
            if (faults.Count == 0)
                faults.AddRange(await keep(rows));
            lines += rows.Count;
            progress?.Invoke(lines);
        }

        return lines;
    }

    private const int AtOnce = 5000;
}

/// <summary>Of which nights there was something in a sheet.</summary>
internal sealed class NightsSeen
{
    private readonly Dictionary<int, (LocalDate First, LocalDate Last)> _seen = [];

    public IReadOnlyDictionary<int, (LocalDate First, LocalDate Last)> ByService => _seen;

    public void Add(int service, LocalDate night) =>
        _seen[service] = _seen.TryGetValue(service, out var seen) ? (LocalDate.Min(seen.First, night), LocalDate.Max(seen.Last, night)) : (night, night);
}
