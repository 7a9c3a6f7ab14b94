using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;
using CrisisLine.Data;

namespace CrisisLine.Operations;

/// <summary>What the program counts, as Prometheus reads it: <c>GET /metrics</c>. Only our own meter and the web server's.</summary>
public sealed class Metrics : IDisposable
{
    private static readonly string[] Meters = ["CrisisLine", "Microsoft.AspNetCore.Hosting"];

    /// <summary>Upper ends in seconds; a text should be answered within the third.</summary>
    private static readonly double[] Steps = [0.005, 0.025, 0.1, 0.25, 0.5, 1, 2, 5];

    private readonly ConcurrentDictionary<(Instrument Instrument, string Tags), Series> _series = [];
    private readonly MeterListener _listener = new();

    public Metrics(IMeterFactory ours)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            // Several nodes can live in one process, each with meters of its own.
            if (instrument.Meter.Scope != ours || !Meters.Contains(instrument.Meter.Name))
                return;
            listener.EnableMeasurementEvents(instrument);
            // A count that has not moved yet is nought, and a dashboard should say so.
            if (instrument is Counter<long>)
                SeriesOf(instrument, []).Add(0);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            if (instrument is ObservableGauge<long>)
                SeriesOf(instrument, tags).Set(value);
            else
                SeriesOf(instrument, tags).Add(value);
        });
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => SeriesOf(instrument, tags).Add(value));
        _listener.Start();
    }

    public void Dispose() => _listener.Dispose();

    public string Write()
    {
        _listener.RecordObservableInstruments();
        var text = new StringBuilder();
        foreach (var group in _series.ToArray().GroupBy(one => one.Key.Instrument).OrderBy(group => group.Key.Name, StringComparer.Ordinal))
        {
            var isHistogram = group.Key is Histogram<double>;
            var name = Name(group.Key.Name) + (isHistogram ? "_seconds" : group.Key is Counter<long> ? "_total" : "");
            text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {group.Key.Description}\n");
            text.Append(CultureInfo.InvariantCulture, $"# TYPE {name} {(isHistogram ? "histogram" : group.Key is Counter<long> ? "counter" : "gauge")}\n");
            foreach (var ((_, tags), series) in group)
                series.Write(text, name, tags, isHistogram);
        }

        return text.ToString();
    }

    private Series SeriesOf(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var written = new StringBuilder();
        foreach (var (name, value) in tags)
            written.Append(written.Length > 0 ? "," : "")
                .Append(CultureInfo.InvariantCulture, $"{Name(name)}=\"{Escape(value)}\"");
        return _series.GetOrAdd((instrument, written.ToString()), _ => new Series());
    }

    private static string Name(string name) => name.Replace('.', '_').Replace('-', '_');

    private static string Escape(object? value) =>
        Convert.ToString(value, CultureInfo.InvariantCulture)?.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n") ?? "";

    private sealed class Series
    {
        private readonly Lock _lock = new();
        private readonly long[] _upTo = new long[Steps.Length];
        private double _sum;
        private long _count;

        public void Add(double value)
        {
            lock (_lock)
            {
                _sum += value;
                _count++;
                for (var step = 0; step < Steps.Length; step++)
                    if (value <= Steps[step])
                        _upTo[step]++;
            }
        }

        public void Set(double value)
        {
            lock (_lock)
                _sum = value;
        }

        public void Write(StringBuilder text, string name, string tags, bool isHistogram)
        {
            lock (_lock)
            {
                var braced = tags.Length > 0 ? $"{{{tags}}}" : "";
                if (!isHistogram)
                {
                    text.Append(CultureInfo.InvariantCulture, $"{name}{braced} {_sum}\n");
                    return;
                }

                var first = tags.Length > 0 ? tags + "," : "";
                for (var step = 0; step < Steps.Length; step++)
                    text.Append(CultureInfo.InvariantCulture, $"{name}_bucket{{{first}le=\"{Steps[step]}\"}} {_upTo[step]}\n");
                text.Append(CultureInfo.InvariantCulture, $"{name}_bucket{{{first}le=\"+Inf\"}} {_count}\n");
                text.Append(CultureInfo.InvariantCulture, $"{name}_sum{braced} {_sum}\n{name}_count{braced} {_count}\n");
            }
        }
    }
}

public static class MetricsPage
{
    public static void MapMetrics(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/metrics", async (Metrics metrics, Database database, CancellationToken cancellation) =>
            Results.Text(metrics.Write() + await WhatWaits.Write(database, cancellation), "text/plain; version=0.0.4"));
}
