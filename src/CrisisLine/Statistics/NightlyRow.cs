using NodaTime.Text;

namespace CrisisLine.Statistics;

/// <summary>A night's figures as they are told to programs. Whoever is no manager hears nothing of people: one night is too few of them.</summary>
/// <param name="TaxiCost">Pounds.</param>
public sealed record NightlyRow(
    string Service, string Night, int? Requests, int? Offered, int? Visits, int? Visitors, int? FirstTimeVisitors, int PlacesAvailable,
    int? PlacesUsed, int? TurnedAway, int? NotArrived, int? WaitingLongestMinutes, int? CallsOffered, int? CallsAnswered, int? CallsAbandoned,
    int? CallbacksPromised, int? CallbacksKept, int? CallbacksLate, int? CallbacksFailed, int? TextsIn, int? TextsUrgent,
    decimal? MinutesToHumanMedian, int? TaxisOut, int? TaxisHome, int? TaxisLate, decimal? TaxiCost, int UnstaffedMinutes, int? Unresolved,
    bool Provisional, int DefinitionVersion, string GeneratedAt, bool Suppressed)
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
