using System.Globalization;
using CrisisLine.Domain.Nights;
using CrisisLine.Domain.People;
using NodaTime.Text;

namespace CrisisLine.Opening;

/// <summary>Reads <c>Services:N</c> of the settings. Whatever cannot be meant is a line for whoever wrote it, and the start stops.</summary>
public sealed class SettingsReader
{
    private static readonly LocalTimePattern Time = LocalTimePattern.CreateWithInvariantCulture("H:mm");
    private static readonly string[] Kinds = ["house", "helpline", "peerline"];
    private static readonly LocalDate Always = new(2000, 1, 1);

    private readonly List<string> _faults = [];

    /// <summary>What is wrong, a line each, beginning with the setting's full name.</summary>
    public IReadOnlyList<string> Faults => _faults;

    public IReadOnlyList<ServiceSettings> Read(IConfigurationSection services)
    {
        var read = services.GetChildren().Select(ReadOne).ToList();
        foreach (var key in Repeated(read.Select(service => service.Key)))
            _faults.Add($"Services: two services have the key \"{key}\".");
        // A number that stands twice in one service is harmless; in two, nobody could say who was texted.
        foreach (var number in Repeated(read.SelectMany(service => service.Numbers.Select(one => one.Number).Distinct())))
            _faults.Add($"Services: the number ending {number.E164[^4..]} belongs to two services.");
        return read;
    }

    private ServiceSettings ReadOne(IConfigurationSection section)
    {
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(section["TimeZone"] ?? "Europe/London");
        if (zone is null)
            Fault(section.GetSection("TimeZone"), "is no time zone such as Europe/London");

        var kind = section["Kind"] ?? "house";
        if (!Kinds.Contains(kind))
            Fault(section.GetSection("Kind"), "must be house, helpline or peerline");

        var unreadable = _faults.Count;
        var timetable = new Timetable(
            Opening(section), Requests(section), Arrivals(section), zone ?? DateTimeZone.Utc);
        // A time that could not be read would seem to contradict all the others, and one line about it is enough.
        if (_faults.Count == unreadable)
            foreach (var fault in timetable.Faults())
                _faults.Add($"{section.Path}: {fault}");
        if (timetable.Opening.Count == 0)
            Fault(section.GetSection("Opening"), "is missing: when is this service open?");

        return new ServiceSettings(
            Required(section, "Key"), Required(section, "Name"), kind, Numbers(section), section["Address"], timetable,
            YesOrNo(section, "AutoConfirm", otherwise: true), Minutes(section, "HoldMinutes", 30), Minutes(section, "OfferMinutes", 15),
            Minutes(section.GetSection("Callback"), "PromiseMinutes", 15),
            Minutes(section.GetSection("Callback"), "AttemptGapMinutes", 15), Number(section.GetSection("Callback"), "MaxAttempts", 2, "must be a whole number, one or more"), TaxiFirmSettings.Read(section.GetSection("Taxi"), Fault));
    }

    private List<OpeningRule> Opening(IConfigurationSection section) =>
        [.. section.GetSection("Opening").GetChildren().Select(rule => new OpeningRule(
            DaysIn(rule), TimeIn(rule, "From"), TimeIn(rule, "To"), DateIn(rule, "EffectiveFrom") ?? Always, DateIn(rule, "EffectiveUntil")))];

    // Without a window of their own, requests are welcome for as long as the house is open.
    private List<RequestWindow> Requests(IConfigurationSection section)
    {
        if (section["Kind"] is not (null or "house"))
            return [];
        if (section.GetSection("Requests") is var window && window.Exists())
            return [new RequestWindow(TimeIn(window, "From"), TimeIn(window, "To"), Always)];
        return [.. Opening(section).Select(rule => new RequestWindow(rule.From, rule.To, rule.EffectiveFrom))
            .DistinctBy(rule => rule.EffectiveFrom)];
    }

    private List<ArrivalRule> Arrivals(IConfigurationSection section) =>
        [.. section.GetSection("Arrivals").GetChildren()
            .Select(arrival => new ArrivalRule(TimeIn(arrival, "At"), Places(arrival), Always))];

    private List<ServiceNumber> Numbers(IConfigurationSection section)
    {
        var spoken = section.GetSection("Numbers").GetChildren().Select(number => (Section: number, IsQuiet: false));
        var quiet = section.GetSection("QuietNumber") is { Value: not null } one ? new[] { (Section: one, IsQuiet: true) } : [];
        return [.. spoken.Concat(quiet).SelectMany(number => NumberIn(number.Section, number.IsQuiet)).DistinctBy(number => number.Number)];
    }

    private IEnumerable<ServiceNumber> NumberIn(IConfigurationSection section, bool isQuiet)
    {
        if (PhoneNumber.Read(section.Value) is { } number)
            return [new ServiceNumber(number, isQuiet)];
        Fault(section, "is no number such as +441134960001");
        return [];
    }

    private HashSet<IsoDayOfWeek> DaysIn(IConfigurationSection rule) =>
        [.. rule.GetSection("Days").GetChildren().SelectMany(day => WeekDays.Read(day.Value) ?? Unreadable(day))];

    private IsoDayOfWeek[] Unreadable(IConfigurationSection day)
    {
        Fault(day, "is no day such as Fri");
        return [];
    }

    private LocalTime TimeIn(IConfigurationSection section, string name)
    {
        if (Time.Parse(section[name] ?? "") is { Success: true, Value: var time })
            return time;
        // A day that ends at 24:00 ends at the next midnight.
        if (section[name] == "24:00")
            return LocalTime.Midnight;
        Fault(section.GetSection(name), "is no time such as 18:00");
        return LocalTime.Midnight;
    }

    private LocalDate? DateIn(IConfigurationSection section, string name)
    {
        if (section[name] is not { Length: > 0 } text)
            return null;
        if (LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var date })
            return date;
        Fault(section.GetSection(name), "is no date such as 2027-01-31");
        return null;
    }

    private int Places(IConfigurationSection arrival)
    {
        if (int.TryParse(Required(arrival, "Places"), CultureInfo.InvariantCulture, out var places))
            return places;
        if (arrival["Places"] is { Length: > 0 })
            Fault(arrival.GetSection("Places"), "must be a whole number, one or more");
        return 0;
    }

    private bool YesOrNo(IConfigurationSection section, string name, bool otherwise)
    {
        if (section[name] is not { Length: > 0 } text)
            return otherwise;
        if (bool.TryParse(text, out var isYes))
            return isYes;
        Fault(section.GetSection(name), "must be true or false");
        return otherwise;
    }

    private int Minutes(IConfigurationSection section, string name, int otherwise) =>
        Number(section, name, otherwise, "must be a whole number of minutes, one or more");

    private int Number(IConfigurationSection section, string name, int otherwise, string fault)
    {
        if (section[name] is not { Length: > 0 } text)
            return otherwise;
        if (int.TryParse(text, CultureInfo.InvariantCulture, out var number) && number > 0)
            return number;
        Fault(section.GetSection(name), fault);
        return otherwise;
    }

    private string Required(IConfigurationSection section, string name)
    {
        if (section[name] is { Length: > 0 } text)
            return text;
        Fault(section.GetSection(name), "is missing");
        return "";
    }

    private void Fault(IConfigurationSection section, string what) => _faults.Add($"{section.Path} {what}.");

    private static IEnumerable<T> Repeated<T>(IEnumerable<T> all) =>
        all.GroupBy(one => one).Where(same => same.Count() > 1).Select(same => same.Key);
}
