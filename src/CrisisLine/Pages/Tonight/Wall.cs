using CrisisLine.Domain.Nights;
using CrisisLine.Visits;
using NodaTime.Text;

namespace CrisisLine.Pages.Tonight;

/// <summary>Times as they stand on the wall of the house, whatever the screen's own clock says.</summary>
public static class Wall
{
    private static readonly LocalDatePattern DayAndDate = LocalDatePattern.CreateWithInvariantCulture("dddd d MMMM");

    public static string At(this TonightBoard night, Instant at) => SpokenTime.Of(at.InZone(night.Zone).TimeOfDay);

    public static string Of(LocalDate night) => DayAndDate.Format(night);
}
