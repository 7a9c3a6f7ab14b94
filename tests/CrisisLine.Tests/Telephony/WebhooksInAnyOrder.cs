using System.Globalization;
using CrisisLine.Tests.Support;
using Npgsql;

namespace CrisisLine.Tests.Telephony;

/// <summary>
/// Eighteen here; two thousand with <c>CRISISLINE_ORDERS=2000 tests/run --filter WebhooksInAnyOrder</c>. One that failed names its
/// seed, and <c>CRISISLINE_SEED</c> begins with it.
/// </summary>
public sealed class WebhooksInAnyOrder
{
    private const int OnOneDatabase = 50;

    [Fact]
    public async Task H28_However_often_and_in_whatever_order_webhooks_come_the_evening_ends_alike()
    {
        var (orders, first) = (Setting("CRISISLINE_ORDERS") ?? 18, Setting("CRISISLINE_SEED") ?? 0);
        for (var from = 0; from < orders; from += OnOneDatabase)
            await Pass(first + from, Math.Min(OnOneDatabase, orders - from));
    }

    private static async Task Pass(int from, int count)
    {
        var app = new CrisisLineApp();
        await app.InitializeAsync();
        try
        {
            var other = new Line(await app.StartNode());
            await using var database = new NpgsqlConnection(app.ConnectionString);
            await database.OpenAsync();

            var expected = await new RandomOrder(app, other, database, seed: null, firstPhone: 0).Pass();
            Assert.StartsWith("cancelled cancelled confirmed | (True, A place is kept for them now", expected, StringComparison.Ordinal);
            for (var nth = 1; nth <= count; nth++)
            {
                var came = await new RandomOrder(app, other, database, from + nth - 1, nth * RandomOrder.People).Pass();
                Assert.True(expected == came, $"Seed {from + nth - 1}: expected {expected}, and there came {came}.");
            }
        }
        finally
        {
            await app.DisposeAsync();
        }
    }

    private static int? Setting(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : null;
}
