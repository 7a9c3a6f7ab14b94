using CrisisLine.Data;
using CrisisLine.Taxis;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime.Text;

namespace CrisisLine.Api;

/// <summary>Taxis there and home.</summary>
public static class TaxisApi
{
    public static void MapTaxis(this IEndpointRouteBuilder api) =>
        api.MapGroup("/taxis").RequireAuthorization("worker").MapGet("", Show)
            .WithSummary("The taxi journeys of one night, of every service, the earliest pickup first.");

    private static async Task<Results<Ok<IReadOnlyList<ListedJourney>>, ProblemHttpResult>> Show(
        string? night, Database database, CancellationToken cancellation) =>
        LocalDatePattern.Iso.Parse(night ?? "") is { Success: true, Value: var date }
            ? TypedResults.Ok(await database.Transact(tx => ListedJourney.Of(tx, date), cancellation))
            : Problems.BadRequest("night must be a date, such as 2027-06-04.");
}
