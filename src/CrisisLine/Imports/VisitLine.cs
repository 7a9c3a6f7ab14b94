using System.Globalization;
using CrisisLine.Data;
using CrisisLine.Domain.Visits;
using NodaTime.Text;

namespace CrisisLine.Imports;

/// <summary>A visit of a sheet.</summary>
/// <param name="Visitor">A keyed hash of what the sheet calls them.</param>
internal sealed record VisitLine(
    int Line, int Service, LocalDate Night, byte[] Visitor, Instant ArrivedAt, Instant? LeftAt, string Issues, int? FeelingBefore, int? FeelingAfter,
    bool TaxiOut, bool TaxiHome, int? TaxiPence, Afterwards After);

/// <summary>Reads a line of visits, or says why it cannot be meant.</summary>
internal sealed class VisitLines(IReadOnlyDictionary<string, SheetClock> services, FieldKeys keys, Instant now)
{
    public static readonly string[] Headings =
        ["service", "night", "person", "arrived_at", "left_at", "issues", "feeling_before", "feeling_after", "taxi_out", "taxi_home", "taxi_cost"];

    /// <summary>Columns that a sheet may have as well.</summary>
    public static readonly string[] MayHave = ["instead", "onward", "eased_enough"];

    private static readonly LocalTimePattern Wall = LocalTimePattern.CreateWithInvariantCulture("HH:mm");
    private static readonly HashSet<string> Known = [.. PresentingIssues.All];

    /// <returns>Null, and a fault is written down.</returns>
    public VisitLine? Read(SheetLine line, ICollection<SheetFault> faults)
    {
        VisitLine? No(string reason)
        {
            faults.Add(new SheetFault(line.Number, reason));
            return null;
        }

        if (!services.TryGetValue(line["service"], out var service) || !service.IsHouse)
            return No("service is not the key of a house.");
        if (LocalDatePattern.Iso.Parse(line["night"]) is not { Success: true, Value: var night })
            return No("night must be written year first: 2014-12-31.");
        if (line["person"].Length == 0)
            return No("person is missing; any pseudonym will do.");
        if (Wall.Parse(line["arrived_at"]) is not { Success: true, Value: var arrived })
            return No("arrived_at must be a time such as 18:30.");
        if (service.At(night, arrived) is not { } arrivedAt)
            return No("arrived_at is a time that the clocks jumped over that night.");
        if (arrivedAt > now)
            return No("that night has not been yet.");
        if (!Left(line["left_at"], service, night, arrivedAt, out var leftAt, out var fault))
            return No(fault);
        var issues = Split(line["issues"]);
        if (!issues.All(Known.Contains))
            return No("issues has a code that is not in the list.");
        if (!Feeling(line["feeling_before"], out var before) || !Feeling(line["feeling_after"], out var after))
            return No("feelings are whole numbers from 0 to 10, or empty.");
        if (line["taxi_out"] is not ("" or "yes") || line["taxi_home"] is not ("" or "yes"))
            return No("taxi_out and taxi_home are yes or empty.");
        if (!Pounds(line["taxi_cost"], out var pence))
            return No("taxi_cost is in pounds, such as 12.50, or empty.");
        if (line["eased_enough"] is not ("" or "yes" or "no"))
            return No("eased_enough is yes, no or empty.");
        var led = new Afterwards(Said(line["instead"]), Said(line["onward"]), line["eased_enough"] switch { "yes" => true, "no" => false, _ => null });
        if (led.Fault() is { Length: > 0 } unknown)
            return No(unknown);
        return new VisitLine(
            line.Number, service.Service, night, keys.Lookup("imported_visit.visitor", line["person"])[..16], arrivedAt, leftAt, string.Join(';', issues), before,
            after, line["taxi_out"] == "yes", line["taxi_home"] == "yes", pence, led);
    }

    private static string? Said(string cell) => cell.Length == 0 ? null : cell;

    /// <summary>Codes with a semicolon between them, each once.</summary>
    internal static IReadOnlyList<string> Split(string issues) =>
        [.. issues.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()];

    internal static bool AreKnown(IReadOnlyList<string> issues) => issues.All(Known.Contains);

    private static bool Left(string cell, SheetClock service, LocalDate night, Instant arrivedAt, out Instant? leftAt, out string fault)
    {
        (leftAt, fault) = (null, "left_at must be a time such as 23:30, or empty.");
        if (cell.Length == 0)
            return true;
        if (Wall.Parse(cell) is not { Success: true, Value: var left })
            return false;
        leftAt = service.At(night, left, arrivedAt);
        fault = leftAt is null ? "left_at is a time that the clocks jumped over that night." : "they left before they arrived.";
        return leftAt >= arrivedAt;
    }

    private static bool Feeling(string cell, out int? feeling)
    {
        var isNumber = int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 0 and <= 10;
        feeling = isNumber ? number : null;
        return isNumber || cell.Length == 0;
    }

    private static bool Pounds(string cell, out int? pence)
    {
        var isSum = decimal.TryParse(cell, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var pounds) && pounds < 10_000 && decimal.Round(pounds, 2) == pounds;
        pence = isSum ? (int)(pounds * 100) : null;
        return isSum || cell.Length == 0;
    }
}
