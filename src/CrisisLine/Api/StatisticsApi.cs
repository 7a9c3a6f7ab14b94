using System.Security.Claims;
using CrisisLine.Data;
using CrisisLine.Domain.Statistics;
using CrisisLine.Statistics;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CrisisLine.Api;

/// <summary>What nights and years came to. Whoever is no manager is told nothing from which one person could be found.</summary>
public static class StatisticsApi
{
    private const int LongestYears = 30;

    private const string OpenData = "open-data";

    public static void MapStatistics(this IEndpointRouteBuilder api)
    {
        var statistics = api.MapGroup("/statistics").RequireAuthorization("reader");
        statistics.MapGet("/nightly", Nightly).WithSummary("One row for every night that was open, from one date to another.");
        statistics.MapGet("/nightly.csv", NightlyCsv).WithSummary("The same as a table.");
        statistics.MapGet("/annual/{year}", Year).WithSummary("A year in a sentence, and its measures with what they are parts of.");
    }

    private static async Task<Results<Ok<IReadOnlyList<NightlyRow>>, ProblemHttpResult>> Nightly(
        string? service, string? from, string? to, ClaimsPrincipal who, Database database, CancellationToken cancellation) =>
        await Read(service, from, to, who, database, cancellation) switch
        {
            ({ } rows, _) => TypedResults.Ok(rows),
            (_, var problem) => problem!,
        };

    private static async Task<IResult> NightlyCsv(
        string? service, string? from, string? to, ClaimsPrincipal who, Database database, CancellationToken cancellation)
    {
        var (rows, problem) = await Read(service, from, to, who, database, cancellation);
        return problem is null ? Results.Text(await Table.Of(rows!, cancellation), "text/csv; charset=utf-8") : problem;
    }

    private static async Task<Results<Ok<AnnualReport>, ProblemHttpResult>> Year(
        string year, string? service, string? form, ClaimsPrincipal who, Database database, CancellationToken cancellation)
    {
        if (ReportYear.Read(year) is not { } told)
            return Problems.BadRequest("The year must be written with four digits, such as 2014; or from April to March, such as 2014-15.");
        if (service is null)
            return Problems.BadRequest("service is missing: the key of a service.");
        if (form is not (null or OpenData))
            return Problems.BadRequest($"form is {OpenData}, or left out.");
        var isOpen = form is OpenData;
        return await database.Transact(tx => Annual.Of(tx, service, told, isOpen ? ReportForm.OpenData : IsManager(who) ? ReportForm.True : ReportForm.AnnualReport), cancellation) switch
        {
            AnnualAnswer.Told { Report: var report } => TypedResults.Ok(report),
            AnnualAnswer.Missing missing => TypedResults.Problem(
                $"Nothing is known of {string.Join(", ", missing.Months)}.", statusCode: 409, title: "missing",
                extensions: new Dictionary<string, object?> { ["missing"] = missing.Months }),
            _ => Problems.NotFound(),
        };
    }

    private static async Task<(IReadOnlyList<NightlyRow>? Rows, ProblemHttpResult? Problem)> Read(
        string? service, string? from, string? to, ClaimsPrincipal who, Database database, CancellationToken cancellation)
    {
        if (service is null)
            return (null, Problems.BadRequest("service is missing: the key of a service."));
        if (Dates.Read(from ?? "") is not { } first || Dates.Read(to ?? "") is not { } last)
            return (null, Problems.BadRequest("from and to must be dates, such as 2027-06-04."));
        if (first > last || Period.Between(first, last, PeriodUnits.Years).Years >= LongestYears)
            return (null, Problems.BadRequest($"from must not come after to, and no more than {LongestYears} years before it."));

        return await database.Transact<(IReadOnlyList<NightlyRow>?, ProblemHttpResult?)>(async tx =>
        {
            if (await tx.OneOrNone<Served>("select id, time_zone from service where key = @service", new { service }) is not { } served)
                return (null, Problems.NotFound());
            var zone = DateTimeZoneProviders.Tzdb[served.TimeZone];
            return ([.. (await Nights.Between(tx, served.Id, first, last)).Select(night => NightlyRow.Of(service, night, zone, IsManager(who)))], null);
        }, cancellation);
    }

    private static bool IsManager(ClaimsPrincipal who) => who.IsInRole("manager");

    private sealed record Served(int Id, string TimeZone);
}
