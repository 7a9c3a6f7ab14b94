namespace CrisisLine.PhoneSimulator.Webhooks;

/// <summary>Forms and queries, <c>application/x-www-form-urlencoded</c>, in the order in which their fields stand.</summary>
internal static class FormFields
{
    public static string Write(IEnumerable<KeyValuePair<string, string>> fields) =>
        string.Join('&', fields.Select(field => $"{Escape(field.Key)}={Escape(field.Value)}"));

    public static List<KeyValuePair<string, string>> Read(string text) =>
        [.. text.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2))
            .Select(pair => KeyValuePair.Create(Plain(pair[0]), Plain(pair.Length > 1 ? pair[1] : "")))];

    private static string Escape(string text) => Uri.EscapeDataString(text).Replace("%20", "+", StringComparison.Ordinal);

    private static string Plain(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
