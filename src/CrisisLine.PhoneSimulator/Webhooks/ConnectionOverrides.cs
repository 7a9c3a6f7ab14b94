using System.Globalization;

namespace CrisisLine.PhoneSimulator.Webhooks;

/// <summary>
/// What an address says, behind its <c>#</c>, about how Twilio shall connect: <c>rc</c> retries, <c>rp</c> after which
/// failures, <c>ct</c>, <c>rt</c> and <c>tt</c> milliseconds to connect, to the first byte, and in all.
/// </summary>
internal sealed record ConnectionOverrides(int Retries, IReadOnlyList<string> RetryOn, TimeSpan Connect, TimeSpan Read, TimeSpan Total)
{
    /// <param name="limit">The longest any of it may be: 15 seconds at Twilio.</param>
    public static ConnectionOverrides Of(string url, TimeSpan limit)
    {
        var set = url.Contains('#')
            ? url[(url.IndexOf('#') + 1)..].Split('&').Select(part => part.Split('=', 2)).Where(part => part.Length == 2)
                .GroupBy(part => part[0]).ToDictionary(part => part.Key, part => part.Last()[1])
            : [];

        return new ConnectionOverrides(
            Number(set, "rc", 0, 5) ?? 1,
            set.TryGetValue("rp", out var policies) ? policies.Split(',') : ["ct"],
            Time(set, "ct", 10_000) ?? Shorter(TimeSpan.FromSeconds(5), limit),
            Shorter(Time(set, "rt", 15_000) ?? limit, limit),
            Shorter(Time(set, "tt", 15_000) ?? limit, limit));
    }

    /// <summary>The address as it is requested and signed.</summary>
    public static string Without(string url) => url.Split('#')[0];

    /// <param name="failure">4xx, 5xx, ct or rt.</param>
    public bool Retry(string failure) => RetryOn.Contains("all") || RetryOn.Contains(failure);

    private static TimeSpan Shorter(TimeSpan left, TimeSpan right) => left < right ? left : right;

    private static TimeSpan? Time(Dictionary<string, string> set, string name, int most) =>
        Number(set, name, 100, most) is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null;

    private static int? Number(Dictionary<string, string> set, string name, int least, int most) =>
        set.TryGetValue(name, out var text) && int.TryParse(text, CultureInfo.InvariantCulture, out var number)
            ? Math.Clamp(number, least, most)
            : null;
}
