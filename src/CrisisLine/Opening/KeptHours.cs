using CrisisLine.Data;
using CrisisLine.Domain.Nights;

namespace CrisisLine.Opening;

/// <summary>The hours of one service, as a manager looks at them and changes them.</summary>
public sealed record KeptHours(int Service, string Kind, Timetable Timetable)
{
    private const int DaysAhead = 14, LongestAhead = 3 * 365;

    public static async Task<KeptHours> Read(Tx tx, int service) => new(
        service, await tx.One<string>("select kind from service where id = @service", new { service }),
        (await Timetables.Read(tx)).Single(one => one.Service == service).Timetable);

    public LocalDate Today(Instant now) => now.InZone(Timetable.Zone).Date;

    /// <summary>What holds now, and what was decided for later.</summary>
    public IReadOnlyList<(LocalDate? From, HoursPlan Plan)> NowAndLater(Instant now) =>
        [(null, HoursPlan.On(Timetable, Today(now))),
            .. HoursPlan.ChangesAfter(Timetable, Today(now)).Select(date => ((LocalDate?)date, HoursPlan.On(Timetable, date)))];

    /// <returns>Why these hours cannot be kept, a sentence each; what was wrong before is not held against them.</returns>
    public IReadOnlyList<string> FaultsOf(LocalDate first, HoursPlan plan, Instant now)
    {
        if (first < Today(now))
            return ["Hours can be changed from today on; what is past stays as it was."];
        if (first > Today(now).PlusDays(LongestAhead))
            return ["That is more than three years ahead."];

        var changed = plan.From(first, Timetable);
        var faults = changed.Faults().Except(Timetable.Faults()).ToList();
        if (Kind == "house")
        {
            if (plan.Opening.Count > 0 && plan.Arrivals.Count == 0)
                faults.Add("Nobody is welcomed: give at least one arrival.");
            faults.AddRange(changed.Between(first, first.PlusDays(DaysAhead)).SelectMany(ServiceHours.OnNight));
        }

        return [.. faults.Distinct()];
    }

    /// <summary>The nights from one on, as they are and as they would be.</summary>
    public static async Task<IReadOnlyList<NightAhead>> Ahead(Tx tx, int service, LocalDate first, Timetable changed)
    {
        var last = first.PlusDays(DaysAhead - 1);
        var there = (await tx.Many<Row>(
            """
            select night, opens_at, closes_at, edited_at is not null as by_hand,
                   (select count(*)::int from place where night_id = night.id) as places
            from service_night night
            where service_id = @service and night between @first and @last
            """, new { service, first, last })).ToDictionary(row => row.Night);
        var untouched = (await ReplanNights.Untouched(tx, service, first)).Select(night => night.Night).ToHashSet();
        var keptShut = (await tx.Many<LocalDate>(
            "select night from closure where service_id = @service and night between @first and @last and undone_at is null",
            new { service, first, last })).ToHashSet();

        return [.. Enumerable.Range(0, DaysAhead).Select(first.PlusDays).Select(night => there.TryGetValue(night, out var row)
            ? new NightAhead(
                night, new NightTimes(night, row.OpensAt, row.ClosesAt, null, []), row.Places, changed.On(night),
                    !untouched.Contains(night), row.ByHand, IsKeptShut: false)
            : new NightAhead(
                night, null, 0, keptShut.Contains(night) ? null : changed.On(night), Stays: false, IsByHand: false,
                    keptShut.Contains(night)))];
    }

    private sealed record Row(LocalDate Night, Instant OpensAt, Instant ClosesAt, bool ByHand, int Places);
}

/// <summary>A night ahead under new hours.</summary>
/// <param name="Was">Null if it is shut as things stand.</param>
/// <param name="WillBe">By the new hours; null if they keep it shut.</param>
/// <param name="Stays">
/// It has begun, somebody was told something about it, or changed it by hand: the new hours leave it alone.
/// </param>
/// <param name="IsByHand">Added or changed by a colleague.</param>
/// <param name="IsKeptShut">By a colleague, whatever the hours say.</param>
public sealed record NightAhead(
    LocalDate Night, NightTimes? Was, int Places, NightTimes? WillBe, bool Stays, bool IsByHand, bool IsKeptShut)
{
    public int PlacesThen => WillBe?.Arrivals.Sum(arrival => arrival.Places) ?? 0;

    public bool Changes => !Stays && (Was?.OpensAt, Was?.ClosesAt, Places) != (WillBe?.OpensAt, WillBe?.ClosesAt, PlacesThen);
}
