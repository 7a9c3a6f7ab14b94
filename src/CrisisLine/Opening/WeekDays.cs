namespace CrisisLine.Opening;

/// <summary>How days are written in settings and in the opening_rule table: Fri,Sat,Sun.</summary>
public static class WeekDays
{
    private static readonly IsoDayOfWeek[] Week = Enum.GetValues<IsoDayOfWeek>()[1..];

    /// <returns>Null if it names no day. A full name, "all", "weekdays" and "weekend" are understood too.</returns>
    public static IsoDayOfWeek[]? Read(string? text) => text?.Trim().ToUpperInvariant() switch
    {
        "ALL" => Week,
        "WEEKDAYS" => Week[..5],
        "WEEKEND" or "WEEKENDS" => Week[5..],
        { Length: >= 3 } name when Week.FirstOrDefault(day => day.ToString().StartsWith(name, StringComparison.OrdinalIgnoreCase))
            is not IsoDayOfWeek.None and var day => [day],
        _ => null,
    };

    public static string Write(IEnumerable<IsoDayOfWeek> days) => string.Join(',', days.Order().Select(day => day.ToString()[..3]));
}
