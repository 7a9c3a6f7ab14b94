namespace CrisisLine.Domain.Nights;

/// <summary>Days of the week that have the same hours. A close at or before the opening is on the next day.</summary>
public sealed record OpenOn(IReadOnlySet<IsoDayOfWeek> Days, LocalTime From, LocalTime To);

/// <summary>From when until when a place can be asked for.</summary>
public sealed record AskingHours(LocalTime From, LocalTime To);

/// <summary>How many people are welcomed at one time of the evening.</summary>
public sealed record Welcomed(LocalTime At, int Places);

/// <summary>All hours that a service keeps from some night on, as a manager writes them on one form.</summary>
/// <param name="Asking">Null for a line, which nobody comes to.</param>
public sealed record HoursPlan(IReadOnlyList<OpenOn> Opening, AskingHours? Asking, IReadOnlyList<Welcomed> Arrivals)
{
    private static readonly IsoDayOfWeek[] Week = Enum.GetValues<IsoDayOfWeek>()[1..];

    /// <summary>What holds on a night and, until the next change, on those after it.</summary>
    public static HoursPlan On(Timetable timetable, LocalDate night) => new(
        [.. WeekOf(timetable.Opening, night).Select(rule => new OpenOn(rule.Days, rule.From, rule.To))],
        timetable.Requests.For(night) is { } window ? new AskingHours(window.From, window.To) : null,
        [.. timetable.Arrivals.For(night).OrderBy(arrival => arrival.At).Select(arrival =>
            new Welcomed(arrival.At, arrival.Places))]);

    /// <summary>The nights after <paramref name="today"/> on which something changes, in order.</summary>
    public static IReadOnlyList<LocalDate> ChangesAfter(Timetable timetable, LocalDate today) =>
        [.. Turns(timetable.Opening)
            .Concat(timetable.Requests.Select(window => window.EffectiveFrom))
            .Concat(timetable.Arrivals.Select(arrival => arrival.EffectiveFrom))
            .Where(date => date > today).Distinct().Order()];

    /// <summary>
    /// The timetable as it is when this plan holds from a night on, until the change that was planned next: what is past
    /// stays as it was, and what is planned for later comes as it was planned.
    /// </summary>
    public Timetable From(LocalDate first, Timetable timetable) => timetable with
    {
        Opening = OpeningFrom(first, timetable.Opening),
        Requests = [.. timetable.Requests.Where(window => window.EffectiveFrom != first || Asking is null),
            .. Asking is { } asking ? [new RequestWindow(asking.From, asking.To, first)] : Array.Empty<RequestWindow>()],
        Arrivals = [.. timetable.Arrivals.Where(arrival => arrival.EffectiveFrom != first || Arrivals.Count == 0),
            .. Arrivals.Select(arrival => new ArrivalRule(arrival.At, arrival.Places, first))],
    };

    private List<OpeningRule> OpeningFrom(LocalDate first, IReadOnlyList<OpeningRule> rules)
    {
        LocalDate? next = Turns(rules).Where(date => date > first).Order().Select(date => (LocalDate?)date).FirstOrDefault();
        var before = rules.Where(rule => rule.EffectiveFrom < first)
            .Select(rule => rule.EffectiveUntil is { } end && end <= first ? rule : rule with { EffectiveUntil = first });
        var now = Opening.Select(open => new OpeningRule(open.Days, open.From, open.To, first, next));
        return [.. before, .. now, .. next is { } date ? GoOn(rules, first, date) : [],
            .. rules.Where(rule => rule.EffectiveFrom > first)];
    }

    /// <summary>
    /// What held before the plan and was still to hold at the next change, but for the days that this change names anew.
    /// </summary>
    private static IEnumerable<OpeningRule> GoOn(IReadOnlyList<OpeningRule> rules, LocalDate first, LocalDate next)
    {
        var named = rules.Where(rule => rule.EffectiveFrom == next).SelectMany(rule => rule.Days).ToHashSet();
        return WeekOf([.. rules.Where(rule => rule.EffectiveFrom <= first)], next)
            .Select(rule => rule with { Days = rule.Days.Except(named).ToHashSet(), EffectiveFrom = next })
            .Where(rule => rule.Days.Count > 0);
    }

    /// <summary>The rules of a week, each with the days that are really its own: the newest that names a day has it.</summary>
    private static IEnumerable<OpeningRule> WeekOf(IReadOnlyList<OpeningRule> rules, LocalDate night) =>
        from day in Week
        let rule = rules.Where(rule => rule.Days.Contains(day) && rule.HoldsOn(night)).MaxBy(rule => rule.EffectiveFrom)
        where rule is not null
        group (day, rule) by (rule.From, rule.To, rule.EffectiveUntil) into same
        select same.First().rule with { Days = same.Select(one => one.day).ToHashSet() };

    private static IEnumerable<LocalDate> Turns(IReadOnlyList<OpeningRule> rules) =>
        rules.Select(rule => rule.EffectiveFrom).Concat(rules.Select(rule => rule.EffectiveUntil).OfType<LocalDate>());
}
