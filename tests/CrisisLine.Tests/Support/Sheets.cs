using System.Globalization;
using System.Text;
using CrisisLine.Imports;

namespace CrisisLine.Tests.Support;

/// <summary>Sheets of years before the program, made up.</summary>
public static class Sheets
{
    public const string VisitHeadings = "service,night,person,arrived_at,left_at,issues,feeling_before,feeling_after,taxi_out,taxi_home,taxi_cost";

    public const string CallHeadings = "service,started_at,answered_at,ended_at,caller,carer,issues";

    /// <summary>A year of visits, over all its nights in turn.</summary>
    public static string Visits(string house, int year, int visits, int people, int selfInjury, int suicide, int abuse)
    {
        var sheet = new StringBuilder(VisitHeadings + "\n");
        for (var nth = 0; nth < visits; nth++)
        {
            string?[] issues = [nth < selfInjury ? "self_injury" : null, nth < suicide ? "suicide" : null, nth < abuse ? nth % 3 == 0 ? "abuse_past;abuse_present" : nth % 3 == 1 ? "abuse_past" : "abuse_present" : null];
            var said = string.Join(';', issues.OfType<string>());
            sheet.AppendLine(CultureInfo.InvariantCulture, $"{house},{new LocalDate(year, 1, 1).PlusDays(nth % 365):uuuu-MM-dd},p{nth % people},{(nth % 2 == 0 ? "18:30" : "21:30")},00:45,{(said.Length == 0 ? "not_said" : said)},,,,,");
        }

        return sheet.ToString();
    }

    public static string Calls(string line, int year, int calls)
    {
        var sheet = new StringBuilder(CallHeadings + "\n");
        for (var nth = 0; nth < calls; nth++)
        {
            var day = new LocalDate(year, 1, 1).PlusDays(nth % 365).ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
            sheet.AppendLine(CultureInfo.InvariantCulture, $"{line},{day} 19:{nth / 365:00},{day} 19:{nth / 365:00},{day} 20:{nth / 365:00},c{nth},,");
        }

        return sheet.ToString();
    }

    /// <summary>Visits as they come: some nights many and some few, with feelings, taxis and more than one thing to talk about.</summary>
    public static string LivelyVisits(string house, LocalDate from, int days, int seed)
    {
        string[] issues = ["suicide", "self_injury", "anxiety", "loneliness_isolation", "abuse_past", "abuse_present", "bereavement", "trauma", "housing_homelessness"];
        var (random, sheet) = (new Random(seed), new StringBuilder(VisitHeadings + "\n"));
        for (var day = 0; day < days; day++)
        {
            if (random.Next(7) < 2)
                continue;
            foreach (var visitor in Enumerable.Range(0, 150).OrderBy(_ => random.Next()).Take(random.Next(1, 9)))
            {
                var said = string.Join(';', issues.Where((_, nth) => random.Next(10) < 6 - nth / 2));
                var (before, after) = random.Next(5) < 2 ? ($"{random.Next(4, 11)}", $"{random.Next(1, 8)}") : ("", "");
                var (there, home) = (random.Next(3) == 0, random.Next(4) == 0);
                sheet.AppendLine(CultureInfo.InvariantCulture,
                    $"{house},{from.PlusDays(day):uuuu-MM-dd},v{visitor},{random.Next(18, 22)}:{random.Next(60):00},{(random.Next(2) == 0 ? "23:50" : "00:40")},{said},{before},{after},{(there ? "yes" : "")},{(home ? "yes" : "")},{(there || home ? $"{random.Next(7, 15)}.{random.Next(100):00}" : "")}");
            }
        }

        return sheet.ToString();
    }

    /// <summary>Calls as they come; of some nobody knows who it was, some are not answered.</summary>
    public static string LivelyCalls(string line, LocalDate from, int days, int seed)
    {
        var (random, sheet) = (new Random(seed), new StringBuilder(CallHeadings + "\n"));
        for (var day = 0; day < days; day++)
            for (var call = random.Next(0, 14); call > 0; call--)
            {
                var (hour, minute, isAnswered) = (random.Next(18, 23), random.Next(30), random.Next(10) < 8);
                string At(int later) => string.Create(CultureInfo.InvariantCulture, $"{from.PlusDays(day):uuuu-MM-dd} {hour}:{minute + later:00}");
                sheet.AppendLine(CultureInfo.InvariantCulture,
                    $"{line},{At(0)},{(isAnswered ? At(1) : "")},{At(isAnswered ? random.Next(2, 28) : random.Next(0, 3))},{(random.Next(4) == 0 ? "" : $"c{day}-{call}")},{(random.Next(6) == 0 ? "yes" : "no")},");
            }

        return sheet.ToString();
    }

    public static Task<Imported> BringsInVisits(this CrisisLineApp app, string sheet) => app.BringsIn(sheet, isVisits: true);

    public static Task<Imported> BringsInCalls(this CrisisLineApp app, string sheet) => app.BringsIn(sheet, isVisits: false);

    /// <summary>A sheet of one year is taken back by whoever keeps the accounts.</summary>
    public static Task<bool> TakesBack(this CrisisLineApp app, string house, int year, Guid who) => app.Database.Transact(async tx =>
        await UndoImport.For(
            tx, await tx.One<long>("select import_id from imported_visit join service on service.id = service_id where key = @house and extract(year from night) = @year limit 1", new { house, year }),
            who), CancellationToken.None);

    /// <summary>What was found wrong, a line each; empty if it was brought in.</summary>
    public static string Faults(this Imported imported) => imported is Imported.Faulty faulty ? string.Join('\n', faulty.Faults) : "";

    private static async Task<Imported> BringsIn(this CrisisLineApp app, string sheet, bool isVisits)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(sheet));
        return await app.Database.Transact(tx => isVisits ? ImportSheet.Visits(tx, file, account: null) : ImportSheet.Calls(tx, file, account: null), CancellationToken.None);
    }
}
