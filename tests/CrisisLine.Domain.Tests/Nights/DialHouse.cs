using CrisisLine.Domain.Nights;
using NodaTime.Text;
using static NodaTime.IsoDayOfWeek;

namespace CrisisLine.Domain.Tests.Nights;

/// <summary>The house in Leeds of which the brief tells (§B1), and the words in which the tests speak of its times.</summary>
internal static class DialHouse
{
    public static readonly DateTimeZone London = DateTimeZoneProviders.Tzdb["Europe/London"];

    public static readonly LocalDate Beginning = new(2014, 1, 1);

    public static readonly IReadOnlySet<IsoDayOfWeek> FiveNights =
        new HashSet<IsoDayOfWeek> { Friday, Saturday, Sunday, Monday, Wednesday };

    public static readonly Timetable House = Open("18:00", "02:00");

    /// <summary>The same house with other hours.</summary>
    public static Timetable Open(string from, string to) => new(
        [new OpeningRule(FiveNights, Time(from), Time(to), Beginning)],
        [new RequestWindow(Time("18:00"), Time("22:30"), Beginning)],
        [
            new ArrivalRule(Time("18:30"), 2, Beginning), new ArrivalRule(Time("20:00"), 2, Beginning),
            new ArrivalRule(Time("21:30"), 2, Beginning), new ArrivalRule(Time("23:00"), 2, Beginning),
        ],
        London);

    public static OpeningRule On(IsoDayOfWeek day, string from, string to, LocalDate since, LocalDate? until = null) =>
        new(new HashSet<IsoDayOfWeek> { day }, Time(from), Time(to), since, until);

    public static LocalTime Time(string text) => LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(text).Value;

    public static LocalDate Date(string text) => LocalDatePattern.Iso.Parse(text).Value;

    /// <summary>An instant by the clocks of London, where they leave no doubt about it.</summary>
    public static Instant At(string wall) =>
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm").Parse(wall).Value.InZoneStrictly(London).ToInstant();

    public static Instant Utc(string text) =>
        InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm'Z'").Parse(text).Value;
}
