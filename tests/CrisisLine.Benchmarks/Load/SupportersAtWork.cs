using System.Collections.Concurrent;
using CrisisLine.Benchmarks.Ground;

namespace CrisisLine.Benchmarks.Load;

/// <summary>
/// Supporters who take what is due, press 1 on their phones, talk for a moment and hang up, through whichever node answers. A
/// watcher looks at the list as a screen does, and notes when each callback was first shown as due.
/// </summary>
public sealed class SupportersAtWork(CallingLine line, Func<Child?> anyNode)
{
    private static readonly TimeSpan ALook = TimeSpan.FromMilliseconds(200), AMoment = TimeSpan.FromMilliseconds(300), TheTalk = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<long, byte> _due = new();

    /// <summary>By the callback's id; in real time.</summary>
    public ConcurrentDictionary<long, DateTimeOffset> FirstShown { get; } = new();

    /// <summary>How many are still to be kept, at the last look.</summary>
    public int Left { get; private set; } = int.MaxValue;

    public Task Until(CancellationToken stop) =>
        Task.WhenAll([Watch(stop), .. Enumerable.Range(0, CallingLine.Supporters).Select(nth => Work(nth, stop))]);

    private async Task Watch(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(ALook);
        while (await Next(timer, stop))
            if (anyNode() is { } node && await line.Open(node) is { } open)
            {
                var now = Service.RealTime.GetUtcNow();
                var due = open.Where(one => one!["state"]!.GetValue<string>() == "due").Select(one => one!["id"]!.GetValue<long>()).ToHashSet();
                foreach (var id in due)
                    FirstShown.TryAdd(id, now);
                foreach (var gone in _due.Keys.Where(id => !due.Contains(id)))
                    _due.TryRemove(gone, out _);
                foreach (var id in due)
                    _due.TryAdd(id, 0);
                Left = open.Count;
            }
    }

    private async Task Work(int supporter, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(AMoment);
        while (await Next(timer, stop))
        {
            await UseThePhone(supporter, timer, stop);
            if (_due.Keys.Order().Skip(supporter % 5).Select(id => (long?)id).FirstOrDefault() is { } callback && _due.TryRemove(callback, out _)
                && anyNode() is { } node)
                await line.Takes(node, supporter, callback);
        }
    }

    /// <summary>Whatever rings is for them: they press 1 until it is heard, talk, and hang up.</summary>
    private async Task UseThePhone(int supporter, PeriodicTimer timer, CancellationToken stop)
    {
        var phone = CallingLine.PhoneOf(supporter);
        if ((await line.CallsAt(phone)).Last is not "in-progress")
            return;
        await line.Does(phone, "press", new { keys = "1" });
        for (var talked = TimeSpan.Zero; talked < TheTalk; talked += AMoment)
            if (!await Next(timer, stop))
                return;
        await line.Does(phone, "hangup");
    }

    private static async Task<bool> Next(PeriodicTimer timer, CancellationToken stop)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stop);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
