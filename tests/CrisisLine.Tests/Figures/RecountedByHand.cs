using System.Text.Json.Nodes;
using CrisisLine.Statistics;
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
            var house = await app.HouseOpens(wall, places: 5, nights: 105, arrivals: "18:30");
            var ann = await house.Supporter($"Ann {seed}", isHere: false);
            counted += await MadeNights.Happen(app, house.Key, accounts, ann.Id, seed);
            app.Clock.Now += Duration.FromDays(106);
            await Recount(house.Key);
        }

        Assert.True(counted >= 200, $"There were {counted} nights.");
    }

    private async Task Recount(string house)
    {
        var rows = await app.Database.Transact(tx => Rows.Of(tx, house), CancellationToken.None);
        var beside = await app.Database.Transact(tx => RowsBeside.Of(tx, house, rows.Nights), CancellationToken.None);
        var (first, last) = (rows.Nights[0].NightOf, rows.Nights[^1].NightOf);
        var told = await app.Database.Transact(tx => tx.Many<string>(
            "select (to_jsonb(figure) - '{id,service_id,definition_version,made_at,because,replaced_at,is_stale}'::text[])::text from figures_of((select id from service where key = @house), @first, @last, @Now) figure", new { house, first, last, tx.Now }), CancellationToken.None);

        Assert.Equal(rows.Nights.Count, told.Count);
        NothingDiffers(rows.Nights.Zip(told).SelectMany(pair => Differences([.. rows.Count(pair.First), .. beside.Count(pair.First)], JsonNode.Parse(pair.Second)!.AsObject())));
        await RecountMeasures(house, rows, beside);
    }

    private async Task RecountMeasures(string house, Rows rows, RowsBeside beside)
    {
        // Not from the first night on: some have been here before.
        var nights = rows.Nights.Skip(40).Select(night => (IReadOnlyDictionary<string, string>)rows.Count(night).Concat(beside.Count(night)).ToDictionary(count => count.Name, count => count.Count)).ToList();
        await app.Database.Transact(async tx =>
        {
            var byHand = await YearByHand.Of(tx, house, nights);
            var told = (await Measures.OfYear(tx, await tx.One<int>("select id from service where key = @house", new { house }), rows.Nights[40].NightOf, rows.Nights[^1].NightOf))
                .ToDictionary(measure => $"{measure.Key} {measure.Unit}", YearByHand.Told);
            Assert.Equal(byHand.Measures().Select(measure => measure.Key).Order(), told.Keys.Order());
            NothingDiffers(from measure in byHand.Measures() where told[measure.Key] != measure.Count select $"{measure.Key} is {told[measure.Key]}, and by hand {measure.Count}");
            return true;
        }, CancellationToken.None);
    }

    private static void NothingDiffers(IEnumerable<string> differences) => Assert.True(!differences.Any(), string.Join('\n', differences));

    private static IEnumerable<string> Differences(IReadOnlyList<(string Name, string Count)> byHand, JsonObject told)
    {
        Assert.Equal(byHand.Select(figure => figure.Name).Order(), told.Select(figure => figure.Key).Order());
        return from figure in byHand
               let said = Said(told[figure.Name])
               where said != figure.Count
               select $"{told["night"]}: {figure.Name} is {said}, and by hand {figure.Count}";
    }

    /// <summary>What is counted by something else, noughts left out, in the order of its names.</summary>
    private static string Said(JsonNode? count) => count switch
    {
        null => "none",
        JsonObject parts => RowsBeside.Written((from part in parts
                                                from leaf in part.Value is JsonObject inner ? inner.Select(one => (Name: $"{part.Key}.{one.Key}", one.Value)) : [(part.Key, part.Value)]
                                                let number = leaf.Value!.ToString()
                                                where number != "0"
                                                select (leaf.Name, number)).ToDictionary(leaf => leaf.Name, leaf => leaf.number)),
        _ => count.ToString(),
    };
}
