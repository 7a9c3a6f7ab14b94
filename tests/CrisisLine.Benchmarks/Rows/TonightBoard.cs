using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using CrisisLine.Benchmarks.Ground;
using CrisisLine.Benchmarks.Load;

namespace CrisisLine.Benchmarks.Rows;

/// <summary>
/// One house's evening with sixty requests on the board: thirty screens stay open while twenty rows a second change, and what is
/// measured is the time from the commit of a change until a screen has its row. Then the page itself, and what three hundred
/// open screens cost a node.
/// </summary>
public static partial class TonightBoard
{
    private const int Requests = 60, Screens = 30, ManyScreens = 300, ChangesASecond = 20, Seconds = 15, Loads = 300;
    private const string Page = "/tonight/house-0/2027-06-04", Stream = "/live/tonight/house-0/2027-06-04";

    public static async Task<IReadOnlyList<Figure>> Measure(DurableServer server)
    {
        var database = await server.NewDatabase("tonight_board");
        await using var houses = new Houses(database);
        await houses.Open(from: 0, count: 1, Requests);
        var phones = new Texts();
        await houses.Know([.. Enumerable.Range(0, Requests).Select(_ => phones.NewPhone())]);
        await houses.HoldAll(from: 0, count: 1);
        await houses.Analyse();
        await using var node = await Child.Node(database);
        using var sam = await Colleague.Joins(node, houses);

        var html = await sam.Page(Page);
        if (html.Split("<li id=r").Length + html.Split("<li id=\"r").Length - 2 != Requests)
            throw new InvalidOperationException("The page does not show what is measured.");
        var loads = await Load(sam);
        var late = await Change(sam, houses);
        var more = await OpenMany(sam, node);
        return
        [
            Figure.Under("tonight-board", $"change to screen, p99 ({Screens} screens, {ChangesASecond} changes a second)", Percentile(late, 0.99), 300, "0", " ms"),
            new("tonight-board", "change to screen, p50", FormattableString.Invariant($"{Percentile(late, 0.5):0} ms")),
            Figure.Under("tonight-board", $"the page, from request to last byte, p50 of {Loads}", Percentile(loads, 0.5), 15, "0.0", " ms"),
            Figure.Under("tonight-board", $"the page with {Requests} requests", html.Length / 1000.0, 60, "0.0", " kB"),
            Figure.Under("tonight-board", $"{ManyScreens} open screens", more, 120, "0", " MB more"),
        ];
    }

    private static async Task<IReadOnlyList<double>> Load(Colleague sam)
    {
        for (var warm = 0; warm < Loads; warm++)
            await sam.Page(Page);

        var took = new List<double>();
        for (var load = 0; load < Loads; load++)
        {
            var since = Stopwatch.GetTimestamp();
            await sam.Page(Page);
            took.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
        }

        return took;
    }

    private static async Task<IReadOnlyList<double>> Change(Colleague sam, Houses houses)
    {
        var (kept, late) = (new ConcurrentDictionary<int, long>(), new ConcurrentBag<double>());
        var screens = await Task.WhenAll(Enumerable.Range(0, Screens).Select(_ => sam.Screen(Stream)));
        var reading = screens.Select(screen => Task.Run(() => Read(screen))).ToList();
        var ids = await houses.Source.Many<long>("select id from visit_request order by id");

        using (var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(1000.0 / ChangesASecond)))
            for (var change = 0; change < ChangesASecond * Seconds && await beat.WaitForNextTickAsync(); change++)
            {
                await houses.Source.Run("update visit_request set access_words = @words where id = @id", new
                {
                    id = ids[change % ids.Count],
                    words = Settings.Keys.Seal("visit_request.access_words", $"change-{change};"),
                });
                kept[change] = Stopwatch.GetTimestamp();
            }

        // What has not come after three seconds has not come; the last ones are waited for as long.
        using (var end = new PeriodicTimer(TimeSpan.FromSeconds(3)))
            await end.WaitForNextTickAsync();
        foreach (var screen in screens)
            screen.Dispose();
        await Task.WhenAll(reading);

        // A row that changed again before it was drawn is shown with its last change: no screen lacks anything, but none has each.
        return [.. late];

        async Task Read(StreamReader screen)
        {
            try
            {
                while (await screen.ReadLineAsync() is { } line)
                    foreach (Match change in Changed().Matches(line))
                        if (kept.TryGetValue(int.Parse(change.Groups[1].Value, CultureInfo.InvariantCulture), out var since))
                            late.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
            }
            catch (Exception over) when (over is ObjectDisposedException or IOException)
            {
                // The screen was switched off.
            }
        }
    }

    /// <returns>Megabytes.</returns>
    private static async Task<double> OpenMany(Colleague sam, Child node)
    {
        var before = node.WorkingSetInMegabytes;
        var screens = new List<StreamReader>();
        for (var screen = 0; screen < ManyScreens; screen++)
            screens.Add(await sam.Screen(Stream));
        foreach (var screen in screens)
            while (await screen.ReadLineAsync() is { Length: > 0 })
            {
                // Each has been sent its whole board.
            }

        var more = node.WorkingSetInMegabytes - before;
        screens.ForEach(screen => screen.Dispose());
        return more;
    }

    private static double Percentile(IReadOnlyList<double> times, double part) => times.Order().ElementAt((int)((times.Count - 1) * part));

    [GeneratedRegex(@"change-(\d+);")]
    private static partial Regex Changed();
}
