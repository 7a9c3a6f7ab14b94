using System.Globalization;
using CrisisLine.Audit;
using CrisisLine.Data;
using CrisisLine.Domain.Statistics;
using CrisisLine.Imports;
using CrisisLine.Statistics;

namespace CrisisLine.Operations;

/// <summary>The subcommands <c>import</c> and <c>report</c>: on the database as it is, beside whatever nodes run on it.</summary>
public static class FiguresCommands
{
    /// <summary>Brings in a sheet, whole or not at all.</summary>
    /// <returns>The exit code: 1 if a line cannot be meant.</returns>
    public static async Task<int> Import(string[] args)
    {
        if (args is not [("visits" or "calls") and var kind, var path, ..] || path.StartsWith("--", StringComparison.Ordinal))
        {
            Console.WriteLine("import visits FILE.csv, or import calls FILE.csv: brings in history, all of a file or nothing.");
            return 1;
        }

        if (!File.Exists(path))
        {
            Console.WriteLine("There is no such file.");
            return 1;
        }

        return await CommandGround.On(args, async (tx, _) =>
        {
            await using var file = File.OpenRead(path);
            var answer = kind == "visits" ? await ImportSheet.Visits(tx, file, account: null, Progress(file)) : await ImportSheet.Calls(tx, file, account: null, Progress(file));
            if (answer is Imported.Kept kept)
                await Trail.Add(tx, new Deed(Actor.CommandLine, "imported", Subject: $"{kept.Lines} {kind}"));
            return Say(answer, kind);
        });
    }

    /// <summary>Prints a year.</summary>
    /// <returns>The exit code: 1 if nothing at all is known of one of its months.</returns>
    public static async Task<int> Report(string[] args)
    {
        if (args is not ["annual", var word, ..] || ReportYear.Read(word) is not { } year)
        {
            Console.WriteLine("report annual YEAR [--service KEY]: prints a year in a sentence and a table. 2014 is January to December, 2014-15 April to March.");
            return 1;
        }

        return await CommandGround.On(args, async (tx, _) =>
        {
            var key = Service.NewBuilder(args).Configuration["service"]
                ?? await tx.OneOrNone<string?>("select key from service order by kind <> 'house', id limit 1");
            return Say(key is null ? new AnnualAnswer.NoSuchService() : await Annual.Of(tx, key, year, ReportForm.AnnualReport), year);
        });
    }

    private static int Say(Imported answer, string kind)
    {
        switch (answer)
        {
            case Imported.Kept kept:
                Console.WriteLine($"{kept.Lines} {kind} from {kept.First:uuuu-MM-dd} to {kept.Last:uuuu-MM-dd} are here now.");
                return 0;
            case Imported.Before:
                Console.WriteLine("This file is here already. Nothing is different.");
                return 0;
            case Imported.Faulty faulty:
                foreach (var fault in faulty.Faults)
                    Console.WriteLine(fault);
                Console.WriteLine(faulty.Faults.Count == Sheet.MostFaults ? "There may be more. Nothing of the file was kept." : "Nothing of the file was kept.");
                return 1;
            default:
                throw new InvalidOperationException("There is no other answer.");
        }
    }

    private static int Say(AnnualAnswer answer, ReportYear year)
    {
        switch (answer)
        {
            case AnnualAnswer.Told { Report: var report }:
                Console.WriteLine(report.Sentence);
                Console.WriteLine();
                foreach (var measure in report.Measures)
                    Console.WriteLine(Line(measure));
                Console.WriteLine();
                Console.WriteLine($"Counted by definition {report.DefinitionVersion}; what is known goes to {report.DataThrough:uuuu-MM-dd}. Counts from 1 to 4 are not printed.");
                foreach (var month in report.MonthsWithoutCalls.Except(report.MonthsWithoutVisits))
                    Console.WriteLine($"{month}: no calls are known.");
                return 0;
            case AnnualAnswer.Missing missing:
                Console.WriteLine($"The year {year.Key} cannot be told. Nothing is known of {string.Join(", ", missing.Months)}.");
                return 1;
            default:
                Console.WriteLine("There is no service of that key.");
                return 1;
        }
    }

    private static string Line(Measure measure)
    {
        var part = measure.Suppressed ? "1 to 4, or hidden with them" : measure.Numerator?.ToString(CultureInfo.InvariantCulture) ?? measure.Value?.ToString(CultureInfo.InvariantCulture) ?? "-";
        var whole = measure.Denominator is { } all ? $" of {all.ToString(CultureInfo.InvariantCulture)}" : "";
        var percent = measure.Percent is { } share ? $" ({share.ToString("0.0", CultureInfo.InvariantCulture)}%)" : "";
        return $"{measure.Number,3}  {measure.Key,-32} {part}{whole}{percent} {measure.Unit}";
    }

    /// <summary>To somebody who watches; a file that catches the output is left alone.</summary>
    private static Action<int>? Progress(FileStream file) => Console.IsErrorRedirected ? null : lines =>
    {
        var percent = file.Length == 0 ? 100 : 100 * file.Position / file.Length;
        Console.Error.Write($"\r[{new string('#', (int)percent / 5),-20}] {percent,3} %  {lines} lines ");
        if (percent == 100)
            Console.Error.WriteLine();
    };
}
