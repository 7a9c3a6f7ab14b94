using CrisisLine.Data;
using CrisisLine.Domain.Nights;
using CrisisLine.Opening;

namespace CrisisLine.Imports;

/// <summary>A service as a sheet names it, and how times on its wall are to be understood.</summary>
public sealed class SheetClock(int service, string kind, Timetable timetable)
{
    private static readonly LocalTime UsualOpening = new(18, 0);
    private readonly Dictionary<LocalDate, LocalTime> _midnights = [];

    public int Service => service;

    public bool IsHouse => kind == "house";

    public static async Task<IReadOnlyDictionary<string, SheetClock>> All(Tx tx)
    {
        var services = (await tx.Many<Row>("select id, key, kind from service")).ToDictionary(row => row.Id);
        return (await Timetables.Read(tx)).ToDictionary(one => services[one.Service].Key, one => new SheetClock(one.Service, services[one.Service].Kind, one.Timetable));
    }

    /// <summary>A time on the wall in a night: what comes earlier than six hours before the opening is after its midnight.</summary>
    /// <param name="notBefore">Of a time that came twice, when the clocks went back, the first that is not before this.</param>
    /// <returns>Null if the clocks jumped over it.</returns>
    public Instant? At(LocalDate night, LocalTime time, Instant? notBefore = null)
    {
        var date = time < DayBegins(night) ? night.PlusDays(1) : night;
        return At(date + time, notBefore);
    }

    public Instant? At(LocalDateTime wall, Instant? notBefore = null)
    {
        var mapping = timetable.Zone.MapLocal(wall);
        return mapping.Count switch
        {
            0 => null,
            2 when mapping.First().ToInstant() < notBefore => mapping.Last().ToInstant(),
            _ => mapping.First().ToInstant(),
        };
    }

    /// <summary>The night that something belongs to which happened then: the one that was open, or the day that began at noon.</summary>
    public LocalDate NightOf(Instant at)
    {
        var date = at.InZone(timetable.Zone).Date;
        return new[] { date, date.PlusDays(-1) }.Where(night => timetable.On(night) is { } open && open.OpensAt <= at && at < open.ClosesAt)
            .Cast<LocalDate?>().FirstOrDefault() ?? (at - Duration.FromHours(12)).InZone(timetable.Zone).Date;
    }

    private LocalTime DayBegins(LocalDate night)
    {
        if (_midnights.TryGetValue(night, out var known))
            return known;
        // A night that the rules call shut began when nights of then did.
        var opens = timetable.Opening.For(night)?.From
            ?? timetable.Opening.Where(rule => rule.EffectiveFrom <= night).OrderByDescending(rule => rule.EffectiveFrom).FirstOrDefault()?.From
            ?? timetable.Opening.OrderBy(rule => rule.EffectiveFrom).FirstOrDefault()?.From ?? UsualOpening;
        return _midnights[night] = opens >= new LocalTime(6, 0) ? opens.PlusHours(-6) : LocalTime.Midnight;
    }

    private sealed record Row(int Id, string Key, string Kind);
}
