using System.Text.Json;

namespace CrisisLine.Twilio;

/// <summary>Members of an answer that may not be there, or be of another kind than they ought to.</summary>
internal static class JsonReading
{
    /// <returns>Undefined if this is no JSON.</returns>
    public static JsonElement Parse(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return default;
        }
    }

    public static JsonElement Member(this JsonElement json, string name) =>
        json.ValueKind is JsonValueKind.Object && json.TryGetProperty(name, out var member) ? member : default;

    /// <returns>Null if it is missing, no text, or text that cannot be read.</returns>
    public static string? Text(this JsonElement json, string name)
    {
        try
        {
            var member = json.Member(name);
            return member.ValueKind is JsonValueKind.String ? member.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // Half a character, or bytes that are not UTF-8.
            return null;
        }
    }

    /// <returns>Null if it is missing or no whole number.</returns>
    public static int? Number(this JsonElement json, string name) =>
        json.Member(name) is { ValueKind: JsonValueKind.Number } member && member.TryGetInt32(out var number) ? number : null;

    /// <returns>None if it is missing or no list.</returns>
    public static IEnumerable<JsonElement> Items(this JsonElement json) =>
        json.ValueKind is JsonValueKind.Array ? json.EnumerateArray() : [];
}
