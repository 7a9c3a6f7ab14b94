using System.Globalization;

namespace CrisisLine.PhoneSimulator.Rest;

/// <summary>Times as Twilio writes and reads them.</summary>
internal static class Dates
{
    /// <returns>RFC 2822, in whole seconds: <c>Sat, 21 Nov 2026 10:00:00 +0000</c>.</returns>
    public static string? Write(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString("ddd, dd MMM yyyy HH:mm:ss +0000", CultureInfo.InvariantCulture);

    /// <summary>
    /// Whether a time passes a list's filters: <c>Name</c> for that day, <c>Name&lt;</c> and <c>Name&gt;</c> for that day and
    /// before or after it. Days are UTC's.
    /// </summary>
    public static bool Passes(RestRequest request, string name, DateTimeOffset? time)
    {
        var day = time?.UtcDateTime.Date;
        return (Day(request[name]) is not { } on || day == on)
            && (Day(request[name + "<"]) is not { } until || day <= until)
            && (Day(request[name + ">"]) is not { } from || day >= from);
    }

    private static DateTime? Day(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time.UtcDateTime.Date
            : null;
}
