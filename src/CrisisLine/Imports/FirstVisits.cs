using CrisisLine.Data;

namespace CrisisLine.Imports;

/// <summary>Nights whose figures a sheet changes though it says nothing of them.</summary>
/// <param name="First">Of these nights.</param>
internal sealed record FirstVisits(LocalDate First, LocalDate Last)
{
    /// <summary>Who stands in an older sheet that comes later was not there for the first time then.</summary>
    /// <param name="last">The last night of the sheet.</param>
    /// <returns>Null if nobody of the sheet comes again.</returns>
    public static async Task<FirstVisits?> After(Tx tx, long import, int service, LocalDate last) =>
        await tx.One<Nights>(
            """
            select min(night) as first, max(night) as last
            from (select min(night) as night
                  from imported_visit
                  where service_id = @service and night > @last and visitor in (select visitor from imported_visit where import_id = @import and service_id = @service)
                  group by visitor) next_visits
            """, new { import, service, last }) is { First: { } from, Last: { } to } ? new FirstVisits(from, to) : null;

    private sealed record Nights(LocalDate? First, LocalDate? Last);
}
