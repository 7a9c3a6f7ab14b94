using System.Diagnostics;
using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Operations;

/// <summary>What falls due while there is no database is done when it is back.</summary>
[Collection(nameof(Undisturbed))]
public sealed class AHoldThatEndsMeanwhile(NodeWithPostgres own) : IClassFixture<NodeWithPostgres>
{
    private static readonly TimeSpan FiveSeconds = TimeSpan.FromSeconds(5), ToHeal = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_hold_that_ended_while_it_was_away_lapses_when_it_is_back()
    {
        await own.Database.Answer(CloseSoon);
        Assert.Contains("we have room", await own.Node.Phone().Texts("VISIT"));
        var since = Stopwatch.StartNew();
        await own.Postgres.DisposeAsync();
        await Eventually.Is(true, () => Task.FromResult(since.Elapsed > FiveSeconds), ToHeal);

        await own.Starts();
        await Eventually.Is("200", own.Node.Readiness, ToHeal);
        await Eventually.Is("1", async () => $"{await own.Node.Count("lapsed")}", ToHeal);
    }

    // No hold outlives the night.
    private const string CloseSoon =
        """
        update service_night set closes_at = start_at + (clock_timestamp() - real_at) + interval '4 seconds'
        from program_clock
        where night = '2027-06-04'
        """;
}
