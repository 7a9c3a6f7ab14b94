using CrisisLine.Domain.Nights;
using NodaTime.Text;

namespace CrisisLine.Pages;

/// <summary>An instant as a history shows it: day, year and the time on the wall.</summary>
public static class Moments
{
    private static readonly LocalDatePattern Day = LocalDatePattern.CreateWithInvariantCulture("d MMM uuuu");

    public static string Of(Instant at, DateTimeZone zone)
    {
        var wall = at.InZone(zone);
        return $"{Day.Format(wall.Date)}, {SpokenTime.Of(wall.TimeOfDay)}";
    }
}
