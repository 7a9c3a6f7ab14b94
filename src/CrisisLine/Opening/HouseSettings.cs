using System.Globalization;
using System.Text.RegularExpressions;
using CrisisLine.Domain.People;

namespace CrisisLine.Opening;

/// <summary>Something about a service that is one value, and holds from the moment it is changed.</summary>
/// <param name="Name">As in the history.</param>
/// <param name="Fault">A sentence, if a value cannot be meant.</param>
/// <param name="MayBeEmpty">Then nothing is set.</param>
public sealed record HouseSetting(string Name, string Column, string Fault, bool MayBeEmpty, Func<string, string?> Read);

/// <summary>What can be changed of a service beside its hours.</summary>
public static partial class HouseSettings
{
    public const string Taxi = "taxi.", SecondTaxi = "taxi2.";

    private const string MinutesFault = "Minutes must be a whole number from 1 to 600.";

    /// <summary>Columns of the service.</summary>
    public static IReadOnlyList<HouseSetting> OfService { get; } =
    [
        new("hold-minutes", "hold_minutes", MinutesFault, MayBeEmpty: false, Minutes),
        new("offer-minutes", "offer_minutes", MinutesFault, MayBeEmpty: false, Minutes),
        new("promise-minutes", "promise_minutes", MinutesFault, MayBeEmpty: false, Minutes),
        new("minimum-cover", "minimum_cover", "How many must be there is a whole number from 0 to 50.", MayBeEmpty: false, text => Number(text, 0, 50)),
        new("most-day-minutes", "most_day_minutes", "The most in a day is a whole number of minutes, up to a day, or empty.", MayBeEmpty: true,
            text => Number(text, 30, 1440)),
        new("most-week-minutes", "most_week_minutes", "The most in a week is a whole number of minutes, up to a week, or empty.", MayBeEmpty: true,
            text => Number(text, 60, 10080)),
        new("rest-minutes", "rest_minutes", "Minutes of rest must be a whole number from 0 to 60.", MayBeEmpty: false, text => Number(text, 0, 60)),
        new("auto-confirm", "auto_confirm", "A worker confirms, or nobody has to.", MayBeEmpty: false, YesOrNo),
        new("family-rooms", "family_rooms", "Family rooms must be a whole number from 0 to 20.", MayBeEmpty: false,
            text => Number(text, 0, 20)),
        new("address", "address", "The address is said in texts: at most 60 letters, on one line.", MayBeEmpty: true,
            text => Words(text, 60)),
    ];

    /// <summary>Columns of the taxi firms: the first, and the one that is asked when the first cannot come.</summary>
    public static IReadOnlyList<HouseSetting> OfTaxi { get; } =
    [
        .. OfFirm(Taxi),
        new(Taxi + "lead", "lead_minutes", MinutesFault, MayBeEmpty: true, Minutes),
        new(Taxi + "drive", "drive_minutes", MinutesFault, MayBeEmpty: true, Minutes),
        new(Taxi + "drives", "drives", "Where it takes longer is written LS16=40, LS29=55.", MayBeEmpty: true, Drives),
        new(Taxi + "usual-cost", "usual_cost", "A cost is written in pounds, such as 12.50.", MayBeEmpty: true, Pounds),
        new(Taxi + "night-cap", "night_cap", "A cost is written in pounds, such as 12.50.", MayBeEmpty: true, Pounds),
        .. OfFirm(SecondTaxi),
    ];

    private static IEnumerable<HouseSetting> OfFirm(string prefix) =>
    [
        new(prefix + "firm", "firm", "The name of the firm has at most 80 letters.", MayBeEmpty: true, text => Words(text, 80)),
        new(prefix + "channel", "channel",
            "A firm is told by text (sms), by a person who rings it (manual), by email, on a page of ours, or by its own interface (api).",
            MayBeEmpty: true, Channel),
        new(prefix + "number", "number", "That is no number such as 0113 496 0020.", MayBeEmpty: true, text => PhoneNumber.Read(text)?.E164),
        new(prefix + "email", "email", "That is no email address.", MayBeEmpty: true, text => Email().IsMatch(text) ? text : null),
        new(prefix + "account", "account", "The account has at most 40 letters.", MayBeEmpty: true, text => Words(text, 40)),
        new(prefix + "area", "area", "The area is written as postcode districts, such as LS, BD or LS6.", MayBeEmpty: true, Area),
        new(prefix + "accept-within", "accept_within_minutes", MinutesFault, MayBeEmpty: true, Minutes),
        new(prefix + "url", "url", "An address of the firm's interface begins with https://.", MayBeEmpty: true,
            text => Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "https" or "http" ? text.TrimEnd('/') : null),
    ];

    private static string? Minutes(string text) => Number(text, 1, 600);

    private static string? Number(string text, int least, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number.ToString(CultureInfo.InvariantCulture)
            : null;

    private static string? Channel(string text) => text.ToLowerInvariant() switch
    {
        "sms" or "text" => "sms",
        "manual" or "phone" => "manual",
        "email" or "page" or "api" => text.ToLowerInvariant(),
        _ => null,
    };

    private static string? YesOrNo(string text) => text is "true" or "false" ? text : null;

    private static string? Words(string text, int most) => text.Length <= most && !text.Any(char.IsControl) ? text : null;

    private static string? Area(string text)
    {
        var districts = text.ToUpperInvariant().Split([',', ' '], StringSplitOptions.RemoveEmptyEntries).Distinct().ToList();
        return districts.Count is > 0 and <= 60 && districts.All(one => District().IsMatch(one)) ? string.Join(',', districts)
            : null;
    }

    private static string? Drives(string text)
    {
        var parts = text.ToUpperInvariant().Replace(" ", "", StringComparison.Ordinal).Split(',', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length is > 0 and <= 60 && parts.All(one => one.Split('=') is [var district, var minutes] && District().IsMatch(district) && Minutes(minutes) is not null)
            ? string.Join(',', parts.Distinct()) : null;
    }

    private static string? Pounds(string text) =>
        decimal.TryParse(text.TrimStart('£'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var pounds) && pounds is >= 0 and < 100_000
            ? pounds.ToString("0.00", CultureInfo.InvariantCulture) : null;

    [GeneratedRegex("^[A-Z]{1,2}([0-9][0-9A-Z]?)?$")]
    private static partial Regex District();

    [GeneratedRegex(@"^[^@\s]{1,64}@[^@\s]{1,100}\.[^@\s]{2,}$")]
    private static partial Regex Email();
}
