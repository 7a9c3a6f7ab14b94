using CrisisLine.Data;
using NodaTime.Text;

namespace CrisisLine.Imports;

/// <summary>A call of a sheet.</summary>
/// <param name="Caller">A keyed hash of what the sheet calls them; null if they hid their number.</param>
internal sealed record CallLine(
    int Line, int Service, LocalDate Night, Instant StartedAt, Instant? AnsweredAt, Instant? EndedAt, byte[]? Caller, bool? Carer, string Issues);

/// <summary>Reads a line of calls, or says why it cannot be meant.</summary>
internal sealed class CallLines(IReadOnlyDictionary<string, SheetClock> services, FieldKeys keys, Instant now)
{
    public static readonly string[] Headings = ["service", "started_at", "answered_at", "ended_at", "caller", "carer", "issues"];

    private static readonly LocalDateTimePattern Wall = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm");

    /// <returns>Null, and a fault is written down.</returns>
    public CallLine? Read(SheetLine line, ICollection<SheetFault> faults)
    {
        CallLine? No(string reason)
        {
            faults.Add(new SheetFault(line.Number, reason));
            return null;
        }

        if (!services.TryGetValue(line["service"], out var service))
            return No("service is not the key of a service.");
        if (!Read(line["started_at"], service, null, out var startedAt) || startedAt is not { } started)
            return No("started_at must be a time such as 2014-12-31 18:30, and one that the clocks did not jump over.");
        if (started > now)
            return No("that has not been yet.");
        if (!Read(line["answered_at"], service, started, out var answeredAt) || !Read(line["ended_at"], service, answeredAt ?? started, out var endedAt))
            return No("answered_at and ended_at are times such as 2014-12-31 18:30, or empty.");
        if (answeredAt < started || endedAt < started || endedAt < answeredAt)
            return No("it was answered before it began, or ended before that.");
        if (line["carer"] is not ("" or "yes" or "no"))
            return No("carer is yes, no or empty.");
        var issues = VisitLines.Split(line["issues"]);
        if (!VisitLines.AreKnown(issues))
            return No("issues has a code that is not in the list.");
        return new CallLine(
            line.Number, service.Service, service.NightOf(started), started, answeredAt, endedAt,
            line["caller"] is { Length: > 0 } caller ? keys.Lookup("imported_call.caller", caller)[..16] : null,
            line["carer"] switch { "yes" => true, "no" => false, _ => null }, string.Join(';', issues));
    }

    private static bool Read(string cell, SheetClock service, Instant? notBefore, out Instant? at)
    {
        at = Wall.Parse(cell) is { Success: true, Value: var wall } ? service.At(wall, notBefore) : null;
        return cell.Length == 0 || at is not null;
    }
}
