using CrisisLine.Domain.Nights;
using FsCheck;
using FsCheck.Fluent;

namespace CrisisLine.Domain.Tests.Nights;

/// <summary>
/// A service with one rule, somewhere, some night. Kept as plain numbers, so that a night that breaks a promise can be
/// made smaller until it is simple enough to read, and prints itself.
/// </summary>
/// <param name="Day">Days after New Year's Day 2026; half of all nights lie next to a change of the clocks.</param>
/// <param name="Opens">Minutes after midnight.</param>
/// <param name="Minutes">From opening to close on the wall, at most 24 hours.</param>
/// <param name="Arrival">Minutes after midnight; so are the two ends of asking.</param>
public sealed record AnyEvening(string Zone, int Day, int Opens, int Minutes, int Arrival, int AskFrom, int AskTo)
{
    private const int MinutesOfADay = 24 * 60;

    private static readonly LocalDate Start = new(2026, 1, 1);
    private static readonly IReadOnlySet<IsoDayOfWeek> EveryDay =
        Enumerable.Range(1, 7).Select(day => (IsoDayOfWeek)day).ToHashSet();

    public DateTimeZone TimeZone => DateTimeZoneProviders.Tzdb[Zone];
    public LocalDate Night => Start.PlusDays(Day);
    public LocalTime From => Minute(Opens);
    public LocalTime To => Minute(Opens + Minutes);
    public Duration OnTheWall => Duration.FromMinutes(Minutes);

    public Timetable Timetable => new(
        [new OpeningRule(EveryDay, From, To, Start)],
        [new RequestWindow(Minute(AskFrom), Minute(AskTo), Start)],
        [new ArrivalRule(Minute(Arrival), 1, Start)],
        TimeZone);

    public NightTimes Times => Timetable.On(Night)!;

    /// <summary>Whether the clocks change on one of the two dates over which the night can reach.</summary>
    public bool ClocksChange =>
        TimeZone.GetZoneIntervals(new NodaTime.Interval(
            TimeZone.AtStartOfDay(Night).ToInstant(), TimeZone.AtStartOfDay(Night.PlusDays(2)).ToInstant())).Count() > 1;

    public static Arbitrary<AnyEvening> All => Arb.From(
        from zone in Gen.Elements("Europe/London", "UTC", "America/New_York", "Pacific/Auckland")
        from day in Gen.OneOf(Gen.Choose(0, 2190), NextToAChange(zone))
        from opens in TimeOfDay
        from minutes in Gen.OneOf(Gen.Choose(1, MinutesOfADay), Gen.Choose(1, 60),
            Gen.Choose(MinutesOfADay - 60, MinutesOfADay))
        from arrival in TimeOfDay
        from askFrom in TimeOfDay
        from askTo in TimeOfDay
        select new AnyEvening(zone, day, opens, minutes, arrival, askFrom, askTo),
        Smaller);

    /// <summary>Every second time lies in the hours in which clocks are changed.</summary>
    private static Gen<int> TimeOfDay => Gen.OneOf(Gen.Choose(0, MinutesOfADay - 1), Gen.Choose(0, 4 * 60));

    private static Gen<int> NextToAChange(string zone)
    {
        var from = Start.AtMidnight().InUtc().ToInstant();
        var changes = DateTimeZoneProviders.Tzdb[zone].GetZoneIntervals(from, from + Duration.FromDays(2190)).Skip(1)
            .Select(after => Period.DaysBetween(Start, after.IsoLocalStart.Date)).DefaultIfEmpty(1).ToArray();

        return from change in Gen.Elements(changes) from off in Gen.Choose(-1, 0) select Math.Max(0, change + off);
    }

    private static IEnumerable<AnyEvening> Smaller(AnyEvening evening) =>
        new[]
        {
            Less(evening.Day).Select(day => evening with { Day = day }),
            Less(evening.Opens).Select(opens => evening with { Opens = opens }),
            Less(evening.Minutes).Where(minutes => minutes > 0).Select(minutes => evening with { Minutes = minutes }),
            Less(evening.Arrival).Select(arrival => evening with { Arrival = arrival }),
            Less(evening.AskFrom).Select(from => evening with { AskFrom = from }),
            Less(evening.AskTo).Select(to => evening with { AskTo = to }),
        }.SelectMany(less => less);

    private static IEnumerable<int> Less(int number) =>
        new[] { 0, number / 2, number - 60, number - 1 }.Where(less => less >= 0 && less < number).Distinct();

    private static LocalTime Minute(int minutes) => LocalTime.Midnight.PlusMinutes(minutes % MinutesOfADay);
}
