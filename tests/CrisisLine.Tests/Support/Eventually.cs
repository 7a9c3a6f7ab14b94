using System.Diagnostics;

namespace CrisisLine.Tests.Support;

/// <summary>Waits for what another process or the real clock will bring. Never for what must not come.</summary>
public static class Eventually
{
    public static Task Is(bool expected, Func<Task<bool>> look, TimeSpan within) => Is(expected.ToString(), async () => (await look()).ToString(), within);

    /// <returns>How long it took.</returns>
    public static async Task<TimeSpan> Is(string expected, Func<Task<string>> look, TimeSpan within)
    {
        var since = Stopwatch.StartNew();
        using var aMoment = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await look() is var seen && seen != expected)
        {
            Assert.True(since.Elapsed < within, $"After {since.Elapsed.TotalSeconds:f1} s it is still {seen}, not {expected}.");
            await aMoment.WaitForNextTickAsync();
        }

        return since.Elapsed;
    }
}
