using CrisisLine.Domain.People;
using NodaTime.Text;

namespace CrisisLine.Messages;

/// <summary>How a person may be reached, from the columns in which it stands.</summary>
internal static class SafeContactColumns
{
    /// <summary>The hours that somebody ruled out, of the number that a query calls <c>contact</c>.</summary>
    public const string UnsafeTimes =
        "(select string_agg(from_time || '-' || until_time, ' ') from unsafe_time where contact_point_id = contact.id) as unsafe_times";

    private static readonly LocalTimePattern WallTime = LocalTimePattern.CreateWithInvariantCulture("HH:mm:ss");

    /// <param name="unsafeTimes">Such as <c>18:00:00-08:00:00 12:00:00-13:00:00</c>; null for none.</param>
    public static SafeContact Read(string? texts, bool optedOut, bool hasTexted, Instant lastHeardAt, string? unsafeTimes) => new(
        texts switch { "any" => TextRule.Any, "none" => TextRule.None, _ => TextRule.ReplyOnly },
        optedOut, hasTexted, lastHeardAt,
        [.. (unsafeTimes ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Read)]);

    private static UnsafeTime Read(string times) => times.Split('-') is [var from, var until]
        ? new UnsafeTime(WallTime.Parse(from).Value, WallTime.Parse(until).Value)
        : throw new FormatException("An unsafe time has a beginning and an end.");
}
