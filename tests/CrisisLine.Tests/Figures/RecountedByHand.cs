using System.Text.Json.Nodes;
using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Figures;

/// <summary>
/// Two hundred nights that never were, the clocks changing both ways and a new year among them, counted again from the bare rows by
/// something that shares nothing with the views. Every figure is the same.
/// </summary>
public sealed class RecountedByHand(CrisisLineApp app) : IClassFixture<CrisisLineApp>
{
    [Fact]
    public async Task Every_figure_of_two_hundred_nights_is_what_the_rows_say()
    {
        var people = (await app.HouseOpens("2026-12-19T18:05", places: 4)).Phones(24);
        await Task.WhenAll(people.Select(phone => phone.Texts("hello")));
        var accounts = new[] { await Team.Member(app, "Ann"), await Team.Member(app, "Ben"), await Team.Member(app, "Cem") };
        var counted = 0;
        foreach (var (wall, seed) in new[] { ("2026-12-20T12:00", 1), ("2027-09-01T12:00", 2) })
        {
            var house = await app.HouseOpens(wall, places: 5, nights: 120, arrivals: "18:30");
            var ann = await house.Supporter($"Ann {seed}", isHere: false);
            counted += await MadeNights.Happen(app, house.Key, accounts, ann.Id, seed);
            app.Clock.Now += Duration.FromDays(121);
            await Recount(house.Key);
        }

        Assert.True(counted >= 200, $"There were {counted} nights.");
    }

    private async Task Recount(string house)
    {
        var rows = await app.Database.Transact(tx => Rows.Of(tx, house), CancellationToken.None);
        var (first, last) = (rows.Nights[0].NightOf, rows.Nights[^1].NightOf);
        var told = await app.Database.Transact(tx => tx.Many<string>(
            "select to_jsonb(figure)::text from figures_of((select id from service where key = @house), @first, @last, @Now) figure", new { house, first, last, tx.Now }), CancellationToken.None);

        Assert.Equal(rows.Nights.Count, told.Count);
        Assert.Equal("", string.Join('\n', rows.Nights.Zip(told).SelectMany(pair => Differences(rows.Count(pair.First), JsonNode.Parse(pair.Second)!.AsObject()))));
    }

    private static IEnumerable<string> Differences(IReadOnlyList<(string Name, string Count)> byHand, JsonObject told)
    {
        Assert.Equal(byHand.Select(figure => figure.Name).Order(), told.Select(figure => figure.Key).Order());
        return from figure in byHand
               let said = told[figure.Name]?.ToString() ?? "none"
               where said != figure.Count
               select $"{told["night"]}: {figure.Name} is {said}, and by hand {figure.Count}";
    }
}
