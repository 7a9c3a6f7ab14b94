namespace CrisisLine.Benchmarks.Load;

/// <summary>How fast something went.</summary>
/// <param name="P50">Milliseconds, as is <paramref name="P99"/>.</param>
/// <param name="Refused">Answers that were not 200.</param>
/// <param name="Processor">Microseconds of processor time in the answering process, each; the database's are not in it.</param>
public sealed record Pace(double PerSecond, double P50, double P99, int Refused, double Processor = double.NaN)
{
    public static Pace Of(IEnumerable<double> milliseconds, TimeSpan within, int refused)
    {
        var sorted = milliseconds.Order().ToArray();
        return new Pace(sorted.Length / within.TotalSeconds, Percentile(sorted, 0.5), Percentile(sorted, 0.99), refused);
    }

    /// <summary>The middle of several rounds, each figure for itself.</summary>
    public static Pace Middle(IReadOnlyCollection<Pace> rounds) => new(
        Median(rounds.Select(round => round.PerSecond)), Median(rounds.Select(round => round.P50)),
        Median(rounds.Select(round => round.P99)), rounds.Sum(round => round.Refused),
        Median(rounds.Select(round => round.Processor)));

    public static double Median(IEnumerable<double> figures) => Percentile([.. figures.Order()], 0.5);

    public static double Percentile(double[] sorted, double part) =>
        sorted.Length == 0 ? double.NaN : sorted[Math.Min((int)(sorted.Length * part), sorted.Length - 1)];

    public override string ToString() => FormattableString.Invariant($"{PerSecond:n0}/s, p50 {P50:n1} ms, p99 {P99:n1} ms{Used}");

    private string Used => double.IsNaN(Processor) ? "" : FormattableString.Invariant($", {Processor:n0} us of a core each");
}
