using CsvHelper.Configuration.Attributes;
using NodaTime.Text;

namespace CrisisLine.Statistics;

/// <summary>A night's figures as they are told to programs. Whoever is no manager hears nothing of people: one night is too few of them.</summary>
/// <param name="TaxiCost">Pounds.</param>
public sealed record NightlyRow(
    [property: Name("service")] string Service, [property: Name("night")] string Night, [property: Name("requests")] int? Requests,
    [property: Name("offered")] int? Offered, [property: Name("visits")] int? Visits, [property: Name("visitors")] int? Visitors,
    [property: Name("firstTimeVisitors")] int? FirstTimeVisitors, [property: Name("placesAvailable")] int PlacesAvailable,
    [property: Name("placesUsed")] int? PlacesUsed, [property: Name("turnedAway")] int? TurnedAway, [property: Name("notArrived")] int? NotArrived,
    [property: Name("waitingLongestMinutes")] int? WaitingLongestMinutes, [property: Name("callsOffered")] int? CallsOffered,
    [property: Name("callsAnswered")] int? CallsAnswered, [property: Name("callsAbandoned")] int? CallsAbandoned,
    [property: Name("callbacksPromised")] int? CallbacksPromised, [property: Name("callbacksKept")] int? CallbacksKept,
    [property: Name("callbacksLate")] int? CallbacksLate, [property: Name("callbacksFailed")] int? CallbacksFailed,
    [property: Name("textsIn")] int? TextsIn, [property: Name("textsUrgent")] int? TextsUrgent,
    [property: Name("minutesToHumanMedian")] decimal? MinutesToHumanMedian, [property: Name("taxisOut")] int? TaxisOut,
    [property: Name("taxisHome")] int? TaxisHome, [property: Name("taxisLate")] int? TaxisLate, [property: Name("taxiCost")] decimal? TaxiCost,
    [property: Name("unstaffedMinutes")] int UnstaffedMinutes, [property: Name("unresolved")] int? Unresolved,
    [property: Name("provisional")] bool Provisional, [property: Name("definitionVersion")] int DefinitionVersion,
    [property: Name("generatedAt")] string GeneratedAt, [property: Name("suppressed")] bool Suppressed)
{
    public static NightlyRow Of(string service, NightFigures night, DateTimeZone zone, bool isTrue)
    {
        int? True(int count) => isTrue ? count : null;
        return new NightlyRow(
            service, LocalDatePattern.Iso.Format(night.Night), True(night.Requests), True(night.Offered), True(night.Visits), True(night.Visitors),
            True(night.FirstTimeVisitors), night.PlacesAvailable, True(night.PlacesUsed), True(night.TurnedAway), True(night.NotArrived),
            True(night.WaitingLongestMinutes), True(night.CallsOffered), True(night.CallsAnswered), True(night.CallsAbandoned),
            True(night.CallbacksPromised), True(night.CallbacksKept), True(night.CallbacksLate), True(night.CallbacksFailed), True(night.TextsIn),
            True(night.TextsUrgent), isTrue ? night.MinutesToHumanMedian : null, True(night.TaxisOut), True(night.TaxisHome), True(night.TaxisLate),
            isTrue ? night.TaxiPence / 100m : null, night.UnstaffedMinutes, True(night.Unresolved), night.Provisional, night.DefinitionVersion,
            OffsetDateTimePattern.Rfc3339.Format(night.GeneratedAt.InZone(zone).ToOffsetDateTime()), !isTrue);
    }
}
