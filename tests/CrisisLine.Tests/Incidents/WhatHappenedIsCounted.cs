using System.Text.Json.Nodes;
using CrisisLine.Staff;
using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Incidents;

/// <summary>Of the book only counts leave it, by the day on which something happened; small ones not even those.</summary>
public sealed class WhatHappenedIsCounted(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    [Fact]
    public async Task A_year_tells_how_many_and_to_the_outside_none_from_one_to_four()
    {
        var house = await app.HouseOpens("2027-06-04T18:05", places: 4);
        await app.BringsInVisits(Sheets.Visits(house.Key, 2026, 400, 60, 100, 100, 100));
        using var max = await Colleague.SignsIn(app, house.Key, Role.Manager, "Max");
        await max.Opens("/happened");
        foreach (var (kind, times, day) in new[] { ("near_miss", 6, "2026-03-01"), ("complaint", 2, "2026-12-31"), ("data_breach", 1, "2026-01-01"), ("incident", 3, "2027-01-01") })
            for (var time = 0; time < times; time++)
                await max.Presses("Write it down", ("kind", kind), ("day", day), ("what", "a marmalade matter"));

        var (_, managed) = await app.Line.Api($"/statistics/annual/2026?service={house.Key}");
        var (_, read) = await app.Line.Api($"/statistics/annual/2026?service={house.Key}", "demo-reader");

        Assert.Equal(
            [(21, "nearMisses", 6), (30, "complaints", 2), (30, "dataBreaches", 1), (30, "incidents", 0), (30, "safeguarding", 0)], Counts(managed!));
        Assert.Equal(
            [(21, "nearMisses", 6), (30, "complaints", null), (30, "dataBreaches", null), (30, "incidents", 0), (30, "safeguarding", 0)], Counts(read!));
        Assert.DoesNotContain("marmalade", managed!.ToJsonString());
        await max.Opens($"/figures/{house.Key}/year/2026");
        Assert.Contains("Near misses near misses 6", max.Text);
        Assert.Contains("Complaints complaints few", max.Text);
    }

    private static IEnumerable<(int, string, long?)> Counts(JsonNode year) =>
        year["measures"]!.AsArray().Where(measure => (int)measure!["number"]! is 21 or 30)
            .Where(measure => (string)measure!["key"]! is "nearMisses" or "complaints" or "incidents" or "safeguarding" or "dataBreaches")
            .Select(measure => ((int)measure!["number"]!, (string)measure["key"]!, (long?)measure["numerator"])).OrderBy(one => one.Item1).ThenBy(one => one.Item2, StringComparer.Ordinal);
}
