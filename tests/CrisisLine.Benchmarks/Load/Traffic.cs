using System.Diagnostics;
using CrisisLine.Benchmarks.Ground;

namespace CrisisLine.Benchmarks.Load;

/// <summary>Many connections, each of which sends the next text as soon as its last one is answered.</summary>
public static class Traffic
{
    /// <param name="warm">What is answered in this time does not count.</param>
    /// <param name="length">Counted time; it ends sooner if the texts run out.</param>
    public static async Task<Pace> Run(Child to, int connections, IReadOnlyList<byte[]> texts, TimeSpan warm, TimeSpan length)
    {
        var lines = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => KeptAlive.To(to.Port)));
        var (next, refused) = (-1, 0);
        var used = to.ProcessorTime;
        var start = Stopwatch.GetTimestamp();
        var counted = start + (long)(warm.TotalSeconds * Stopwatch.Frequency);
        var end = counted + (long)(length.TotalSeconds * Stopwatch.Frequency);

        var all = await Task.WhenAll(lines.Select(line => Task.Run(() => Send(line))));
        var over = Math.Min(end, Stopwatch.GetTimestamp());
        foreach (var line in lines)
            line.Dispose();
        var pace = Pace.Of(all.SelectMany(times => times), TimeSpan.FromSeconds((over - counted) / (double)Stopwatch.Frequency), refused);
        return pace with { Processor = (to.ProcessorTime - used).TotalMicroseconds / Math.Min(next, texts.Count) };

        async Task<List<double>> Send(KeptAlive line)
        {
            var times = new List<double>(4096);
            var sent = Stopwatch.GetTimestamp();
            while (sent < end && Interlocked.Increment(ref next) is var nth && nth < texts.Count)
            {
                if (await line.Ask(texts[nth]) != 200)
                    Interlocked.Increment(ref refused);
                var answered = Stopwatch.GetTimestamp();
                if (sent >= counted && answered <= end)
                    times.Add(Stopwatch.GetElapsedTime(sent, answered).TotalMilliseconds);
                sent = answered;
            }

            return times;
        }
    }

    /// <summary>All texts at the same moment, each on a connection of its own that is already open.</summary>
    /// <param name="ports">In turn.</param>
    /// <returns>Until the last one was answered.</returns>
    public static async Task<(TimeSpan Took, int Refused)> Burst(IReadOnlyList<int> ports, IReadOnlyList<byte[]> texts)
    {
        var lines = await Task.WhenAll(texts.Select((_, nth) => KeptAlive.To(ports[nth % ports.Count])));
        var since = Stopwatch.StartNew();
        var statuses = await Task.WhenAll(lines.Zip(texts, (line, text) => line.Ask(text).AsTask()));
        var took = since.Elapsed;
        foreach (var line in lines)
            line.Dispose();
        return (took, statuses.Count(status => status != 200));
    }
}
