using System.Globalization;
using CrisisLine.Tests.Support;
using Npgsql;

namespace CrisisLine.Tests.Bookings;

/// <summary>
/// Offers, cancellations and late answers at the same moment on two nodes, evening after evening. Four here; a thousand
/// with <c>CRISISLINE_EVENINGS=1000 tests/run --filter EveningsAtRandom</c>. One that failed names its seed, and
/// <c>CRISISLINE_SEED</c> plays it again alone, as often as <c>CRISISLINE_EVENINGS</c> says.
/// </summary>
public sealed class EveningsAtRandom
{
    // As many as have phones of their own: Ofcom keeps a thousand numbers for drama.
    private const int OnOneDatabase = 1000 / RandomEvening.MostPeople;

    private static int Evenings => Setting("CRISISLINE_EVENINGS") ?? 4;

    [Fact]
    public async Task Offers_racing_cancellations_racing_late_answers_on_two_nodes_leave_every_night_consistent()
    {
        for (var from = 0; from < Evenings; from += OnOneDatabase)
            await Pass(from, Math.Min(OnOneDatabase, Evenings - from));
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
            await using (var witness = new NpgsqlCommand(NightPromises.Witness, database))
                await witness.ExecuteNonQueryAsync();

            for (var nth = 0; nth < count; nth++)
                await new RandomEvening(app, other, database, Setting("CRISISLINE_SEED") ?? from + nth, nth * RandomEvening.MostPeople).Pass();

            // PostgreSQL ends one and we begin it again, so nobody notices; but locks are taken in order (docs/rooms.md).
            await using var deadlocks = new NpgsqlCommand("select deadlocks from pg_stat_database where datname = current_database()", database);
            Assert.True(
                await deadlocks.ExecuteScalarAsync() is 0L,
                $"Two waited for each other, between {from} and {from + count}: {app.Log.Lines.FirstOrDefault(line => line.Contains("40P01", StringComparison.Ordinal))}");
        }
        finally
        {
            await app.DisposeAsync();
        }
    }

    private static int? Setting(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : null;
}
