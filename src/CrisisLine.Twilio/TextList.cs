using System.Globalization;
using System.Text.Json;

namespace CrisisLine.Twilio;

/// <summary>Twilio's list of texts, a page at a time.</summary>
internal static class TextList
{
    private const int PageSize = 200;

    /// <param name="from">Null for whenever. Twilio's filter knows whole days only, in UTC.</param>
    public static string Query(OutgoingText text, DateTimeOffset? from) =>
        $"To={Uri.EscapeDataString(text.To)}&From={Uri.EscapeDataString(text.From)}"
        + (from is { } day ? "&DateSent%3E=" + day.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "")
        + $"&PageSize={PageSize}";

    /// <summary>An answer without a list, or with things in it that are no texts, proves nothing.</summary>
    public static bool IsPage(JsonElement page) =>
        page.Member("messages") is { ValueKind: JsonValueKind.Array } texts && texts.Items().All(text => Read(text) is not null);

    public static bool IsLast(JsonElement page) =>
        page.Member("next_page_uri").ValueKind is JsonValueKind.Null or JsonValueKind.Undefined;

    public static IEnumerable<TextAtTwilio> Matches(JsonElement page, OutgoingText text, DateTimeOffset? from) =>
        page.Member("messages").Items()
            .Where(item => (item.Text("to") ?? text.To) == text.To && (item.Text("from") ?? text.From) == text.From)
            .Select(Read).OfType<TextAtTwilio>()
            .Where(found => found.Body == text.Body && !(found.CreatedAt < from));

    /// <returns>Null if this is no text.</returns>
    public static TextAtTwilio? Read(JsonElement json) =>
        json.Text("sid") is { Length: > 0 } sid
            ? new TextAtTwilio(sid, MessageStatus.Read(json.Text("status")), json.Text("body") ?? "",
                Time(json.Text("date_created")), json.Number("error_code"))
            : null;

    // RFC 2822, such as "Sat, 21 Nov 2026 10:00:00 +0000".
    private static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : null;
}
